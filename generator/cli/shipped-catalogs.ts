import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { UsageError } from './command.js';

const FOLDER = new URL('../../catalogs/', import.meta.url);

/** A catalog that a package ships. */
export interface NamedCatalog {
  /** Its name for the option `from` of a configuration: `hookschema/catalogs/scalekit`. */
  readonly from: string;
  /** Its file, absolute, for a catalog of ours. It is found where hookschema is not installed, such as with `npx`. */
  readonly file?: string;
}

/**
 * The catalog that a person names: one of ours by its short name, or that of another package by its path.
 * @throws UsageError when hookschema does not ship a catalog of that name
 */
export async function namedCatalog(name: string): Promise<NamedCatalog> {
  if (/[/.]/.test(name)) return { from: name };
  const shipped = await shippedCatalogs();
  if (shipped.includes(name))
    return { from: `hookschema/catalogs/${name}`, file: fileURLToPath(new URL(`${name}.json`, FOLDER)) };
  throw new UsageError(
    `hookschema does not ship a catalog ${name}; it ships ${shipped.join(', ')}`,
    'for a catalog of another package, use the path that the package exports: @acme/events/catalog',
  );
}

/** The names of the catalogs that hookschema ships. */
export async function shippedCatalogs(): Promise<readonly string[]> {
  const files = await readdir(FOLDER);
  return files
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .sort();
}
