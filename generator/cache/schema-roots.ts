import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { whyTooWide } from '../config/refuse-places.js';
import { schemaSource } from '../config/resolve-source.js';
import { isGlob, selectedPlaces } from '../load/glob-schemas.js';
import { isSchemaFile } from '../load/is-schema-file.js';
import type { Listing, Root } from './fingerprint.js';

/** Where a configuration says that schemas are. */
export interface SchemaPlaces {
  readonly schemas: string | readonly string[];
  readonly root: string | undefined;
  /** The folder that both are relative to, absolute. */
  readonly base: string;
}

/**
 * What decides which schema files a run reads: for a folder, everything in it; for globs and lists, the names in the
 * folders that they look into. Undefined where that cannot be determined before the run.
 */
export function schemaRoots({ schemas, root, base }: SchemaPlaces): readonly Root[] | undefined {
  const { folder, select } = schemaSource(schemas, root, base);
  if (select === undefined) return whyTooWide(folder) === undefined ? [folder] : undefined;
  const listings = selectedPlaces(select).map(({ path, isDeep }) => ({ folder: path, isDeep }));
  // Reported when the configuration is resolved; reading the names below such a folder would take minutes.
  const isTooWide = listings.some((one) => one.isDeep && whyTooWide(one.folder) !== undefined);
  if (isTooWide || select.globs.some(isUnusual) || listings.some(hasLinkedFolder)) return undefined;
  // A name of a file may look like a glob, and what exists decides.
  const named = select.globs.map((glob) => resolve(base, glob)).filter((path) => !isFolder(path));
  return [...named, ...listings];
}

/** A glob that may look into hidden folders, or into others than those that it names. */
function isUnusual(glob: string): boolean {
  const parts = glob.split('/');
  const special = parts.findIndex(isGlob);
  return special >= 0 && parts.slice(special).some((part) => part.startsWith('.'));
}

/** Globs enter linked folders, whose names a fingerprint does not hold. */
function hasLinkedFolder({ folder, isDeep }: Listing): boolean {
  if (!isDeep) return false;
  return entriesOf(folder).some((entry) => {
    if (entry.name === 'node_modules' || entry.name.startsWith('.')) return false;
    if (entry.isSymbolicLink()) return !isSchemaFile(entry.name);
    return entry.isDirectory() && hasLinkedFolder({ folder: join(folder, entry.name), isDeep });
  });
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
