import type { Call, Flags } from '../command.js';

/** The options of `hookschema init`. */
export const INIT_OPTIONS = {
  yes: { type: 'boolean', short: 'y', summary: 'ask nothing, and use the options and defaults' },
  from: {
    type: 'string',
    value: 'CATALOG',
    summary: 'use the events of a catalog that ships with hookschema: scalekit',
  },
  include: {
    type: 'string',
    value: 'PATTERNS',
    summary: "use only these events of the catalog: 'organization.*,user.login'",
  },
  schemas: {
    type: 'string',
    value: 'PATH',
    summary: 'use these schemas: an OpenAPI document, or a file or folder with JSON Schemas',
  },
  sample: {
    type: 'string',
    value: 'SOURCES',
    summary: 'infer the schemas from sample payloads: files, folders or globs, separated by commas',
  },
  discriminator: {
    type: 'string',
    value: 'POINTER',
    summary: 'JSON Pointer to the event type in a payload; default: /type, or as in the samples',
  },
  target: {
    type: 'string',
    value: 'TARGET',
    summary: 'source (.ts files, the default in TypeScript projects) or package',
  },
  out: { type: 'string', value: 'DIR', summary: 'output folder' },
} as const;

/** The options of `hookschema init`, as read from the command line. */
export type InitFlags = Flags<typeof INIT_OPTIONS>;

/** A call of `hookschema init`. */
export type InitCall = Call<typeof INIT_OPTIONS>;
