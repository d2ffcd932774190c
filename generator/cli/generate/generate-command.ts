import { cacheHit, runKey } from '../../cache/run-cache.js';
import { readMemory } from '../../cache/work-memory.js';
import { defineCommand, type Outcome, UsageError } from '../command.js';
import { type ConfigFlags, targetName } from '../config-flags.js';
import { GENERATE_OPTIONS, type GenerateCall, type GenerateFlags } from './generate-options.js';
import { expectShortRun } from './short-run.js';

/** `hookschema generate` */
export const generateCommand = defineCommand({
  name: 'generate',
  summary: 'write types, validators and fixtures',
  options: GENERATE_OPTIONS,
  examples: [
    'generate',
    'generate --check',
    'generate --schemas ./schemas --out ./events --name @acme/events',
    'generate --schemas ./schemas --out ./events --discriminator /event/name',
    'generate --schemas openapi.yaml --out ./src/webhooks --target source',
    'generate --watch',
    'generate --check --diff',
    'generate --check --reporter github',
  ],
  run,
});

async function run(call: GenerateCall): Promise<Outcome> {
  const { flags, terminal, args } = call;
  refuseConflicts(flags);
  if (flags.watch) return (await import('./run-watch.js')).runWatch(call);
  if (flags.check || flags['dry-run'] || flags.force) {
    expectShortRun();
    const thread = terminal.startThread?.();
    const { runCheck, runGenerate } = await import('./run-generate.js');
    return flags.check ? runCheck(call, thread) : runGenerate(call, thread);
  }
  const key = runKey(terminal.cwd, args);
  const hit = terminal.hasMissed ? undefined : await cacheHit(terminal.cwd, key);
  if (hit !== undefined) return hit;
  expectShortRun();
  const thread = terminal.startThread?.();
  const memory = readMemory(terminal.cwd, key);
  const { generateAndCache } = await import('./run-generate.js');
  return generateAndCache(call, { key, memory, ...(thread && { thread }) });
}

function refuseConflicts(flags: GenerateFlags): void {
  const problem = conflict(flags);
  if (problem !== undefined) throw new UsageError(problem);
}

/** Why options conflict. Undefined when they do not. */
function conflict(flags: GenerateFlags & ConfigFlags): string | undefined {
  const folders = [flags.schemas, flags.out].filter((one) => one !== undefined).length;
  if (folders === 1) return '--schemas and --out must be used together';
  if (folders === 2 && flags.config !== undefined) return '--config excludes --schemas and --out';
  const needsFolders = [flags.name, flags.discriminator, flags.target].some((one) => one !== undefined);
  if (folders === 0 && needsFolders)
    return '--name, --discriminator and --target need --schemas and --out; a configuration has options for them';
  if (flags.target !== undefined && targetName(flags.target) === 'source' && flags.name !== undefined)
    return '--name needs --target package: sources have no manifest';
  if (flags.diff && !flags.check) return '--diff needs --check';
  if (flags.check && flags.force) return '--check and --force exclude each other';
  if (flags.check && flags['dry-run']) return '--check and --dry-run exclude each other';
  if (flags.watch && (flags.check || flags['dry-run'])) return '--watch excludes --check and --dry-run';
  return undefined;
}
