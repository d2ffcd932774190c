import type { Call } from '../command.js';

/** The options of `hookschema infer`. */
export const INFER_OPTIONS = {
  out: { type: 'string', value: 'DIR', summary: 'folder for the drafts; no file in it is replaced' },
  discriminator: {
    type: 'string',
    value: 'POINTER',
    summary: 'JSON Pointer to the event type in a payload; default: the usual place that the payloads have',
  },
  ndjson: { type: 'boolean', summary: 'every source of payloads has one payload per line' },
  json: { type: 'boolean', summary: 'every source of payloads is JSON: one payload, an array, or several' },
  'allow-network': { type: 'boolean', summary: 'fetch sources that are addresses of web servers' },
} as const;

/** A call of `hookschema infer`. */
export type InferCall = Call<typeof INFER_OPTIONS>;
