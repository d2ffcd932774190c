import { type Call, defineCommand, type Flags, type Outcome, UsageError } from './command.js';

const OPTIONS = {
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
export type InitFlags = Flags<typeof OPTIONS>;

/** `hookschema init` */
export const initCommand = defineCommand({
  name: 'init',
  summary: 'begin: write a configuration, a first schema and the npm script',
  options: OPTIONS,
  examples: [
    'init',
    'init --yes',
    "init --from scalekit --include 'organization.*'",
    'init --sample order-created.json',
  ],
  notes: 'Nothing that is there already is changed, but for the script that package.json gets.',
  run,
});

async function run({ flags, terminal }: Call<typeof OPTIONS>): Promise<Outcome> {
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
