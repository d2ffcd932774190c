import { defineCommand, type Outcome, UsageError } from '../command.js';
import { targetName } from '../config-flags.js';
import { INIT_OPTIONS, type InitCall } from './init-options.js';

/** `hookschema init` */
export const initCommand = defineCommand({
  name: 'init',
  summary: 'write a configuration, a first schema and the npm script',
  options: INIT_OPTIONS,
  examples: [
    'init',
    'init --yes',
    "init --from scalekit --include 'organization.*'",
    'init --schemas openapi.yaml',
    'init --sample order-created.json',
  ],
  notes:
    'OpenAPI documents with webhooks in the folder are found and offered. Without questions, the only one is used.\n\nExisting files are left unchanged, except for the script that is added to package.json.',
  run,
});

async function run({ flags, terminal }: InitCall): Promise<Outcome> {
  const origins = (['from', 'schemas', 'sample'] as const).filter((one) => flags[one] !== undefined);
  if (origins.length > 1)
    throw new UsageError(`${origins.map((one) => `--${one}`).join(' and ')} exclude each other`);
  if (flags.include !== undefined && flags.from === undefined) throw new UsageError('--include needs --from');
  if (flags.discriminator !== undefined && flags.from !== undefined)
    throw new UsageError(
      '--discriminator and --from exclude each other: the catalog has its own discriminator',
    );
  if (flags.target !== undefined) targetName(flags.target);
  const { runInit } = await import('./run-init.js');
  return runInit(flags, terminal);
}
