import { type Diagnostic, diagnostic } from '../../diagnostics/index.js';
import type { Timing } from '../../diagnostics/stopwatch.js';
import type { CatalogCheck, CatalogResult, CheckResult, GenerateResult } from '../../generate.js';
import type { JsonObject, JsonValue } from '../../json/json.js';
import type { Change } from '../../output/change.js';
import { unifiedDiff } from '../../output/diff.js';
import { counted } from '../../text/counted.js';

/** What a run has written, and how long each stage took, as text for people. */
export function reportGenerated({ catalogs, timings }: GenerateResult, dryRun: boolean): string {
  const note = dryRun ? ['dry run: nothing was written'] : [];
  return [...catalogs.flatMap(catalogLines), ...note, reportTimings(timings), ''].join('\n');
}

/** The same for a run that has nothing to do because nothing has changed since the run before. */
export function reportUpToDate({ catalogs }: GenerateResult): string {
  return [...catalogs.flatMap(catalogLines), 'nothing has changed since the last run', ''].join('\n');
}

/** The result that a run would have if it were repeated: every file is unchanged. */
export function upToDate({ catalogs, ...rest }: GenerateResult): GenerateResult {
  return {
    ...rest,
    catalogs: catalogs.map((one) => ({ ...one, changes: one.changes.flatMap(upToDateChange) })),
    timings: [],
  };
}

function upToDateChange(change: Change): readonly Change[] {
  if (change.kind === 'delete') return [];
  return change.kind === 'unmanaged' ? [change] : [{ kind: 'unchanged', path: change.path }];
}

function catalogLines({ out, events, changes }: CatalogResult): readonly string[] {
  const lines = changes
    .filter(({ kind }) => kind !== 'unchanged' && kind !== 'unmanaged')
    .map(({ kind, path }) => `  ${kind} ${out}/${path}`);
  const shown = lines.length > 20 ? [...lines.slice(0, 20), `  ... and ${lines.length - 20} more`] : lines;
  const of = (kind: string): number => changes.filter((change) => change.kind === kind).length;
  const totals = `${of('create')} created, ${of('update')} updated, ${of('delete')} deleted, ${of('unchanged')} unchanged`;
  return [...shown, `${count(events.length, 'event')} in ${out}: ${totals}`];
}

/** What a run has written, for programs. */
export function generateResult({ catalogs, timings }: GenerateResult): JsonValue {
  return { catalogs: catalogs.map(catalogResult), milliseconds: stageTimes(timings) };
}

/** Whether the output of each catalog is up to date, for programs. */
export function checkResult({ catalogs, fresh, timings }: CheckResult): JsonValue {
  const described = catalogs.map((one) => ({
    ...catalogResult(one),
    fresh: one.fresh,
    conflicts: one.conflicts.map(({ file = '' }) => file),
    diff: one.diff,
  }));
  return { fresh, catalogs: described, milliseconds: stageTimes(timings) };
}

/** Unchanged files are only counted: their paths would be most of the report. */
function catalogResult({ out, events, changes }: CatalogResult): JsonObject {
  const paths = (kind: Change['kind']): readonly string[] =>
    changes.filter((change) => change.kind === kind).map(({ path }) => path);
  return {
    out,
    events,
    create: paths('create'),
    update: paths('update'),
    delete: paths('delete'),
    unmanaged: paths('unmanaged'),
    unchanged: paths('unchanged').length,
  };
}

function stageTimes(timings: readonly Timing[]): JsonObject {
  return Object.fromEntries(timings.map(({ stage, milliseconds }) => [stage, Math.round(milliseconds)]));
}

/** The catalogs whose output is up to date, as text for people. */
export function reportCheck({ catalogs, timings }: CheckResult): string {
  const fresh = catalogs.filter((one) => one.fresh);
  const lines = fresh.map(({ events, out }) => `${count(events.length, 'event')} in ${out}: up to date\n`);
  return [...lines, ...(fresh.length === catalogs.length ? [`${reportTimings(timings)}\n`] : [])].join('');
}

/**
 * An error for each catalog whose output is not up to date (HS509).
 * @param command the command that updates it
 */
export function staleCatalogs({ catalogs }: CheckResult, command: string): readonly Diagnostic[] {
  return catalogs.filter(({ fresh }) => !fresh).map((one) => staleCatalog(one, command));
}

function staleCatalog({ out, changes, conflicts }: CatalogCheck, command: string): Diagnostic {
  const stale = changes.filter(({ kind }) => kind !== 'unchanged');
  const unmanaged = stale.filter(({ kind }) => kind === 'unmanaged');
  const update = conflicts.length > 0 ? `${command} --force` : command.replace(/ --$/, '');
  const advice = [
    ...(stale.length > unmanaged.length ? [`run ${update}`] : []),
    ...(unmanaged.length > 0 ? [`remove ${named(unmanaged)}, which hookschema did not write`] : []),
  ];
  const message = `it is stale: ${counted(stale.length, 'file')} ${stale.length === 1 ? 'differs' : 'differ'}`;
  return diagnostic('HS509', { message, hint: advice.join('; ') }, { file: out });
}

/** The most files that a hint names. */
const NAMED = 3;

function named(files: readonly Change[]): string {
  const paths = files.slice(0, NAMED).map(({ path }) => path);
  return [...paths, ...(files.length > NAMED ? [counted(files.length - NAMED, 'other file')] : [])].join(
    ', ',
  );
}

/** Lines that fit on a screen, beside what else a git hook prints. */
const [FILES, LINES] = [12, 25];

/** What is stale, on one screen: the files, and the diff of the types. */
export function reportStale({ catalogs }: CheckResult): string {
  return catalogs
    .filter(({ fresh }) => !fresh)
    .map(({ out, changes }) => {
      const stale = changes.filter(({ kind }) => kind !== 'unchanged');
      const types = unifiedDiff(
        stale.filter(({ kind, path }) => kind !== 'unmanaged' && isTypes(path)),
        out,
      );
      const files = stale.map(({ kind, path }) => `  ${VERBS[kind]} ${out}/${path}`);
      const diff = types === '' ? [] : ['', ...firstOf(types.trimEnd().split('\n'), LINES, 'line')];
      return [...firstOf(files, FILES, 'file'), ...diff, ''].join('\n');
    })
    .join('\n');
}

const VERBS: Readonly<Record<Change['kind'], string>> = {
  create: 'missing ',
  update: 'differs ',
  delete: 'obsolete',
  unmanaged: 'foreign ',
  unchanged: 'fresh   ',
};

/** The module of the types, in either target. */
function isTypes(path: string): boolean {
  return /^types(?:\.d)?\.ts$/.test(path);
}

function firstOf(lines: readonly string[], limit: number, noun: string): readonly string[] {
  if (lines.length <= limit) return lines;
  return [
    ...lines.slice(0, limit),
    `  ... and ${count(lines.length - limit, `more ${noun}`)}; --diff prints all`,
  ];
}

function reportTimings(timings: readonly Timing[]): string {
  const total = timings.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  const stages = timings.map(({ stage, milliseconds }) => `${stage} ${Math.round(milliseconds)}`);
  return `${Math.round(total)} ms: ${stages.join(', ')}`;
}

function count(number: number, noun: string): string {
  return number === 0 && noun !== 'event' ? '' : counted(number, noun);
}
