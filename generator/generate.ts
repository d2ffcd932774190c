import { resolve } from 'node:path';
import type { KnownFiles } from './cache/known-files.js';
import type { ConfigSource } from './config/check-config.js';
import type { HookschemaConfig } from './config/config.js';
import { type ResolvedCatalog, resolveConfig } from './config/resolve-config.js';
import { type Diagnostic, DiagnosticError, diagnostic, sorted, throwOnErrors } from './diagnostics/index.js';
import { stopwatch, type Timing } from './diagnostics/stopwatch.js';
import type { ReadFile, SchemaFolder } from './load/read-schemas.js';
import type { Change } from './output/change.js';
import { unifiedDiff } from './output/diff.js';
import { type KnownDisk, knownDisk } from './output/known-disk.js';
import { hasWork } from './output/plan.js';
import { writeOutputs } from './output/transaction.js';
import { catalogFrom, type Planned, planCatalog } from './pipeline.js';
import type { Memory } from './schema/memory.js';
import type { EmitThread } from './threads/emit-thread.js';

/** How to run. */
export interface GenerateOptions {
  /** The folder that the configuration's paths are relative to. Default: the working directory. */
  readonly cwd?: string;
  /** The configuration's file, as `loadConfig` returns it, so that diagnostics can point at it. */
  readonly source?: ConfigSource;
  /** Replaces files that were edited by hand and unmanaged files. Default: false, which reports them. */
  readonly force?: boolean;
  /** Plans the changes and writes nothing. Default: false. */
  readonly dryRun?: boolean;
  /** Also collects notes. In a large catalog this takes some time. Default: true. */
  readonly notes?: boolean;
  /** Called with the name of each stage when the stage begins, for a progress display. */
  readonly onStage?: (stage: string) => void;
  /** Results of earlier runs, for a program that generates again after small changes. */
  readonly memory?: Memory;
  /** The files that this process has read, for the same program. */
  readonly files?: KnownFiles;
  /** Runs emitters at the same time, for a program that generates once. It is ended as soon as everything is emitted. */
  readonly thread?: EmitThread;
}

/** What a run did to one catalog's output. */
export interface CatalogResult {
  /** The output folder, as diagnostics write it. */
  readonly out: string;
  /** The event types, sorted. */
  readonly events: readonly string[];
  /** One change per file, sorted by path. */
  readonly changes: readonly Change[];
}

/** What a run did. */
export interface GenerateResult {
  /** In the order of the configuration. */
  readonly catalogs: readonly CatalogResult[];
  readonly warnings: readonly Diagnostic[];
  /** Remarks about correct schemas. Empty when the option `notes` is false. */
  readonly notes: readonly Diagnostic[];
  readonly timings: readonly Timing[];
  /** The schema files that were read or searched for, with their states from just before. */
  readonly read: readonly ReadFile[];
}

/** Whether one catalog's output is up to date, and how it differs. */
export interface CatalogCheck extends CatalogResult {
  readonly fresh: boolean;
  /** Files that were edited by hand and unmanaged files. `generate` does not replace them without `force`. */
  readonly conflicts: readonly Diagnostic[];
  /** Unified diff from the files on disk to the generated files. Empty when fresh. */
  readonly diff: string;
}

/** Whether the output of every catalog is up to date. */
export interface CheckResult {
  readonly catalogs: readonly CatalogCheck[];
  readonly fresh: boolean;
  readonly warnings: readonly Diagnostic[];
  readonly timings: readonly Timing[];
}

/**
 * Generates the output of every catalog from its schemas.
 * @throws DiagnosticError with the errors of all catalogs. Nothing is written in that case.
 */
export async function generate(
  config: HookschemaConfig,
  options: GenerateOptions = {},
): Promise<GenerateResult> {
  const { disk = knownDisk() } = options.files ?? {};
  const { runs, clock } = await planAll(config, { ...options, files: { ...options.files, disk } });
  throwOnErrors(runs.flatMap(({ planned }) => planned.plan.diagnostics));
  const done = options.dryRun ? runs : await clock.measure('write', () => writeAll(runs, options, disk));
  if (!options.dryRun) for (const { out, planned } of done) disk.remember(out.folder, planned.plan);
  const found = warningsOf(done);
  // What a merge has left is replaced now.
  const warnings = options.dryRun
    ? [...found, ...unfinished(runs)]
    : found.filter(({ code }) => code !== 'HS508');
  return {
    catalogs: done.map(describe),
    warnings,
    notes: notesOf(runs),
    timings: clock.timings,
    read: runs.flatMap(({ planned }) => planned.read),
  };
}

/**
 * Compares the output of every catalog with what `generate` would write, and writes nothing. Missing files and
 * superfluous files are both differences.
 * @throws DiagnosticError when the configuration or the schemas have errors
 */
export async function check(config: HookschemaConfig, options: GenerateOptions = {}): Promise<CheckResult> {
  const { runs, clock } = await planAll(config, { ...options, force: false, notes: false });
  const catalogs = runs.map((run): CatalogCheck => {
    const { changes, diagnostics } = run.planned.plan;
    return {
      ...describe(run),
      fresh: changes.every(({ kind }) => kind === 'unchanged'),
      conflicts: diagnostics.filter(({ severity }) => severity === 'error'),
      diff: unifiedDiff(changes, run.out.label),
    };
  });
  const fresh = catalogs.every((one) => one.fresh);
  return { catalogs, fresh, warnings: [...warningsOf(runs), ...unfinished(runs)], timings: clock.timings };
}

interface Run {
  readonly out: SchemaFolder;
  readonly planned: Planned;
}

/**
 * Writes the output of every run with changes. Gives the runs with the plans that were carried out: another process may
 * have changed the output folder after the first plan.
 */
async function writeAll(
  runs: readonly Run[],
  { force = false }: GenerateOptions,
  disk: KnownDisk,
): Promise<readonly Run[]> {
  const changing = runs.filter(({ planned: { plan } }) => hasWork(plan));
  const outputs = changing.map(({ out, planned: { files, plan } }) => ({ ...out, files, force, plan }));
  const plans = await writeOutputs(outputs, { disk });
  return runs.map((run) => {
    const plan = plans[changing.indexOf(run)];
    return plan === undefined ? run : { ...run, planned: { ...run.planned, plan } };
  });
}

/** Plans every catalog. A second thread has then nothing more to do. */
async function planAll(config: HookschemaConfig, options: GenerateOptions) {
  try {
    return await planEach(config, options);
  } finally {
    options.thread?.close();
  }
}

/** Plans every catalog, even when an earlier one has errors, so that all problems are reported at once. */
async function planEach(
  config: HookschemaConfig,
  {
    cwd = '.',
    force = false,
    notes: withNotes = true,
    source,
    onStage,
    memory,
    thread,
    files = { disk: knownDisk() },
  }: GenerateOptions,
) {
  const clock = stopwatch(onStage);
  const resolved = await clock.measure('config', () => resolveConfig(config, resolve(cwd), source));
  const runs: Run[] = [];
  const problems: Diagnostic[] = [];
  for (const [at, catalog] of resolved.entries()) {
    try {
      const planned = await planCatalog(catalog, clock, {
        force,
        withNotes,
        files,
        ...(memory && { memory }),
        ...(thread && { thread }),
        isLast: at === resolved.length - 1,
      });
      if (catalog.guard !== undefined)
        await clock.measure('guard', () => guardVersion(catalog, resolve(cwd)));
      runs.push({ out: catalog.out, planned });
    } catch (error) {
      if (!(error instanceof DiagnosticError)) throw error;
      problems.push(...error.diagnostics);
    }
  }
  throwOnErrors(problems.length > 0 ? [...problems, ...warningsOf(runs)] : []);
  return { runs, clock };
}

/** Compares a catalog with its last release. @throws DiagnosticError when its version does not rise enough */
async function guardVersion(catalog: ResolvedCatalog, base: string): Promise<void> {
  const { guardProblems } = await import('./versions/diff-versions.js');
  throwOnErrors(await guardProblems(catalog, { cwd: base, describe: catalogFrom }));
}

function describe({ out, planned: { events, plan } }: Run): CatalogResult {
  return { out: out.label, events, changes: plan.changes };
}

function notesOf(runs: readonly Run[]): readonly Diagnostic[] {
  return sorted(runs.flatMap(({ planned }) => planned.notes));
}

function warningsOf(runs: readonly Run[]): readonly Diagnostic[] {
  const all = runs.flatMap(({ planned: { plan, warnings } }) => [...warnings, ...plan.diagnostics]);
  return sorted(all.filter(({ severity }) => severity === 'warning'));
}

/** Warnings about interrupted runs, for a run that writes nothing. A run that writes finishes them instead. */
function unfinished(runs: readonly Run[]): readonly Diagnostic[] {
  const wording = {
    message: 'an earlier run was interrupted, or another run is in progress',
    hint: 'run hookschema generate to finish it',
  };
  return runs
    .filter(({ planned }) => planned.plan.interrupted)
    .map(({ out }) => diagnostic('HS507', wording, { file: out.label }));
}
