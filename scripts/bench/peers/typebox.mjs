import { FormatRegistry, Type } from '@sinclair/typebox';
import { TypeCompiler } from '@sinclair/typebox/compiler';
import { Value } from '@sinclair/typebox/value';
import { isDateTime } from '../../../generator/runtime/formats.js';

FormatRegistry.Set('date-time', isDateTime);

const moment = Type.String({ format: 'date-time' });
/** @param {string} prefix */
const identifier = (prefix) => Type.String({ pattern: `^${prefix}` });
/** @template {import('@sinclair/typebox').TSchema} T @param {T} schema */
const nullish = (schema) => Type.Optional(Type.Union([schema, Type.Null()]));

const envelope = {
  spec_version: Type.String({ pattern: '^[0-9]+$' }),
  id: identifier('evt_'),
  occurred_at: moment,
  environment_id: identifier('env_'),
  organization_id: Type.Optional(identifier('org_')),
  display_name: Type.Optional(Type.String()),
};

const organization = Type.Object({
  id: identifier('org_'),
  create_time: moment,
  display_name: nullish(Type.String()),
  external_id: nullish(Type.String()),
  region_code: nullish(Type.String()),
  update_time: nullish(moment),
  deleted_at: nullish(moment),
  metadata: nullish(Type.Record(Type.String(), Type.Unknown())),
  settings: nullish(
    Type.Object({ features: Type.Array(Type.Object({ name: Type.String(), enabled: Type.Boolean() })) }),
  ),
});

const permission = Type.Object({
  id: identifier('perm_'),
  name: Type.String(),
  description: Type.String(),
});

/** @param {string} type */
const organizationEvent = (type) =>
  Type.Object({
    type: Type.Literal(type),
    object: Type.Literal('Organization'),
    ...envelope,
    data: organization,
    ...(type === 'organization.created' && { organization_id: identifier('org_') }),
  });
/** @param {string} type */
const permissionEvent = (type) =>
  Type.Object({
    type: Type.Literal(type),
    object: Type.Literal('Permission'),
    ...envelope,
    data: permission,
  });

const webhookEvent = Type.Union([
  organizationEvent('organization.created'),
  organizationEvent('organization.deleted'),
  organizationEvent('organization.updated'),
  permissionEvent('permission.created'),
  permissionEvent('permission.deleted'),
  permissionEvent('permission.updated'),
]);

const compiled = TypeCompiler.Compile(webhookEvent);

/** @type {import('../peer.mjs').Peer[]} */
export const typebox = [
  { key: 'typebox', title: 'typebox compiled `Check`', accepts: (payload) => compiled.Check(payload) },
  {
    key: 'typeboxValue',
    title: 'typebox `Value.Check`',
    accepts: (payload) => Value.Check(webhookEvent, payload),
  },
];
