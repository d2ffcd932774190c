import { dirname, resolve } from 'node:path';
import { catalogFile } from '../config/resolve-source.js';
import { isJsonObject, type JsonValue } from '../json/json.js';
import { isGlob } from '../load/glob-schemas.js';
import { readRegularFileSync } from '../load/regular-file.js';
import { packagePlaces } from './package-places.js';

/**
 * The files and folders of a catalog that a package ships: the catalog's file, its schemas, and every place where the
 * package may be installed, because a package manager may link the package to another folder. Undefined when they
 * cannot be determined.
 * @param from the option `from`: `hookschema/catalogs/scalekit`
 * @param base the configuration's folder, absolute
 */
export function shippedFiles(from: string, base: string): readonly string[] | undefined {
  try {
    const file = catalogFile(from, base);
    const catalog: JsonValue = JSON.parse(readRegularFileSync(file));
    if (!isJsonObject(catalog) || typeof catalog.schemas !== 'string' || catalog.root !== undefined)
      return undefined;
    if (isGlob(catalog.schemas)) return undefined;
    return [...placesOf(from, base), file, resolve(dirname(file), catalog.schemas)];
  } catch {
    return undefined;
  }
}

function placesOf(from: string, base: string): readonly string[] {
  if (from.startsWith('.') || from.startsWith('/')) return [];
  return packagePlaces(from.split('/', from.startsWith('@') ? 2 : 1).join('/'), base);
}
