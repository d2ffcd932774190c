/** The union narrows by `type`, and the compiler checks that a switch over it is exhaustive. */
import type {
  Organization,
  OrganizationCreatedEvent,
  Permission,
  PermissionCreatedEvent,
  WebhookEvent,
  WebhookEventOf,
} from '@hookschema/scalekit';
import { sameTypes } from './expect-types.js';

type PermissionEvent = WebhookEventOf<'permission.created' | 'permission.updated' | 'permission.deleted'>;

export function byEquality(event: WebhookEvent): Organization | undefined {
  if (event.type === 'organization.created') {
    sameTypes<typeof event, OrganizationCreatedEvent>(true);
    return event.data;
  }
  // @ts-expect-error: the type that has been handled is no longer in the union
  if (event.type === 'organization.created') return undefined;
  return undefined;
}

export function beforeNarrowing(event: WebhookEvent): string {
  // @ts-expect-error: not every event has a permission
  const { name } = event.data;
  return `${name} ${event.id} ${event.occurred_at}`;
}

export function byDestructuring({ type, data }: PermissionEvent | OrganizationCreatedEvent): string {
  return type === 'organization.created' ? data.create_time : data.name;
}

export function byPredicate(events: readonly WebhookEvent[]): Permission[] {
  const isCreation = (event: WebhookEvent): event is PermissionCreatedEvent =>
    event.type === 'permission.created';
  return events.filter(isCreation).map((event) => event.data);
}

export function exhaustive(event: PermissionEvent): string {
  switch (event.type) {
    case 'permission.created':
    case 'permission.updated':
      return event.data.name;
    case 'permission.deleted':
      return event.data.id;
    default: {
      const none: never = event;
      return none;
    }
  }
}

export function oneCaseMissing(event: PermissionEvent): string {
  switch (event.type) {
    case 'permission.created':
    case 'permission.updated':
      return event.data.name;
    default: {
      // @ts-expect-error: permission.deleted remains
      const none: never = event;
      return none;
    }
  }
}

// @ts-expect-error: without a default, a missing case is a missing return
export function noDefault(event: PermissionEvent): string {
  switch (event.type) {
    case 'permission.created':
      return event.data.name;
    case 'permission.deleted':
      return event.data.id;
  }
}

export function wholeUnion(event: WebhookEvent): string {
  switch (event.type) {
    case 'permission.created':
      return event.data.name;
    // @ts-expect-error: no event of the catalog has this type
    case 'permission.painted':
      return '';
    default: {
      // @ts-expect-error: the other events of the catalog remain
      const none: never = event;
      return none;
    }
  }
}
