import { type } from 'arktype';
import { isDateTime } from '../../../generator/runtime/formats.js';
import { isJsonObject } from '../peer.mjs';

const moment = type('string').narrow((text) => isDateTime(text));
const nullableText = type('string | null');
const nullableMoment = moment.or('null');

const envelope = /** @type {const} */ ({
  spec_version: /^[0-9]+$/,
  id: /^evt_/,
  occurred_at: moment,
  environment_id: /^env_/,
  'organization_id?': /^org_/,
  'display_name?': 'string',
});

const organization = type({
  id: /^org_/,
  create_time: moment,
  'display_name?': nullableText,
  'external_id?': nullableText,
  'region_code?': nullableText,
  'update_time?': nullableMoment,
  'deleted_at?': nullableMoment,
  'metadata?': type('object | null').narrow((value) => value === null || isJsonObject(value)),
  'settings?': type({ features: type({ name: 'string', enabled: 'boolean' }).array() }).or('null'),
});

const permission = type({ id: /^perm_/, name: 'string', description: 'string' });

/** @param {string} name */
const organizationEvent = (name) =>
  type({ ...envelope, type: type.unit(name), object: "'Organization'", data: organization });
/** @param {string} name */
const permissionEvent = (name) =>
  type({ ...envelope, type: type.unit(name), object: "'Permission'", data: permission });

const webhookEvent = type.or(
  organizationEvent('organization.created').and({ organization_id: 'string' }),
  organizationEvent('organization.deleted'),
  organizationEvent('organization.updated'),
  permissionEvent('permission.created'),
  permissionEvent('permission.deleted'),
  permissionEvent('permission.updated'),
);

/** @type {import('../peer.mjs').Peer[]} */
export const arktype = [
  { key: 'arktype', title: 'arktype `allows`', accepts: (payload) => webhookEvent.allows(payload) },
  {
    key: 'arktypeValidate',
    title: 'arktype call',
    accepts: (payload) => !(webhookEvent(payload) instanceof type.errors),
  },
];
