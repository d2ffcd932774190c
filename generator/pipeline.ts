import type { KnownFiles } from './cache/known-files.js';
import type { Catalog } from './catalog/catalog.js';
import { catalogKey } from './catalog/catalog-key.js';
import { lowerCatalog } from './catalog/lower/lower-catalog.js';
import { isSelected, selectEvents, selectsSome } from './catalog/lower/select-events.js';
import { shareShapes } from './catalog/shapes/share-shapes.js';
import { withoutTexts } from './catalog/without-texts.js';
import { type BuildOptions, describedCatalog } from './check/build-catalog.js';
import { checkExamples, withExamplesOf } from './check/check-examples.js';
import type { ResolvedCatalog } from './config/resolve-config.js';
import { withinLimits } from './diagnostics/exhausted.js';
import { type Diagnostic, DiagnosticError, type Place, throwOnErrors } from './diagnostics/index.js';
import type { Stopwatch } from './diagnostics/stopwatch.js';
import type { BuiltInEmitter } from './emit/built-in.js';
import { builtInEmitters } from './emit/built-in-emitters.js';
import { type ReadFile, type ReadSchemas, readSchemas, type SchemaDocument } from './load/read-schemas.js';
import type { OutputFile } from './module/output.js';
import { checkFiles } from './output/check-files.js';
import { checkInstalled } from './output/check-installed.js';
import { keptOutputs } from './output/kept-outputs.js';
import type { KnownDisk } from './output/known-disk.js';
import { EMPTY_FOLDER, readOutputFolder } from './output/output-folder.js';
import { type Plan, planOutput } from './output/plan.js';
import type { Memory } from './schema/memory.js';
import type { KeptOutputs } from './target/kept-outputs.js';
import type { EmitOptions, Emitted, EmittedApart } from './target/run-emitters.js';
import { targetFor } from './target/target-for.js';
import { emitApart, LARGE, type Wanted } from './threads/emit-apart.js';
import type { EmitThread } from './threads/emit-thread.js';
import { renewedApart } from './threads/renewed-apart.js';

/** The result of all stages before writing. */
export interface Planned {
  /** The event types, sorted. */
  readonly events: readonly string[];
  /** The files of the output folder. */
  readonly files: readonly OutputFile[];
  readonly plan: Plan;
  /** The schema files that were read or searched for. */
  readonly read: readonly ReadFile[];
  readonly warnings: readonly Diagnostic[];
  /** Remarks about correct schemas. `--verbose` shows them. */
  readonly notes: readonly Diagnostic[];
}

/** How to plan a catalog. */
export interface PlanOptions extends ReadOptions {
  /** Replaces files that were edited by hand and unmanaged files. */
  readonly force: boolean;
  /** The files that this process has read before. */
  readonly files: KnownFiles;
  /** Runs emitters at the same time. Default: one after the other. */
  readonly thread?: EmitThread;
  /** True where no other catalog follows. */
  readonly isLast: boolean;
}

/** How to read a catalog. */
export interface ReadOptions extends BuildOptions {
  /** Results of earlier runs. */
  readonly memory?: Memory;
  readonly files?: Pick<KnownFiles, 'documents'>;
}

/**
 * Runs all stages before writing, in order: load, catalog, lower, share, check, verify, emit, plan. Only load and plan read
 * the disk, and none of them writes. The stages between these two are pure functions of the schemas. A second thread begins
 * to emit before the schemas are checked.
 * @throws DiagnosticError with all errors of the schemas
 */
export async function planCatalog(
  config: ResolvedCatalog,
  clock: Stopwatch,
  { force, ...options }: PlanOptions,
): Promise<Planned> {
  const { folder, label } = config.out;
  const { disk } = options.files;
  const known = options.memory && outputWith(options.memory, config, disk);
  const { packages, ...emitted } = await emitCatalog(config, clock, { ...options, kept: known?.kept });
  const plan = await clock.measure('plan', () => {
    const there = known?.there ?? readOutputFolder(folder, label, disk.system);
    return planOutput(emitted.files, there, { label, force, hashOf: disk.hashOf });
  });
  const missing = config.target.name === 'source' ? await checkInstalled(packages, config.out.folder) : [];
  return { ...emitted, warnings: [...emitted.warnings, ...missing], plan };
}

/**
 * What earlier runs gave, and the output folder, where the hashes of its files are known. Nothing is kept for a folder that
 * cannot be read: that is reported once it is compared.
 */
function outputWith(memory: Memory, { out: { folder, label } }: ResolvedCatalog, disk: KnownDisk) {
  try {
    const isKnown = disk.records().size > 0;
    const there = isKnown ? readOutputFolder(folder, label, disk.system) : EMPTY_FOLDER;
    return { kept: keptOutputs(memory, there, disk.hashOf), ...(isKnown && { there }) };
  } catch (error) {
    if (!(error instanceof DiagnosticError)) throw error;
    return undefined;
  }
}

/** A separate function, so that a large catalog and everything made from it can be freed before anything is written. */
async function emitCatalog(
  config: ResolvedCatalog,
  clock: Stopwatch,
  options: Omit<PlanOptions, 'force'> & { readonly kept: KeptOutputs | undefined },
): Promise<Omit<Planned, 'plan'> & Pick<Emitted, 'packages'>> {
  const loaded = await load(config, clock, options);
  const {
    catalog: written,
    check,
    largest,
    size,
    read,
  } = await uncheckedFrom(loaded, config, { clock, ...options });
  const stage = stageRunner(clock, () => largest);
  const catalog = await stage('share', () => shareShapes(written));
  const checks = { ...options, emitters: builtInEmitters(config.emitters) };
  const { thread, isLast, kept } = options;
  const apart = thread && (await apartFrom(thread, catalog, { ...config, size, isLast, kept }));
  const warnings = await check();
  const verified = await stage('verify', () => verify(catalog, checks));
  // Without examples that the checks have removed, the catalog is another one.
  const isSame = verified.catalog === catalog;
  // The texts of a large output are packed until they are written. A process that runs again holds them anyway.
  const isPacked = size > LARGE && catalog.memory?.held === undefined;
  const pack = isPacked ? (await import('./output/packed-files.js')).packedFiles() : undefined;
  const how = { kept, pack, apart: isSame ? apart : undefined };
  const emitted = await stage('emit', () => emit(verified, config, how));
  throwOnErrors(checkFiles(emitted.files));
  const events = catalog.events.map(({ type }) => type);
  const files = emitted.files.map(({ file }) => file);
  const found = [...warnings, ...verified.warnings, ...emitted.warnings];
  const isNote = ({ severity }: Diagnostic): boolean => severity === 'note';
  return {
    events,
    files,
    read,
    packages: emitted.packages,
    warnings: found.filter((one) => !isNote(one)),
    notes: found.filter(isNote),
  };
}

/** Has a thread emit what is not known, which is nearly everything in a first run and little in later ones. */
async function apartFrom(
  thread: EmitThread,
  catalog: Catalog,
  wanted: Wanted,
): Promise<EmittedApart | undefined> {
  const isFirst = catalog.memory?.isNew?.() ?? true;
  return isFirst ? emitApart(thread, catalog, wanted) : renewedApart(thread, catalog, wanted);
}

/** A catalog that has passed every check of its schemas. */
export interface ReadCatalog {
  readonly catalog: Catalog;
  readonly warnings: readonly Diagnostic[];
}

/** A catalog that has been read, and the largest of its files, which is named when a stage runs out of stack. */
export interface LoadedCatalog extends ReadCatalog {
  readonly read: readonly ReadFile[];
  readonly largest: Place;
  /** The number of characters in all files. */
  readonly size: number;
}

/** Runs the first stages only: load, catalog, lower, check. @throws DiagnosticError with all errors of the schemas */
export async function readCatalog(
  config: ResolvedCatalog,
  clock: Stopwatch,
  options: ReadOptions = {},
): Promise<LoadedCatalog> {
  return catalogFrom(await load(config, clock, options), config, { clock, ...options });
}

/** Runs the stages after load: catalog, lower, check. @throws DiagnosticError with all errors of the schemas */
export async function catalogFrom(
  loaded: ReadSchemas,
  config: ResolvedCatalog,
  options: ReadOptions & { readonly clock: Stopwatch },
): Promise<LoadedCatalog> {
  const { check, ...unchecked } = await uncheckedFrom(loaded, config, options);
  return { ...unchecked, warnings: await check() };
}

function load(config: ResolvedCatalog, clock: Stopwatch, { files }: ReadOptions): Promise<ReadSchemas> {
  return clock.measure('load', () => readSchemas(config.schemas, files?.documents));
}

/** A catalog of well-formed schemas. What they mean is checked by the stage check, which must pass. */
interface UncheckedCatalog extends Omit<LoadedCatalog, 'warnings'> {
  /** Runs that stage. Gives all warnings so far. @throws DiagnosticError with all errors of the schemas */
  readonly check: () => Promise<readonly Diagnostic[]>;
}

async function uncheckedFrom(
  loaded: ReadSchemas,
  config: ResolvedCatalog,
  { clock, ...options }: ReadOptions & { readonly clock: Stopwatch },
): Promise<UncheckedCatalog> {
  const largest = largestFile(loaded.documents);
  const stage = stageRunner(clock, () => largest);
  const described = await stage('catalog', () =>
    describedCatalog(loaded, config.catalog, {
      ...options,
      ...(selectsSome(config.selection) && { isWanted: (type) => isSelected(type, config.selection) }),
    }),
  );
  const lowered = await stage('lower', () =>
    lowerCatalog(selectEvents(described.catalog, config.selection), options.memory),
  );
  return {
    catalog: options.memory ? { ...lowered, memory: options.memory } : lowered,
    check: async () => [...config.warnings, ...(await stage('check', described.check))],
    largest,
    size: loaded.documents.reduce((sum, { text }) => sum + text.length, 0),
    read: loaded.read,
  };
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
async function emit(
  { catalog, plain }: Verified,
  { target, emitters: wanted }: ResolvedCatalog,
  how: Pick<EmitOptions, 'kept' | 'pack' | 'apart'>,
): Promise<Emitted> {
  const { runEmitters } = await import('./target/run-emitters.js');
  return runEmitters(catalog, await targetFor(target), { wanted, plain, ...how });
}

/** A catalog whose examples and fixtures are correct, with and without the texts of its schemas. */
interface Verified extends ReadCatalog {
  readonly plain: Catalog;
}

/** What to verify besides examples. */
interface Checks extends Pick<BuildOptions, 'withNotes'> {
  readonly emitters: ReadonlySet<BuiltInEmitter>;
}

/** The name of the stage in the memory, and its result where it has found nothing. */
const [VERIFIED, NOTHING] = ['verified', 0] as const;

/**
 * Checks the schemas' own examples with the validators, and the fixtures made from the schemas, where fixtures are
 * emitted. A catalog in which an earlier run has found nothing is not checked again.
 */
async function verify(catalog: Catalog, { emitters, withNotes = false }: Checks): Promise<Verified> {
  const { memory } = catalog;
  const plain = withoutTexts(catalog);
  const hasFixtures = emitters.has('fixtures');
  const isNoted = hasFixtures && withNotes;
  const input = memory && `${hasFixtures} ${catalogKey(plain)}`;
  if (input !== undefined && memory?.find(VERIFIED, input) === NOTHING)
    return { catalog, plain, warnings: isNoted ? [await coverage(plain)] : [] };
  const [{ catalogValidators }, { payloadWithData }, { checkFixtures }] = await Promise.all([
    import('./validate/catalog-validators.js'),
    import('./samples/valid-payload.js'),
    import('./samples/check-fixtures.js'),
  ]);
  const checked = checkExamples(
    plain,
    (event, value) => catalogValidators(plain).firstError(event, value)?.message,
    (event, value) => payloadWithData(plain, event, value),
  );
  throwOnErrors(checked.diagnostics);
  const found = [...checked.diagnostics, ...(hasFixtures ? checkFixtures(checked.catalog) : [])];
  if (input !== undefined && found.length === 0) memory?.keep(VERIFIED, input, NOTHING);
  const warnings = [...found, ...(isNoted ? [await coverage(checked.catalog)] : [])];
  return { catalog: withExamplesOf(catalog, checked.catalog), plain: checked.catalog, warnings };
}

/** The note about the fixtures of a catalog. */
async function coverage(catalog: Catalog): Promise<Diagnostic> {
  return (await import('./samples/check-fixtures.js')).noteCoverage(catalog);
}
