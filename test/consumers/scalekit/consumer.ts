/** A receiver of webhooks in TypeScript. Compiled under `--strict`, then run. */
import {
  type WebhookEvent,
  type WebhookEventMap,
  type WebhookEventOf,
  type WebhookEventType,
  webhookEventTypes,
} from '@hookschema/scalekit';
import { isOrganizationCreatedEvent } from '@hookschema/scalekit/events/organization.created';
import { fixtures, makeEvent } from '@hookschema/scalekit/fixtures';
import { validateWebhookEvent } from '@hookschema/scalekit/validators';

type PermissionEvent = WebhookEventOf<'permission.created' | 'permission.updated' | 'permission.deleted'>;
type Handlers = { [T in WebhookEventType]?: (event: WebhookEventMap[T]) => string };

const handlers: Handlers = {
  'organization.created': ({ data }) => `organization ${data.display_name ?? data.id}`,
  'permission.created': permission,
  'permission.deleted': permission,
};

function permission(event: PermissionEvent): string {
  switch (event.type) {
    case 'permission.created':
    case 'permission.updated':
      return `permission ${event.data.name}`;
    case 'permission.deleted':
      return `no permission ${event.data.name}`;
    default: {
      const none: never = event;
      return none;
    }
  }
}

/** Responds as an endpoint would: with what was done, or why the payload was rejected. */
export function receive(payload: unknown): string {
  const result = validateWebhookEvent(payload);
  if (!result.valid) return result.errors[0].message;
  return handle(result.value);
}

function handle<T extends WebhookEventType>(event: WebhookEventMap[T] & WebhookEvent): string {
  const handler: ((event: WebhookEventMap[T]) => string) | undefined = handlers[event.type as T];
  return handler?.(event) ?? `nothing to do for ${event.type}`;
}

// @ts-expect-error: the identifier of an organization is a string
export const wrong: WebhookEventOf<'organization.created'>['data']['id'] = 1;

const [permissionDeleted] = fixtures['permission.deleted'].examples;
const [organizationCreated] = fixtures['organization.created'].examples;
const renamed = makeEvent('organization.created', { data: { display_name: 'Renamed' } }, { seed: 1 });
const answers: readonly (readonly [unknown, unknown])[] = [
  [receive(permissionDeleted), 'no permission data:manage'],
  [receive(organizationCreated), 'organization AcmeCorp'],
  [receive(renamed), 'organization Renamed'],
  [receive({ ...organizationCreated, id: 5 }), 'organization.created: /id must be a string, got number'],
  [receive(fixtures['permission.updated'].minimal), 'nothing to do for permission.updated'],
  [isOrganizationCreatedEvent(organizationCreated), true],
  [isOrganizationCreatedEvent(permissionDeleted), false],
  [webhookEventTypes.includes('organization.created'), true],
];
for (const [answer, expected] of answers) {
  if (answer !== expected) throw new Error(`expected ${String(expected)}, got ${String(answer)}`);
}
