import { realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { type Diagnostic, diagnostic, throwOnErrors } from '../diagnostics/index.js';
import { type SelectedPlace, selectedPlaces } from '../load/glob-schemas.js';
import type { SchemaFolder, SchemaSource } from '../load/read-schemas.js';
import { isWithin } from '../text/is-within.js';
import { type ConfigSource, placeIn } from './check-config.js';

/** Where a catalog's schemas come from, and where its output goes. */
interface Places {
  readonly schemas: SchemaSource;
  readonly out: SchemaFolder;
  /** The catalog in the configuration, as a JSON Pointer. */
  readonly pointer: string;
}

/** The configuration's folder, absolute, and its file. The file is undefined when the command line replaces it. */
interface Base {
  readonly base: string;
  readonly source: ConfigSource | undefined;
}

interface Claim {
  readonly what: 'schemas' | 'output';
  readonly label: string;
  readonly pointer: string;
  readonly reads: readonly SelectedPlace[];
}

/**
 * Checks where catalogs read and write, by the real paths: links may lead one folder into another. Output among schemas
 * would be read as schemas, `--force` would replace schemas with output, and where one output folder is inside another,
 * the files of one would be unmanaged files of the other.
 * @throws DiagnosticError HS602 for an output folder that overlaps with schemas or with another output folder, for one
 *   that holds the project, and for the root of the disk and the home folder
 */
export function refusePlaces(catalogs: readonly Places[], base: Base): void {
  const claims = catalogs.flatMap(claimsOf);
  throwOnErrors([...claims.flatMap((one) => tooWide(one, base)), ...overlaps(claims, base.source)]);
}

function claimsOf({ schemas, out, pointer }: Places): readonly Claim[] {
  const reads = schemas.select ? selectedPlaces(schemas.select) : [{ path: schemas.folder, isDeep: true }];
  const real = reads.map(({ path, isDeep }) => ({ path: realPathOf(path), isDeep }));
  const written = [{ path: realPathOf(out.folder), isDeep: true }];
  return [
    { what: 'schemas', label: schemas.label, pointer: `${pointer}/schemas`, reads: real },
    { what: 'output', label: out.label, pointer: `${pointer}/out`, reads: written },
  ];
}

function tooWide({ what, label, pointer, reads }: Claim, base: Base): readonly Diagnostic[] {
  const folders = reads.flatMap(({ path, isDeep }) => (isDeep ? [path] : []));
  const holds = what === 'output' && folders.some((path) => holdsProject(path, base));
  const [why] = [
    ...folders.flatMap((path) => whyTooWide(path) ?? []),
    ...(holds ? ['is the folder of the project, or contains it'] : []),
  ];
  if (why === undefined) return [];
  const hint =
    what === 'output' ? 'name a folder for generated files only' : 'name a folder for schemas only';
  return [
    diagnostic('HS602', { message: `the ${what} (${label}) ${why}`, hint }, placeIn(base.source, pointer)),
  ];
}

function holdsProject(path: string, { base, source }: Base): boolean {
  const real = realPathOf(base);
  return path === real ? source !== undefined : isWithin(path, real);
}

/** Why a folder is too wide to be read or written as a whole. Undefined when it is not. */
export function whyTooWide(folder: string): string | undefined {
  const path = realPathOf(folder);
  if (dirname(path) === path) return 'is the root of the disk';
  return isWithin(path, realPathOf(homedir())) ? 'is the home folder, or contains it' : undefined;
}

function overlaps(claims: readonly Claim[], source: ConfigSource | undefined): readonly Diagnostic[] {
  return claims.flatMap((one, at) =>
    claims.slice(at + 1).flatMap((other) => {
      const areSources = one.what === 'schemas' && other.what === 'schemas';
      const meet = one.reads.some((left) => other.reads.some((right) => overlap(left, right)));
      if (areSources || !meet) return [];
      const message = `the ${one.what} (${one.label}) and the ${other.what} (${other.label}) overlap`;
      const wording = { message, hint: 'use two separate folders, neither inside the other' };
      return [diagnostic('HS602', wording, placeIn(source, other.pointer))];
    }),
  );
}

function overlap(left: SelectedPlace, right: SelectedPlace): boolean {
  if (left.path === right.path) return true;
  return (
    (left.isDeep && isWithin(left.path, right.path)) || (right.isDeep && isWithin(right.path, left.path))
  );
}

/** A path without links, and as the disk spells it. What does not exist is taken as it is written. */
function realPathOf(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    const above = dirname(path);
    return above === path ? path : join(realPathOf(above), basename(path));
  }
}
