import * as z from 'zod';
import { isDateTime } from '../../../generator/runtime/formats.js';

const moment = z.string().refine(isDateTime);

const envelope = {
  spec_version: z.string().regex(/^[0-9]+$/),
  id: z.string().startsWith('evt_'),
  occurred_at: moment,
  environment_id: z.string().startsWith('env_'),
  organization_id: z.string().startsWith('org_').optional(),
  display_name: z.string().optional(),
};

const organization = z.object({
  id: z.string().startsWith('org_'),
  create_time: moment,
  display_name: z.string().nullish(),
  external_id: z.string().nullish(),
  region_code: z.string().nullish(),
  update_time: moment.nullish(),
  deleted_at: moment.nullish(),
  metadata: z.record(z.string(), z.unknown()).nullish(),
  settings: z.object({ features: z.array(z.object({ name: z.string(), enabled: z.boolean() })) }).nullish(),
});

const permission = z.object({
  id: z.string().startsWith('perm_'),
  name: z.string(),
  description: z.string(),
});

/** @template {string} T @param {T} type */
const organizationEvent = (type) =>
  z.object({ ...envelope, type: z.literal(type), object: z.literal('Organization'), data: organization });
/** @template {string} T @param {T} type */
const permissionEvent = (type) =>
  z.object({ ...envelope, type: z.literal(type), object: z.literal('Permission'), data: permission });

const webhookEvent = z.discriminatedUnion('type', [
  organizationEvent('organization.created').extend({ organization_id: z.string().startsWith('org_') }),
  organizationEvent('organization.deleted'),
  organizationEvent('organization.updated'),
  permissionEvent('permission.created'),
  permissionEvent('permission.deleted'),
  permissionEvent('permission.updated'),
]);

/** @type {import('../peer.mjs').Peer} */
export const zod = {
  key: 'zod',
  title: 'zod `safeParse`',
  accepts: (payload) => webhookEvent.safeParse(payload).success,
};
