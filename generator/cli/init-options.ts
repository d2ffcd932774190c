import type { Call, Flags } from './command.js';

/** The options of `hookschema init`. */
export const INIT_OPTIONS = {
  yes: { type: 'boolean', short: 'y', summary: 'ask nothing, and take what the options and the folder say' },
  from: {
    type: 'string',
    value: 'CATALOG',
    summary: 'take the events of a catalog that comes along: scalekit',
  },
  include: {
    type: 'string',
    value: 'PATTERNS',
    summary: "of it only some events: 'organization.*,user.login'",
  },
  sample: {
    type: 'string',
    value: 'FILES',
    summary: 'infer the first schema from sample payloads in JSON, a.json,b.json',
  },
  discriminator: {
    type: 'string',
    value: 'POINTER',
    summary: 'where a payload names its event; by default /type, or what the samples say',
  },
  target: {
    type: 'string',
    value: 'TARGET',
    summary: 'source (.ts for an application, the default where there is TypeScript) or package',
  },
  out: { type: 'string', value: 'DIR', summary: 'the folder to write' },
} as const;

/** The options of `hookschema init`, as they come from the command line. */
export type InitFlags = Flags<typeof INIT_OPTIONS>;

/** `hookschema init` as it was called. */
export type InitCall = Call<typeof INIT_OPTIONS>;
