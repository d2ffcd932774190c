import { pick } from './pick.mjs';
import * as write from './schemas.mjs';

/** @typedef {import('./schemas.mjs').Schema} Schema */

const { whole, moment, object, list, definition } = write;

const TOPICS = [
  ...[
    'Authorize',
    'BootNotification',
    'CancelReservation',
    'CertificateSigned',
    'ChangeAvailability',
    'ClearCache',
  ],
  ...[
    'ClearProfile',
    'DataTransfer',
    'DeleteCertificate',
    'GetBaseReport',
    'GetLog',
    'GetVariables',
    'Heartbeat',
  ],
  ...['InstallCertificate', 'LogStatus', 'MeterValues', 'NotifyEvent', 'NotifyReport', 'PublishFirmware'],
  ...['ReportProfiles', 'RequestStart', 'RequestStop', 'ReserveNow', 'Reset', 'SecurityEvent', 'SendList'],
  ...[
    'SetProfile',
    'SetVariables',
    'SignCertificate',
    'StatusNotification',
    'TransactionEvent',
    'UnlockConnector',
  ],
];

const closed = { additionalProperties: false };
const custom = definition('CustomDataType');
/** @param {number} maxLength */
const short = (maxLength) => ({ type: 'string', maxLength });

/** The definitions that each file repeats. @type {Readonly<Record<string, Schema>>} */
const REPEATED = {
  CustomDataType: object({ vendorId: short(255) }),
  StatusInfoType: object(
    { 'customData?': custom, reasonCode: short(20), 'additionalInfo?': short(512) },
    closed,
  ),
  ComponentType: object(
    { 'customData?': custom, 'evse?': definition('EVSEType'), name: short(50), 'instance?': short(50) },
    closed,
  ),
  EVSEType: object({ 'customData?': custom, id: whole, 'connectorId?': whole }, closed),
  VariableType: object({ 'customData?': custom, name: short(50), 'instance?': short(50) }, closed),
  ModemType: object({ 'customData?': custom, 'iccid?': short(20), 'imsi?': short(20) }, closed),
};

/** @param {string} topic @param {'Request' | 'Response'} kind @returns {Schema} */
function message(topic, kind) {
  const seed = topic + kind;
  const own = Array.from({ length: 2 + pick(seed, 7) }, (_, at) => `${topic.toLowerCase()}Field${at}`);
  const states = Array.from({ length: 3 + pick(`${seed}s`, 6) }, (_, at) => `${topic}State${at}`);
  const kinds = [short(50), whole, moment, { type: 'number' }, { type: 'boolean' }, short(1000)];
  const scalars = own.map((name, at) => [
    pick(seed + name, 3) === 0 ? `${name}?` : name,
    kinds[pick(seed + name + at, kinds.length)] ?? whole,
  ]);
  const data = object(
    {
      'customData?': custom,
      component: definition('ComponentType'),
      variable: definition('VariableType'),
      [`${topic.toLowerCase()}Value`]: short(2500),
      'modem?': definition('ModemType'),
    },
    closed,
  );
  return {
    $schema: 'http://json-schema.org/draft-06/schema#',
    $id: `urn:charging:1:${topic}${kind}`,
    definitions: {
      ...REPEATED,
      [`${topic}StatusEnumType`]: write.oneOfThese(states),
      [`${topic}DataType`]: data,
    },
    ...object(
      {
        'customData?': custom,
        ...Object.fromEntries(scalars),
        ...(kind === 'Response'
          ? { status: definition(`${topic}StatusEnumType`), 'statusInfo?': definition('StatusInfoType') }
          : { data: { ...list(definition(`${topic}DataType`)), minItems: 1 }, timestamp: moment }),
      },
      closed,
    ),
  };
}

/**
 * A file per message with closed objects, whose definitions the files repeat. A header alone names the message.
 *
 * @type {import('./catalogs.mjs').MakeCatalog}
 */
export function headerNamed() {
  const messages = TOPICS.flatMap((topic) =>
    /** @type {const} */ (['Request', 'Response']).map((kind) => ({ topic, kind })),
  );
  return {
    files: Object.fromEntries(
      messages.map(({ topic, kind }) => [`schemas/${topic}${kind}.json`, message(topic, kind)]),
    ),
    config: {
      schemas: 'schemas',
      discriminator: { header: 'x-message' },
      events: Object.fromEntries(
        messages.map(({ topic, kind }) => [`${topic}.${kind}`, `${topic}${kind}.json`]),
      ),
    },
    events: messages.map(({ topic, kind }) => ({
      type: `${topic}.${kind}`,
      headers: { 'x-message': `${topic}.${kind}` },
      file: `schemas/${topic}${kind}.json`,
      pointer: '',
    })),
  };
}
