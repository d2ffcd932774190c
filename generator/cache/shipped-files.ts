import { dirname } from 'node:path';
import { catalogFile } from '../config/resolve-source.js';
import { isJsonArray, isJsonObject, type JsonValue } from '../json/json.js';
import { readRegularFileSync } from '../load/regular-file.js';
import { packageName } from '../text/package-name.js';
import type { Root } from './fingerprint.js';
import { packagePlaces } from './package-places.js';
import { schemaRoots } from './schema-roots.js';

/**
 * The files and folders of a catalog that a package ships: the catalog's file, its schemas, and every place where the
 * package may be installed, because a package manager may link the package to another folder. Undefined when they
 * cannot be determined.
 * @param from the option `from`: `hookschema/catalogs/scalekit`
 * @param base the configuration's folder, absolute
 * @throws an error when the catalog cannot be found or read
 */
export function shippedFiles(from: string, base: string): readonly Root[] | undefined {
  const file = catalogFile(from, base);
  const catalog: JsonValue = JSON.parse(readRegularFileSync(file));
  if (!isJsonObject(catalog)) return undefined;
  const { schemas = [], root } = catalog;
  const listed = isJsonArray(schemas) ? schemas.filter((one) => typeof one === 'string') : schemas;
  if (typeof listed !== 'string' && !isJsonArray(listed)) return undefined;
  if (root !== undefined && typeof root !== 'string') return undefined;
  const roots = schemaRoots({ schemas: listed, root, base: dirname(file) });
  return roots && [...placesOf(from, base), file, ...roots];
}

function placesOf(from: string, base: string): readonly string[] {
  if (from.startsWith('.') || from.startsWith('/')) return [];
  return packagePlaces(packageName(from), base);
}
