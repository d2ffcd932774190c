/** The map from event types to events, with which handlers, subscriptions and lists of types are written. */
import {
  type OrganizationCreatedEvent,
  type OrganizationDeletedEvent,
  type PermissionCreatedEvent,
  type WebhookEvent,
  type WebhookEventMap,
  type WebhookEventOf,
  type WebhookEventType,
  webhookEventTypes,
} from '@hookschema/scalekit';
import { sameTypes } from './expect-types.js';

sameTypes<WebhookEventOf<'permission.created'>, PermissionCreatedEvent>(true);
sameTypes<WebhookEventMap['permission.created'], PermissionCreatedEvent>(true);
sameTypes<
  WebhookEventOf<'organization.created' | 'organization.deleted'>,
  OrganizationCreatedEvent | OrganizationDeletedEvent
>(true);
sameTypes<WebhookEventOf<WebhookEventType>, WebhookEvent>(true);
sameTypes<WebhookEvent['type'], WebhookEventType>(true);
sameTypes<WebhookEventOf<'permission.created'>, OrganizationCreatedEvent>(false);

// @ts-expect-error: no event of the catalog has this type
export type Unknown = WebhookEventOf<'permission.painted'>;

// @ts-expect-error: not every string is an event type
export type Anything = WebhookEventOf<string>;

/** Every key of the map leads to the event that has the key as its `type`. */
type Misplaced = {
  [T in WebhookEventType]: WebhookEventMap[T]['type'] extends T
    ? T extends WebhookEventMap[T]['type']
      ? never
      : T
    : T;
}[WebhookEventType];
sameTypes<Misplaced, never>(true);

declare function on<T extends WebhookEventType>(type: T, handler: (event: WebhookEventMap[T]) => void): void;

on('permission.created', (event) => {
  sameTypes<typeof event, PermissionCreatedEvent>(true);
});
on('organization.deleted', ({ data }) => data.deleted_at);
// @ts-expect-error: an organization event has no permission
on('organization.deleted', ({ data }) => data.description);
// @ts-expect-error: no event of the catalog has this type
on('permission.painted', () => {});
// @ts-expect-error: the handler is one for another event
on('permission.created', (event: OrganizationCreatedEvent) => event.id);

type Handlers = { readonly [T in WebhookEventType]: (event: WebhookEventOf<T>) => void };

export const handlers: Partial<Handlers> = {
  'permission.created': ({ data }) => data.name,
  'organization.created': ({ data, organization_id }) => [data.create_time, organization_id],
  // @ts-expect-error: an organization event has no permission
  'organization.updated': ({ data }) => data.description,
};

export const unknownEvents: Partial<Handlers> = {
  // @ts-expect-error: no event of the catalog has this type
  'permission.painted': () => {},
};

declare const allButOne: Omit<Handlers, 'permission.created'>;
export const all: Handlers = { ...allButOne, 'permission.created': () => {} };
// @ts-expect-error: permission.created is missing
export const incomplete: Handlers = { ...allButOne };

/** A handler that is found by the event's own type accepts that event. */
export function dispatch<T extends WebhookEventType>(to: Handlers, type: T, event: WebhookEventMap[T]): void {
  to[type](event);
}

sameTypes<(typeof webhookEventTypes)[number], WebhookEventType>(true);
sameTypes<number extends (typeof webhookEventTypes)['length'] ? 'array' : 'tuple', 'tuple'>(true);
export const first: WebhookEventType = webhookEventTypes[0];
export const listed: readonly WebhookEventType[] = webhookEventTypes;
// @ts-expect-error: the list is readonly
webhookEventTypes[0] = 'permission.created';
// @ts-expect-error: and cannot grow
webhookEventTypes.push('permission.created');
// @ts-expect-error: a tuple has a fixed length
export const beyond = webhookEventTypes[100000];
