import { isDateTime } from '../../../generator/runtime/formats.js';

const DIGITS = /^[0-9]+$/;

/** @typedef {Record<string, unknown>} JsonObject */

/** @param {unknown} value @returns {value is JsonObject} */
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
/** @param {unknown} value @returns {value is string} */
const isString = (value) => typeof value === 'string';
/** @param {unknown} value */
const isOptionalText = (value) => value === undefined || value === null || isString(value);
/** @param {unknown} value */
const isMoment = (value) => isString(value) && isDateTime(value);
/** @param {unknown} value */
const isOptionalMoment = (value) => value === undefined || value === null || isMoment(value);
/** @param {unknown} value */
const isOrganizationId = (value) => isString(value) && value.startsWith('org_');

/** @param {unknown} value */
function isSettings(value) {
  if (value === undefined || value === null) return true;
  if (!isObject(value) || !Array.isArray(value.features)) return false;
  for (const feature of value.features) {
    if (!isObject(feature) || !isString(feature.name) || typeof feature.enabled !== 'boolean') return false;
  }
  return true;
}

/** @param {unknown} value */
function isOrganization(value) {
  return (
    isObject(value) &&
    isOrganizationId(value.id) &&
    isMoment(value.create_time) &&
    isOptionalText(value.display_name) &&
    isOptionalText(value.external_id) &&
    isOptionalText(value.region_code) &&
    isOptionalMoment(value.update_time) &&
    isOptionalMoment(value.deleted_at) &&
    (value.metadata === undefined || value.metadata === null || isObject(value.metadata)) &&
    isSettings(value.settings)
  );
}

/** @param {unknown} value */
function isPermission(value) {
  return (
    isObject(value) &&
    isString(value.id) &&
    value.id.startsWith('perm_') &&
    isString(value.name) &&
    isString(value.description)
  );
}

/** @param {JsonObject} event */
function isEnvelope(event) {
  return (
    isString(event.spec_version) &&
    DIGITS.test(event.spec_version) &&
    isString(event.id) &&
    event.id.startsWith('evt_') &&
    isMoment(event.occurred_at) &&
    isString(event.environment_id) &&
    event.environment_id.startsWith('env_') &&
    (event.organization_id === undefined || isOrganizationId(event.organization_id)) &&
    (event.display_name === undefined || isString(event.display_name))
  );
}

/** @param {unknown} event */
function accepts(event) {
  if (!isObject(event)) return false;
  switch (event.type) {
    case 'organization.created':
      if (event.organization_id === undefined) return false;
      return event.object === 'Organization' && isEnvelope(event) && isOrganization(event.data);
    case 'organization.updated':
    case 'organization.deleted':
      return event.object === 'Organization' && isEnvelope(event) && isOrganization(event.data);
    case 'permission.created':
    case 'permission.updated':
    case 'permission.deleted':
      return event.object === 'Permission' && isEnvelope(event) && isPermission(event.data);
    default:
      return false;
  }
}

/** Code written by hand for these six events alone. It shows the limit of what is possible. */
export const handWritten = { key: 'handWritten', title: 'hand-written', accepts };
