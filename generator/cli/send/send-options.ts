import { CATALOG_OPTION } from '../catalog-choice.js';
import type { Call } from '../command.js';
import { READ_OPTIONS } from '../from-flag.js';

/** The options of `hookschema send`. */
export const SEND_OPTIONS = {
  to: { type: 'string', value: 'URL', summary: 'where to send it' },
  secret: {
    type: 'string',
    value: 'TEXT',
    summary: 'the secret that the receiver has; default: the environment variable WEBHOOK_SECRET',
  },
  fixture: {
    type: 'string',
    value: 'NAME',
    summary: 'full (default), minimal, example-1, or the name of a variant',
  },
  set: {
    type: 'string',
    multiple: true,
    value: 'PATH=VALUE',
    summary: 'change the payload: data.name=Acme; may be given several times',
  },
  invalid: { type: 'boolean', summary: 'allow a payload that the schema rejects' },
  all: {
    type: 'boolean',
    summary: 'without an event, send every event; with one, send all its fixtures',
  },
  repeat: { type: 'string', value: 'N', summary: 'send it N times, each with an id of its own' },
  concurrency: { type: 'string', value: 'N', summary: 'how many requests at a time; default: 1' },
  tamper: {
    type: 'string',
    value: 'WHAT',
    summary: 'signature, timestamp, body, duplicate or late',
  },
  expect: {
    type: 'string',
    value: 'STATUS',
    summary: '2xx, 204 or 4xx,500; default: 2xx, and 4xx for what a receiver must refuse',
  },
  remote: { type: 'boolean', summary: 'allow a target that is not on this machine' },
  ...READ_OPTIONS,
  ...CATALOG_OPTION,
} as const;

/** A call of `hookschema send`. */
export type SendCall = Call<typeof SEND_OPTIONS>;
