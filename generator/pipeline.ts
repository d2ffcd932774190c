import type { Catalog } from './catalog/catalog.js';
import { lowerCatalog } from './catalog/lower-catalog.js';
import { isSelected, selectEvents, selectsSome } from './catalog/select-events.js';
import { type BuildOptions, buildCatalog } from './check/build-catalog.js';
import { checkExamples } from './check/check-examples.js';
import type { ResolvedCatalog } from './config/resolve-config.js';
import { withinLimits } from './diagnostics/exhausted.js';
import { type Diagnostic, type Place, throwOnErrors } from './diagnostics/index.js';
import type { Stopwatch } from './diagnostics/stopwatch.js';
import { readSchemas, type SchemaDocument } from './load/read-schemas.js';
import type { OutputFile } from './module/output.js';
import { checkFiles } from './output/check-files.js';
import { checkInstalled } from './output/check-installed.js';
import { readOutputFolder } from './output/output-folder.js';
import { type Plan, planOutput } from './output/plan.js';
import type { Emitted } from './target/run-emitters.js';
import type { Target } from './target/target.js';

/** The result of all stages before writing. */
export interface Planned {
  /** The event types, sorted. */
  readonly events: readonly string[];
  /** The files of the output folder. */
  readonly files: readonly OutputFile[];
  readonly plan: Plan;
  readonly warnings: readonly Diagnostic[];
  /** Remarks about correct schemas. `--verbose` shows them. */
  readonly notes: readonly Diagnostic[];
}

/** How to plan a catalog. */
export interface PlanOptions extends BuildOptions {
  /** Replaces files that were edited by hand and unmanaged files. */
  readonly force: boolean;
}

/**
 * Runs all stages before writing, in order: load, catalog, lower, verify, emit, plan. Only load and plan read the disk,
 * and none of them writes. The stages between these two are pure functions of the schemas.
 * @throws DiagnosticError with all errors of the schemas
 */
export async function planCatalog(
  config: ResolvedCatalog,
  clock: Stopwatch,
  { force, ...options }: PlanOptions,
): Promise<Planned> {
  const { packages, ...emitted } = await emitCatalog(config, clock, options);
  const plan = await clock.measure('plan', () => {
    const { folder, label } = config.out;
    return planOutput(emitted.files, readOutputFolder(folder, label), { label, force });
  });
  const missing = config.target.name === 'source' ? await checkInstalled(packages, config.out.folder) : [];
  return { ...emitted, warnings: [...emitted.warnings, ...missing], plan };
}

/** A separate function, so that a large catalog and everything made from it can be freed before anything is written. */
async function emitCatalog(
  config: ResolvedCatalog,
  clock: Stopwatch,
  options: BuildOptions,
): Promise<Omit<Planned, 'plan'> & Pick<Emitted, 'packages'>> {
  const { catalog, warnings, largest } = await readCatalog(config, clock, options);
  const stage = stageRunner(clock, () => largest);
  const verified = await stage('verify', () => verify(catalog));
  const emitted = await stage('emit', () => emit(verified.catalog, config));
  throwOnErrors(checkFiles(emitted.files));
  const events = catalog.events.map(({ type }) => type);
  const files = emitted.files.map(({ file }) => file);
  const found = [...warnings, ...verified.warnings, ...emitted.warnings];
  const isNote = ({ severity }: Diagnostic): boolean => severity === 'note';
  return {
    events,
    files,
    packages: emitted.packages,
    warnings: found.filter((one) => !isNote(one)),
    notes: found.filter(isNote),
  };
}

/** A catalog that has passed every check of its schemas. */
export interface ReadCatalog {
  readonly catalog: Catalog;
  readonly warnings: readonly Diagnostic[];
}

/** A catalog that has been read, and the largest of its files, which is named when a later stage runs out of stack. */
export interface LoadedCatalog extends ReadCatalog {
  readonly largest: Place;
}

/** Runs the first stages only: load, catalog, lower. @throws DiagnosticError with all errors of the schemas */
export async function readCatalog(
  config: ResolvedCatalog,
  clock: Stopwatch,
  options?: BuildOptions,
): Promise<LoadedCatalog> {
  const loaded = await clock.measure('load', () => readSchemas(config.schemas));
  const largest = largestFile(loaded.documents);
  const stage = stageRunner(clock, () => largest);
  const built = await stage('catalog', () =>
    buildCatalog(loaded, config.catalog, {
      ...options,
      ...(selectsSome(config.selection) && { isWanted: (type) => isSelected(type, config.selection) }),
    }),
  );
  const catalog = await stage('lower', () => lowerCatalog(selectEvents(built.catalog, config.selection)));
  return { catalog, warnings: [...config.warnings, ...built.warnings], largest };
}

/** Creates a function that measures stages, and reports one that runs out of stack. */
function stageRunner(clock: Stopwatch, placeOf: () => Place) {
  return <T>(stage: string, work: () => T | Promise<T>): Promise<T> =>
    clock.measure(stage, () => withinLimits(stage, placeOf, work));
}

/** The place of the file with the longest text. */
function largestFile(documents: readonly SchemaDocument[]): Place {
  const [first] = documents.toSorted((one, other) => other.text.length - one.text.length);
  return first === undefined ? {} : { file: first.file, pointer: '' };
}

/** The libraries behind the emitters are slow to load, so they are loaded only once the schemas have no errors. */
async function emit(catalog: Catalog, config: ResolvedCatalog): Promise<Emitted> {
  const { runEmitters } = await import('./target/run-emitters.js');
  return runEmitters(catalog, await targetFor(config), config.emitters);
}

async function targetFor({ target }: ResolvedCatalog): Promise<Target> {
  if (target.name === 'package') return (await import('./target/package-target.js')).packageTarget;
  return (await import('./target/source-target.js')).sourceTarget(target.extension);
}

/** Checks the schemas' own examples, and the fixtures made from the schemas, with the validators. */
async function verify(catalog: Catalog): Promise<ReadCatalog> {
  const [{ catalogValidators }, { payloadWithData }, { checkFixtures }] = await Promise.all([
    import('./validate/catalog-validators.js'),
    import('./samples/build-samples.js'),
    import('./samples/check-fixtures.js'),
  ]);
  const { firstError } = catalogValidators(catalog);
  const checked = checkExamples(
    catalog,
    (event, value) => firstError(event, value)?.message,
    (event, value) => payloadWithData(catalog, event, value),
  );
  throwOnErrors(checked.diagnostics);
  return { catalog: checked.catalog, warnings: [...checked.diagnostics, ...checkFixtures(checked.catalog)] };
}
