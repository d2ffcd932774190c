import { isAbsolute, join } from 'node:path';
import type { Catalog } from '../catalog/catalog.js';
import {
  type EventSelection,
  isSelected,
  selectEvents,
  selectsSome,
} from '../catalog/lower/select-events.js';
import type { Change } from '../compare/change.js';
import { checkVersion } from '../compare/check-version.js';
import { compareCatalogs } from '../compare/compare-catalogs.js';
import { compareRequests } from '../compare/compare-requests.js';
import { judgementOf } from '../compare/judgement.js';
import { createLocate, type Locate } from '../compare/locate.js';
import type { ChangeCode } from '../compare/rules.js';
import type { ResolvedCatalog } from '../config/resolve-config.js';
import { type Diagnostic, DiagnosticError, diagnostic, type Place } from '../diagnostics/index.js';
import { type Stopwatch, stopwatch } from '../diagnostics/stopwatch.js';
import { type LoadedSchemas, type ReadSchemas, readSchemas } from '../load/read-schemas.js';
import { relativePath } from '../text/relative-path.js';
import { matchesStars } from '../text/wildcards.js';
import { openVersion, ownVersion } from './open-version.js';
import type { Version } from './version.js';

/** What has changed between two versions of a catalog. */
export interface Diff {
  readonly changes: readonly Change[];
  /** The number of events in both versions. */
  readonly events: { readonly before: number; readonly now: number };
}

/** Describes the catalog of schemas, as the pipeline does. */
export type DescribeCatalog = (
  loaded: ReadSchemas,
  config: ResolvedCatalog,
  options: { readonly clock: Stopwatch },
) => Promise<{ readonly catalog: Catalog }>;

/** How to compare versions. */
export interface DiffOptions {
  /** The folder that the paths of places are relative to, absolute. */
  readonly cwd: string;
  readonly describe: DescribeCatalog;
}

/**
 * Compares two versions of a catalog, and finds the places of the changes in the files of both.
 * @throws DiagnosticError with the errors of the schemas of both versions
 */
export async function diffVersions(before: Version, now: Version, options: DiffOptions): Promise<Diff> {
  const { cwd } = options;
  const [old, fresh] = [await readVersion(before, options), await readVersion(now, options)];
  const versions = { before: old.catalog, now: fresh.catalog };
  // Only a configuration says how requests are named and signed.
  const requests = before.isOwn && now.isOwn ? compareRequests(versions) : [];
  const found = [...requests, ...compareCatalogs(versions)];
  const events = { before: old.catalog.events.length, now: fresh.catalog.events.length };
  if (found.length === 0) return { changes: found, events };
  const [locateOld, locateNew] = [locateIn(old, before, cwd), locateIn(fresh, now, cwd)];
  return {
    changes: found.map((change) => ({
      ...change,
      ...optional('old', placeOfChange(change, locateOld)),
      ...optional('new', placeOfChange(change, locateNew)),
    })),
    events,
  };
}

/**
 * Compares a catalog of a configuration with its last release, for the option `guardVersion`.
 * @param options with the folder of the configuration
 * @returns HS782 when the version of its package rises by less than the changes require, HS784 when a version is unknown
 * @throws DiagnosticError when the last release cannot be read
 */
export async function guardProblems(
  catalog: ResolvedCatalog,
  options: DiffOptions,
): Promise<readonly Diagnostic[]> {
  const { cwd: base } = options;
  const { since, profile = 'webhook-consumer' } = catalog.guard ?? {};
  if (since === undefined) return [];
  const open = { cwd: base, base, catalog, choose: firstCatalog };
  const [before, now] = [await openVersion(since, open), await ownVersion(open)];
  try {
    if (before.number === undefined || now.number === undefined)
      return [unknownNumber(before.number === undefined ? since : catalog.schemas.label)];
    const { changes } = await diffVersions(before, now, options);
    return checkVersion(judgementOf(changes, profile), before.number, now.number);
  } finally {
    await before.close();
  }
}

function firstCatalog([first, ...more]: readonly ResolvedCatalog[]): ResolvedCatalog {
  if (first !== undefined && more.length === 0) return first;
  throw new DiagnosticError([unknownNumber('a configuration with several catalogs')]);
}

function unknownNumber(label: string): Diagnostic {
  const message = `guardVersion needs the version of a package, and ${label} has none`;
  const hint =
    'compare with a revision or package that has one, and set "package.version" in the configuration';
  return diagnostic('HS784', { message, hint });
}

/** Rules about the presence of a property. */
const PRESENCE: ReadonlySet<ChangeCode> = new Set(['HS760', 'HS761', 'HS767', 'HS768']);

function placeOfChange({ code, event, path, isPresence }: Change, locate: Locate): Place | undefined {
  return event === undefined ? undefined : locate(event, path, isPresence ?? PRESENCE.has(code));
}

function optional<K extends string>(key: K, place: Place | undefined): { readonly [key in K]?: Place } {
  return place === undefined ? {} : ({ [key]: place } as { readonly [key in K]: Place });
}

/** A version's files as they were read, and the catalog that they describe. */
interface OpenedVersion {
  readonly loaded: LoadedSchemas;
  readonly catalog: Catalog;
}

async function readVersion(version: Version, { cwd, describe }: DiffOptions): Promise<OpenedVersion> {
  const { resolved, isOwn } = version;
  const { selection } = resolved;
  const config = isOwn
    ? resolved
    : { ...resolved, selection: { ...selection, include: undefined, exclude: [] } };
  const clock = stopwatch();
  try {
    const loaded = await readSchemas(resolved.schemas);
    const { catalog } = await describe(loaded, config, { clock });
    const isPart = !isOwn && selectsSome(selection);
    return { loaded, catalog: isPart ? selectEvents(catalog, matching(selection, catalog)) : catalog };
  } catch (error) {
    if (isOwn || !(error instanceof DiagnosticError)) throw error;
    throw new DiagnosticError(error.diagnostics.map((one) => ({ ...one, ...shownPlace(one, version, cwd) })));
  }
}

/** A selection without the patterns that match no event of a catalog. */
function matching(selection: EventSelection, { events }: Catalog): EventSelection {
  const matches = (pattern: string): boolean => events.some(({ type }) => matchesStars(pattern, type));
  const { include, exclude } = selection;
  const kept = { ...selection, include: include?.filter(matches), exclude: exclude.filter(matches) };
  return events.some(({ type }) => isSelected(type, kept))
    ? kept
    : { ...kept, include: undefined, exclude: [] };
}

function locateIn({ loaded }: OpenedVersion, version: Version, cwd: string): Locate {
  const locate = createLocate(loaded, version.resolved.catalog);
  return (event, path, isPresence) => {
    const place = locate(event, path, isPresence);
    return place && shownPlace(place, version, cwd);
  };
}

/** A place whose file is relative to another folder. */
function shownPlace<P extends Place>(place: P, { base }: Version, cwd: string): P {
  const { file } = place;
  if (file === undefined || base === undefined || base === cwd || isAbsolute(file)) return place;
  return { ...place, file: relativePath(cwd, join(base, file)) };
}
