import typia, { type tags } from 'typia';
import { isDateTime as isDateTimeOfAll } from '../../../generator/runtime/formats.js';

// typia copies a tag's check into this module, where it can use constants but not imports. Its own `tags.Pattern` would
// create a new regular expression for every value.
// biome-ignore lint/correctness/noUnusedVariables: the checks that typia writes call it
const isDateTime = isDateTimeOfAll;
// biome-ignore lint/correctness/noUnusedVariables: the checks that typia writes call it
const DIGITS = /^[0-9]+$/;

type Checked<Kind extends string, Check extends string> = string &
  tags.TagBase<{ target: 'string'; kind: Kind; value: undefined; validate: Check }>;
type Moment = Checked<'moment', 'isDateTime($input)'>;
type Digits = Checked<'digits', 'DIGITS.test($input)'>;
type Identifier<Prefix extends string> = Checked<'identifier', `$input.startsWith("${Prefix}")`>;

interface Envelope {
  spec_version: Digits;
  id: Identifier<'evt_'>;
  occurred_at: Moment;
  environment_id: Identifier<'env_'>;
  organization_id?: Identifier<'org_'>;
  display_name?: string;
}

interface Organization {
  id: Identifier<'org_'>;
  create_time: Moment;
  display_name?: string | null;
  external_id?: string | null;
  region_code?: string | null;
  update_time?: Moment | null;
  deleted_at?: Moment | null;
  metadata?: { [key: string]: unknown } | null;
  settings?: { features: { name: string; enabled: boolean }[] } | null;
}

interface Permission {
  id: Identifier<'perm_'>;
  name: string;
  description: string;
}

interface OrganizationEvent<T extends string> extends Envelope {
  type: T;
  object: 'Organization';
  data: Organization;
}

interface PermissionEvent<T extends string> extends Envelope {
  type: T;
  object: 'Permission';
  data: Permission;
}

interface OrganizationCreated extends OrganizationEvent<'organization.created'> {
  organization_id: Identifier<'org_'>;
}

type WebhookEvent =
  | OrganizationCreated
  | OrganizationEvent<'organization.deleted'>
  | OrganizationEvent<'organization.updated'>
  | PermissionEvent<'permission.created'>
  | PermissionEvent<'permission.deleted'>
  | PermissionEvent<'permission.updated'>;

export const is = typia.createIs<WebhookEvent>();
export const validate = typia.createValidate<WebhookEvent>();
