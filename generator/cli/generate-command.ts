import { cacheHit, runKey } from '../cache/run-cache.js';
import { type Call, defineCommand, type Outcome, UsageError } from './command.js';
import { CONFIG_OPTIONS, type ConfigFlags } from './config-flags.js';

const OPTIONS = {
  ...CONFIG_OPTIONS,
  out: { type: 'string', value: 'DIR', summary: 'write this folder (with --schemas)' },
  name: {
    type: 'string',
    value: 'NAME',
    summary: 'npm name of the package; by default the name of the output folder',
  },
  check: {
    type: 'boolean',
    summary: 'write nothing; exit 1 with a diff when the output is not what the schemas give',
  },
  'dry-run': { type: 'boolean', summary: 'write nothing; say what would be written' },
  watch: { type: 'boolean', summary: 'generate again whenever a schema or the configuration changes' },
  verbose: { type: 'boolean', summary: 'say also what is not wrong and still worth to be known' },
  force: {
    type: 'boolean',
    summary: 'replace files that were edited by hand or that hookschema did not write',
  },
} as const;

/** `hookschema generate` */
export const generateCommand = defineCommand({
  name: 'generate',
  summary: 'write the package that the schemas give',
  options: OPTIONS,
  examples: [
    'generate',
    'generate --check',
    'generate --schemas ./schemas --out ./events --name @acme/events',
    'generate --schemas ./schemas --out ./events --discriminator /event/name',
    'generate --watch',
    'generate --check --reporter github',
  ],
  run,
});

/** The options of `hookschema generate`, as they come from the command line. */
export type GenerateFlags = Call<typeof OPTIONS>['flags'];

/** `hookschema generate` as it was called. */
export type GenerateCall = Call<typeof OPTIONS>;

async function run(call: Call<typeof OPTIONS>): Promise<Outcome> {
  const { flags, terminal, args } = call;
  requireHarmony(flags);
  if (flags.watch) return (await import('./run-watch.js')).runWatch(call);
  if (flags.check) return (await import('./run-generate.js')).runCheck(call);
  if (flags['dry-run'] || flags.force) return (await import('./run-generate.js')).runGenerate(call);
  const known = cacheHit(terminal.cwd, runKey(terminal.cwd, args));
  if (known !== undefined) return known;
  const { generateAndCache } = await import('./run-generate.js');
  return generateAndCache(call);
}

function requireHarmony(flags: GenerateFlags): void {
  const problem = conflict(flags);
  if (problem !== undefined) throw new UsageError(problem);
}

/** Why the options do not go together; undefined when they do. */
function conflict(flags: GenerateFlags & ConfigFlags): string | undefined {
  const folders = [flags.schemas, flags.out].filter((one) => one !== undefined).length;
  if (folders === 1) return '--schemas and --out go together';
  if (folders === 2 && flags.config !== undefined)
    return '--config already says where the schemas and the output are';
  const needsFolders = [flags.name, flags.discriminator].some((one) => one !== undefined);
  if (folders === 0 && needsFolders)
    return '--name and --discriminator go with --schemas and --out; a config has its own';
  if (flags.check && flags.force) return '--check writes nothing, so there is nothing to --force';
  if (flags.check && flags['dry-run']) return '--check and --dry-run each write nothing; take one of them';
  if (flags.watch && (flags.check || flags['dry-run']))
    return '--watch writes, and --check and --dry-run do not';
  return undefined;
}
