import * as v from 'valibot';
import { isDateTime } from '../../../generator/runtime/formats.js';
import { isJsonObject } from '../peer.mjs';

/** @type {(text: string) => boolean} */
const isMoment = isDateTime;
const moment = v.pipe(v.string(), v.check(isMoment));
/** @param {string} prefix */
const identifier = (prefix) => v.pipe(v.string(), v.startsWith(prefix));

const envelope = {
  spec_version: v.pipe(v.string(), v.regex(/^[0-9]+$/)),
  id: identifier('evt_'),
  occurred_at: moment,
  environment_id: identifier('env_'),
  organization_id: v.optional(identifier('org_')),
  display_name: v.optional(v.string()),
};

const organization = v.object({
  id: identifier('org_'),
  create_time: moment,
  display_name: v.nullish(v.string()),
  external_id: v.nullish(v.string()),
  region_code: v.nullish(v.string()),
  update_time: v.nullish(moment),
  deleted_at: v.nullish(moment),
  metadata: v.nullish(v.custom(isJsonObject)),
  settings: v.nullish(v.object({ features: v.array(v.object({ name: v.string(), enabled: v.boolean() })) })),
});

const permission = v.object({ id: identifier('perm_'), name: v.string(), description: v.string() });

/** @template {string} T @param {T} type */
const organizationEvent = (type) =>
  v.object({ ...envelope, type: v.literal(type), object: v.literal('Organization'), data: organization });
/** @template {string} T @param {T} type */
const permissionEvent = (type) =>
  v.object({ ...envelope, type: v.literal(type), object: v.literal('Permission'), data: permission });

const webhookEvent = v.variant('type', [
  v.object({ ...organizationEvent('organization.created').entries, organization_id: identifier('org_') }),
  organizationEvent('organization.deleted'),
  organizationEvent('organization.updated'),
  permissionEvent('permission.created'),
  permissionEvent('permission.deleted'),
  permissionEvent('permission.updated'),
]);

/** @type {import('../peer.mjs').Peer[]} */
export const valibot = [
  { key: 'valibot', title: 'valibot `is`', accepts: (payload) => v.is(webhookEvent, payload) },
  {
    key: 'valibotValidate',
    title: 'valibot `safeParse`',
    accepts: (payload) => v.safeParse(webhookEvent, payload).success,
  },
];
