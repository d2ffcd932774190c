/**
 * Properties are required, optional and nullable as in the schemas. Object literals with unknown properties are errors.
 */
import type {
  Organization,
  OrganizationCreatedEvent,
  Permission,
  PermissionCreatedEvent,
  WebhookEvent,
} from '@hookschema/scalekit';
import { sameTypes } from './expect-types.js';

type OptionalKeys<T> = { [K in keyof T]-?: Record<never, never> extends Pick<T, K> ? K : never }[keyof T];

sameTypes<Organization['id'], string>(true);
sameTypes<Organization['external_id'], string | null | undefined>(true);
sameTypes<Organization['metadata'], { [key: string]: unknown } | null | undefined>(true);
sameTypes<'id' extends OptionalKeys<Organization> ? 'optional' : 'required', 'required'>(true);
sameTypes<'external_id' extends OptionalKeys<Organization> ? 'optional' : 'required', 'optional'>(true);
sameTypes<OptionalKeys<Permission>, never>(true);

const organization: Organization = { id: 'org_1', create_time: '2025-12-09T09:25:02.02Z' };

export const organizations: readonly Organization[] = [
  { ...organization, external_id: null },
  { ...organization, external_id: 'org_external_123', settings: null, metadata: { plan: ['pro', 3, null] } },
  { ...organization, settings: { features: [{ name: 'sso', enabled: true }] } },
  // The schema names this value as a known one, and allows others.
  { ...organization, region_code: 'US' },
  { ...organization, region_code: 'somewhere new' },
  // @ts-expect-error: absent is not the same as undefined (exactOptionalPropertyTypes)
  { ...organization, external_id: undefined },
  // @ts-expect-error: the identifier is never null
  { ...organization, id: null },
  // @ts-expect-error: the identifier is not a number
  { ...organization, id: 1 },
  // @ts-expect-error: create_time is never null
  { ...organization, create_time: null },
  // @ts-expect-error: a timestamp is a string, as in JSON
  { ...organization, create_time: new Date() },
  // @ts-expect-error: the identifier is required
  { create_time: '2025-12-09T09:25:02.02Z' },
  // @ts-expect-error: a feature needs both of its properties
  { ...organization, settings: { features: [{ name: 'sso' }] } },
  // @ts-expect-error: no schema knows this property
  { ...organization, colour: 'red' },
];

const created: PermissionCreatedEvent = {
  spec_version: '1',
  id: 'evt_1',
  type: 'permission.created',
  object: 'Permission',
  occurred_at: '2024-01-15T10:30:00.123456789Z',
  environment_id: 'env_1',
  data: { id: 'perm_1', name: 'data:manage', description: 'Manage data' },
};

export const permissionEvents: readonly PermissionCreatedEvent[] = [
  created,
  { ...created, display_name: 'Permission Created', organization_id: 'org_1' },
  // @ts-expect-error: this is the type of another event
  { ...created, type: 'permission.deleted' },
  // @ts-expect-error: the property object is a literal too
  { ...created, object: 'Organization' },
  // @ts-expect-error: a string may be any event type
  { ...created, type: String(created.type) },
  // @ts-expect-error: the payload is that of another event
  { ...created, data: organization },
  // @ts-expect-error: no schema knows this property
  { ...created, colour: 'red' },
  // @ts-expect-error: no schema of the payload has this property
  { ...created, data: { ...created.data, colour: 'red' } },
  // @ts-expect-error: the payload is required
  { ...created, data: undefined },
];

export const events: readonly WebhookEvent[] = [
  created,
  { ...created, type: 'permission.updated' },
  // @ts-expect-error: the event type requires another payload
  { ...created, type: 'organization.updated' },
  // @ts-expect-error: no event of the catalog has this type
  { ...created, type: 'permission.painted' },
];

/** The properties that all events share can be read from the union. */
export function common(event: WebhookEvent): readonly [string, string, string] {
  sameTypes<OrganizationCreatedEvent['organization_id'], string>(true);
  sameTypes<PermissionCreatedEvent['organization_id'], string | undefined>(true);
  return [event.id, event.occurred_at, event.environment_id];
}
