import { CATALOG_OPTION } from '../catalog-choice.js';
import type { Call } from '../command.js';
import { READ_OPTIONS } from '../from-flag.js';

/** The options of `hookschema listen`. */
export const LISTEN_OPTIONS = {
  port: {
    type: 'string',
    value: 'N',
    summary: 'the port on this machine; default: 4000, 0 for any free one',
  },
  secret: {
    type: 'string',
    value: 'TEXT',
    summary: 'the secret of the provider; default: the environment variable WEBHOOK_SECRET',
  },
  save: { type: 'string', value: 'DIR', summary: 'keep the payloads of verified requests in this folder' },
  forward: {
    type: 'string',
    value: 'URL',
    summary: 'hand verified requests on, and answer as this target does',
  },
  remote: { type: 'boolean', summary: 'allow a target that is not on this machine' },
  ...READ_OPTIONS,
  ...CATALOG_OPTION,
} as const;

/** A call of `hookschema listen`. */
export type ListenCall = Call<typeof LISTEN_OPTIONS>;
