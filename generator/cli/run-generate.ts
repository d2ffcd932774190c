import { fingerprintOf } from '../cache/fingerprint.js';
import { configFiles, inputsOf, outputsOf } from '../cache/inputs.js';
import { type CachedOutcome, cacheStore, runKey } from '../cache/run-cache.js';
import { type Diagnostic, sorted } from '../diagnostics/index.js';
import { check, type GenerateOptions, type GenerateResult, generate } from '../generate.js';
import type { Outcome } from './command.js';
import { type Configuration, configurationFor } from './config-flags.js';
import type { GenerateCall, GenerateFlags } from './generate-options.js';
import { limitMemory } from './memory.js';
import { createProgress } from './progress.js';
import { inFolder, rebasePaths } from './rebased-paths.js';
import {
  checkResult,
  generateResult,
  reportCheck,
  reportGenerated,
  reportStale,
  reportUpToDate,
  upToDate,
} from './report.js';
import type { Terminal } from './terminal.js';

/** Generates, and reports what was written or, with `--dry-run`, what would be. @throws DiagnosticError */
export async function runGenerate(call: GenerateCall): Promise<Outcome> {
  return generateOnce(call, await configurationFor(call.flags, call.terminal.cwd));
}

/** Like `runGenerate`, with a configuration that has been loaded already. @throws DiagnosticError */
export async function generateOnce(call: GenerateCall, configuration: Configuration): Promise<Outcome> {
  const { flags, terminal } = call;
  const dryRun = flags['dry-run'] ?? false;
  const { force = false, verbose: notes = false } = flags;
  const result = await run(configuration, terminal, { force, dryRun, notes });
  return outcomeOf(result, flags);
}

/**
 * Generates, and stores the run in the cache, so that the next run can find out at once that it has nothing to do.
 * @throws DiagnosticError
 */
export async function generateAndCache({ flags, terminal, args }: GenerateCall): Promise<Outcome> {
  const { cwd } = terminal;
  const hasConfig = flags.schemas === undefined;
  const configs = configFiles({ cwd, configPath: flags.config, hasConfig });
  const configsBefore = fingerprintOf(configs);
  const configuration = await configurationFor(flags, cwd);
  const { config, base, file } = configuration;
  const inputs = await inputsOf(config, base, file);
  const watched = inputs && fingerprintOf(configs) === configsBefore ? [...configs, ...inputs] : undefined;
  const before = watched && fingerprintOf(watched);
  const result = await run(configuration, terminal, { notes: flags.verbose ?? false });
  if (watched !== undefined && before !== undefined) {
    const next = upToDate(result);
    const outcome = { ...outcomeOf(next, flags), out: reportUpToDate(next) };
    const roots = [...watched, ...outputsOf(config, base)];
    await cacheStore(cwd, { key: runKey(cwd, args), roots, outcome }, { roots: watched, before });
  }
  return outcomeOf(result, flags);
}

/** Compares the output with the schemas, and reports the differences. Writes nothing. @throws DiagnosticError */
export async function runCheck({ flags, terminal }: GenerateCall): Promise<Outcome> {
  const { cwd } = terminal;
  const { config, base, source } = await configurationFor(flags, cwd);
  return inFolder(cwd, base, async () => {
    const result = await check(config, { cwd: base, ...(source && { source }) });
    return {
      exit: result.fresh ? 0 : 1,
      diagnostics: rebasePaths(cwd, base, result.warnings),
      result: checkResult(result),
      out: flags.diff ? result.catalogs.map(({ diff }) => diff).join('') : reportStale(result),
      err: reportCheck(result, updateCommand(flags, terminal)),
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
