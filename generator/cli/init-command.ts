import { defineCommand, type Outcome, UsageError } from './command.js';
import { INIT_OPTIONS, type InitCall } from './init-options.js';

/** `hookschema init` */
export const initCommand = defineCommand({
  name: 'init',
  summary: 'begin: write a configuration, a first schema and the npm script',
  options: INIT_OPTIONS,
  examples: [
    'init',
    'init --yes',
    "init --from scalekit --include 'organization.*'",
    'init --sample order-created.json',
  ],
  notes: 'Nothing that is there already is changed, but for the script that package.json gets.',
  run,
});

async function run({ flags, terminal }: InitCall): Promise<Outcome> {
  if (flags.from !== undefined && flags.sample !== undefined)
    throw new UsageError('--from and --sample are two ways to begin; take one of them');
  if (flags.include !== undefined && flags.from === undefined)
    throw new UsageError('--include goes with --from: schemas of your own are all yours');
  if (flags.discriminator !== undefined && flags.from !== undefined)
    throw new UsageError('--discriminator is for schemas of your own: a catalog has its own');
  const { target } = flags;
  if (target !== undefined && target !== 'source' && target !== 'package')
    throw new UsageError(`there is no target ${target}; there are source and package`);
  const { runInit } = await import('./init/run-init.js');
  return runInit(flags, terminal);
}
