import { type Stats, statSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { type Diagnostic, DiagnosticError, diagnostic, throwOnErrors } from '../diagnostics/index.js';
import { messageOf } from '../diagnostics/thrown.js';
import { pointerTo } from '../json/json-pointer.js';
import { commonRoot, isGlob } from '../load/glob-schemas.js';
import { isSchemaFile } from '../load/is-schema-file.js';
import { parseJson } from '../load/parse-json.js';
import type { SchemaSource } from '../load/read-schemas.js';
import { readRegularFile } from '../load/regular-file.js';
import { checkPart, placeIn } from './check-config.js';
import type { CatalogConfig, ShippedCatalog } from './config.js';
import { type ConfigPlace, folder } from './config-place.js';
import { withCurrentNames } from './renamed-options.js';

/** Where a catalog's schemas are. For a catalog that a package ships, also its own options. */
export interface ResolvedSource {
  readonly schemas: SchemaSource;
  /** The options of the catalog that a package ships. Options of the configuration override them. */
  readonly defaults: Partial<CatalogConfig>;
  /** Warnings about the catalog that a package ships. */
  readonly warnings: readonly Diagnostic[];
}

/**
 * Finds a catalog's schemas: in folders that the configuration names, or in a package.
 * @throws DiagnosticError HS605 when the package's catalog is not found, HS602 when it is not valid
 */
export async function resolveSource(config: CatalogConfig, place: ConfigPlace): Promise<ResolvedSource> {
  const { schemas = [], root, from } = config;
  if (from === undefined)
    return { schemas: schemaSource(schemas, root, place.base), defaults: {}, warnings: [] };
  const file = locate(from, place);
  const { shipped, warnings } = await readShipped(file, from, place);
  const { $schema: _schema, schemas: where, root: above, ...defaults } = shipped;
  return { schemas: schemaSource(where, above, dirname(file), place.base), defaults, warnings };
}

/**
 * Where the schemas of a catalog are, for a run and for the cache.
 * @param base the folder that the paths are relative to, absolute
 * @param seenFrom the folder that diagnostics write paths relative to
 */
export function schemaSource(
  schemas: string | readonly string[],
  root: string | undefined,
  base: string,
  seenFrom = base,
): SchemaSource {
  const kind = typeof schemas === 'string' ? kindOf(schemas, base) : 'globs';
  if (typeof schemas === 'string' && kind === 'folder' && root === undefined)
    return folder(seenFrom, resolve(base, schemas));
  const globs = typeof schemas === 'string' ? [schemas] : schemas;
  if (typeof schemas === 'string' && kind === 'file' && root === undefined)
    return { ...folder(seenFrom, dirname(resolve(base, schemas))), select: { globs, base, isFile: true } };
  const above = root === undefined ? commonRoot(globs, base) : resolve(base, root);
  return { ...folder(seenFrom, above), select: { globs, base } };
}

/**
 * What one text in the option `schemas` names. What exists decides, because names may have the characters of globs; where
 * nothing exists, the name does.
 */
function kindOf(schemas: string, base: string): 'file' | 'folder' | 'globs' {
  const found = statIfThere(resolve(base, schemas));
  if (found !== undefined) return found.isDirectory() ? 'folder' : 'file';
  if (isGlob(schemas)) return 'globs';
  return isSchemaFile(schemas) ? 'file' : 'folder';
}

/** Undefined for what does not exist and for what no file can be: a link to itself, or a name that is too long. */
function statIfThere(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

/**
 * The file of a catalog that a package ships. Node resolves it from the configuration's folder, through the package's
 * exports, so any package can ship catalogs.
 * @param from the option `from`: `hookschema/catalogs/scalekit`
 * @param base the configuration's folder, absolute
 * @throws Node's error when the file is not found, and an error for a module of Node
 */
export function catalogFile(from: string, base: string): string {
  const file = createRequire(join(base, 'hookschema.config.js')).resolve(from);
  if (isBuiltin(file)) throw new Error('it is a module of Node, not a file');
  return file;
}

function locate(from: string, { base, pointer, source }: ConfigPlace): string {
  try {
    return catalogFile(from, base);
  } catch (error) {
    const reason = messageOf(error).split('\n')[0] ?? '';
    const message = `the catalog ${from} was not found: ${reason}`;
    const hint = 'install the package that ships it, and use the path that the package exports';
    throw new DiagnosticError([
      diagnostic('HS605', { message, hint }, placeIn(source, pointerTo(pointer, 'from'))),
    ]);
  }
}

async function readShipped(
  file: string,
  from: string,
  { base, pointer, source }: ConfigPlace,
): Promise<{ readonly shipped: ShippedCatalog; readonly warnings: readonly Diagnostic[] }> {
  const { label } = folder(base, file);
  const at = placeIn(source, pointerTo(pointer, 'from'));
  const text = await readRegularFile(file).catch((error: unknown) => {
    const message = `the catalog ${from} cannot be read: ${messageOf(error)}`;
    const hint = 'check the file and its permissions';
    throw new DiagnosticError([diagnostic('HS605', { message, hint }, at)]);
  });
  const parsed = parseJson({ file: label, text });
  if ('problem' in parsed) {
    const wording = {
      message: `${from} is not a catalog: it resolves to ${label}`,
      hint: parsed.problem.message,
    };
    throw new DiagnosticError([diagnostic('HS605', wording, at)]);
  }
  const warnings = await checkPart('ShippedCatalog', parsed.value, '', { file: label, text });
  throwOnErrors(warnings);
  return { shipped: withCurrentNames(parsed.value).value as ShippedCatalog, warnings };
}
