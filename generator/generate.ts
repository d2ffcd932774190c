import { resolve } from 'node:path';
import type { HookschemaConfig } from './config/config.js';
import { resolveConfig } from './config/resolve-config.js';
import { type Diagnostic, sorted, throwOnErrors } from './diagnostics/index.js';
import { unifiedDiff } from './output/diff.js';
import type { Change } from './output/plan.js';
import { writeOutput } from './output/write.js';
import { type Planned, planCatalog } from './pipeline.js';
import { stopwatch, type Timing } from './timing.js';

/** How to run. */
export interface GenerateOptions {
  /** The folder against which the configuration's paths are resolved. Default: the working directory. */
  readonly cwd?: string;
  /** Replaces files that were edited by hand or are not ours. Default: false, which reports them. */
  readonly force?: boolean;
}

/** What a run did. */
export interface GenerateResult {
  /** The output folder, as diagnostics write it. */
  readonly out: string;
  /** The event types, sorted. */
  readonly events: readonly string[];
  /** One change a file, sorted by path. */
  readonly changes: readonly Change[];
  readonly warnings: readonly Diagnostic[];
  readonly timings: readonly Timing[];
}

/** Whether the output is what the schemas give, and what is different. */
export interface CheckResult extends GenerateResult {
  readonly fresh: boolean;
  /** Files that someone edited, or that are not ours: what plain `generate` would refuse to replace. */
  readonly obstacles: readonly Diagnostic[];
  /** Unified diff from the disk to what the schemas give; empty when fresh. */
  readonly diff: string;
}

/**
 * Generates a catalog's package from its schemas.
 * @throws DiagnosticError with everything that is wrong; the output folder is then as it was
 */
export async function generate(
  config: HookschemaConfig,
  options: GenerateOptions = {},
): Promise<GenerateResult> {
  const { planned, clock, resolved } = await run(config, options);
  throwOnErrors(planned.plan.diagnostics);
  await clock.measure('write', () => writeOutput(resolved.out.folder, resolved.out.label, planned.plan));
  return describe(planned, resolved.out.label, clock.timings);
}

/**
 * Compares the output folder with what the schemas give, and writes nothing. Files count in both directions.
 * @throws DiagnosticError when the schemas themselves are wrong
 */
export async function check(config: HookschemaConfig, options: GenerateOptions = {}): Promise<CheckResult> {
  const { planned, clock, resolved } = await run(config, { ...options, force: false });
  const { changes, diagnostics } = planned.plan;
  return {
    ...describe(planned, resolved.out.label, clock.timings),
    fresh: changes.every(({ kind }) => kind === 'unchanged'),
    obstacles: diagnostics.filter(({ severity }) => severity === 'error'),
    diff: unifiedDiff(changes, resolved.out.label),
  };
}

async function run(config: HookschemaConfig, { cwd = '.', force = false }: GenerateOptions) {
  const clock = stopwatch();
  const resolved = await clock.measure('config', () => resolveConfig(config, resolve(cwd)));
  const planned = await planCatalog(resolved, clock, force);
  return { planned, clock, resolved };
}

function describe(planned: Planned, out: string, timings: readonly Timing[]): GenerateResult {
  const { catalog, plan, warnings } = planned;
  return {
    out,
    events: catalog.events.map(({ type }) => type),
    changes: plan.changes,
    warnings: sorted([...warnings, ...plan.diagnostics.filter(({ severity }) => severity === 'warning')]),
    timings,
  };
}
