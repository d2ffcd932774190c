import { existsSync } from 'node:fs';
import { cacheStore } from '../../cache/cache-store.js';
import { fingerprintOf, type Root } from '../../cache/fingerprint.js';
import { configFiles, configRoots, inputsOf, outputsOf } from '../../cache/inputs.js';
import { readRecords, storeRecords } from '../../cache/kept-records.js';
import type { CachedOutcome } from '../../cache/run-cache.js';
import { storeMemory, type WorkMemory } from '../../cache/work-memory.js';
import { configText } from '../../config/config-text.js';
import { type Diagnostic, sorted } from '../../diagnostics/index.js';
import { check, type GenerateOptions, type GenerateResult, generate } from '../../generate.js';
import { knownDisk } from '../../output/known-disk.js';
import { isWithin } from '../../text/is-within.js';
import type { EmitThread } from '../../threads/emit-thread.js';
import type { Outcome } from '../command.js';
import { type Configuration, configurationFor } from '../config-flags.js';
import { createProgress } from '../progress.js';
import { inFolder, rebasePaths } from '../rebased-paths.js';
import type { Terminal } from '../terminal.js';
import type { GenerateCall, GenerateFlags } from './generate-options.js';
import { limitMemory } from './memory.js';
import {
  checkResult,
  generateResult,
  reportCheck,
  reportGenerated,
  reportStale,
  reportUpToDate,
  staleCatalogs,
  upToDate,
} from './report.js';

/** Generates, and reports what was written or, with `--dry-run`, what would be. @throws DiagnosticError */
export async function runGenerate(call: GenerateCall, thread?: EmitThread): Promise<Outcome> {
  return generateOnce(call, await configurationFor(call.flags, call.terminal.cwd), thread && { thread });
}

/**
 * Like `runGenerate`, with a configuration that has been loaded already.
 * @param known what this process knows from earlier runs
 * @throws DiagnosticError
 */
export async function generateOnce(
  call: GenerateCall,
  configuration: Configuration,
  known: Pick<GenerateOptions, 'memory' | 'files' | 'thread'> = {},
): Promise<Outcome> {
  const { flags, terminal } = call;
  const dryRun = flags['dry-run'] ?? false;
  const { force = false, verbose: notes = false } = flags;
  const result = await run(configuration, terminal, { force, dryRun, notes, ...known });
  return outcomeOf(result, flags);
}

/** What a run that is stored begins with. */
export interface Begun {
  /** Identifies the run, as `runKey` gives it. */
  readonly key: string;
  readonly memory: WorkMemory;
  readonly thread?: EmitThread;
}

/**
 * Generates, and stores the run in the cache, so that the next run can find out at once that it has nothing to do.
 * @throws DiagnosticError
 */
export async function generateAndCache(
  { flags, terminal }: GenerateCall,
  { key, ...known }: Begun,
): Promise<Outcome> {
  const { cwd } = terminal;
  const configs = configFiles({ cwd, configPath: flags.config, hasConfig: flags.schemas === undefined });
  const file = configs.find((one) => existsSync(one));
  const { roots: sources, isComplete } = await configRoots(file);
  const configsBefore = fingerprintOf([...configs, ...sources]);
  const configuration = await configurationFor(flags, cwd);
  const { config, base } = configuration;
  const text = isComplete ? undefined : configText(config);
  const inputs = isComplete || text !== undefined ? inputsOf(config, base) : undefined;
  const roots = [...configs, ...sources, ...(inputs ?? [])];
  const before = fingerprintOf(roots);
  const isSteady = fingerprintOf([...configs, ...sources]) === configsBefore;
  const disk = knownDisk(undefined, readRecords(cwd, key));
  const notes = flags.verbose ?? false;
  const result = await run(configuration, terminal, { notes, files: { disk }, ...known });
  storeMemory(cwd, key, known.memory);
  storeRecords(cwd, key, disk.records());
  if (inputs === undefined || !isSteady) return outcomeOf(result, flags);
  const next = upToDate(result);
  const read = result.read.filter(({ path }) => !roots.some((root) => holds(root, path)));
  const cached = {
    key,
    roots: [...roots, ...read.map(({ path }) => path)],
    outputs: outputsOf(config, base),
    outcome: { ...outcomeOf(next, flags), out: reportUpToDate(next) },
    ...(file !== undefined && text !== undefined && { config: { file, text } }),
  };
  cacheStore(cwd, cached, { roots, before, read }, disk.seen);
  return outcomeOf(result, flags);
}

/** True for a root that covers a file with its contents. */
function holds(root: Root, path: string): boolean {
  return typeof root === 'string' && isWithin(root, path);
}

/** Compares the output with the schemas, and reports the differences. Writes nothing. @throws DiagnosticError */
export async function runCheck({ flags, terminal }: GenerateCall, thread?: EmitThread): Promise<Outcome> {
  const { cwd } = terminal;
  const { config, base, source } = await configurationFor(flags, cwd);
  return inFolder(cwd, base, async () => {
    const result = await check(config, {
      cwd: base,
      ...(source && { source }),
      ...(thread && { thread }),
    });
    const stale = staleCatalogs(result, updateCommand(flags, terminal));
    return {
      exit: result.fresh ? 0 : 1,
      diagnostics: rebasePaths(cwd, base, [...result.warnings, ...stale]),
      result: checkResult(result),
      out: flags.diff ? result.catalogs.map(({ diff }) => diff).join('') : reportStale(result),
      err: reportCheck(result),
    };
  });
}

/** One run. The paths in its warnings and notes are relative to the working directory. */
function run(
  { config, base, source }: Configuration,
  terminal: Terminal,
  options: GenerateOptions,
): Promise<GenerateResult> {
  const { cwd } = terminal;
  const progress = createProgress(terminal);
  const onStage = (stage: string): void => {
    limitMemory();
    progress.show(`generating: ${stage}`);
  };
  const from = { cwd: base, ...(source && { source }) };
  return inFolder(cwd, base, async () => {
    try {
      const result = await generate(config, { ...options, ...from, onStage });
      const rebased = (found: readonly Diagnostic[]): readonly Diagnostic[] => rebasePaths(cwd, base, found);
      return { ...result, warnings: rebased(result.warnings), notes: rebased(result.notes) };
    } finally {
      progress.clear();
    }
  });
}

function outcomeOf(result: GenerateResult, flags: GenerateFlags): CachedOutcome {
  return {
    exit: 0,
    diagnostics: flags.verbose ? sorted([...result.warnings, ...result.notes]) : result.warnings,
    result: generateResult(result),
    out: reportGenerated(result, flags['dry-run'] ?? false),
  };
}

/** The command that brings the output up to date: the npm script, if it started this run. */
function updateCommand(flags: GenerateFlags, { env }: Terminal): string {
  if (env.npm_lifecycle_event === 'generate') return 'npm run generate --';
  const options = (['config', 'schemas', 'out', 'name', 'discriminator', 'target'] as const).flatMap(
    (name) => {
      const value = flags[name];
      return value === undefined ? [] : [`--${name} ${shellWord(value)}`];
    },
  );
  return ['npx hookschema generate', ...options].join(' ');
}

function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
