import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { NO_VERSION } from '../config/package-info.js';
import { DiagnosticError, diagnostic } from '../diagnostics/index.js';
import { messageOf } from '../diagnostics/thrown.js';
import { readRegularFile } from '../load/regular-file.js';

/** The catalog that a package of hookschema ships as one JSON Schema. */
const BUNDLE = 'schemas/webhook-events.schema.json';

/** A package that hookschema wrote: the file with its catalog, and its version. */
export interface PackageVersion {
  /** Absolute path. */
  readonly file: string;
  readonly version: string | undefined;
}

/** True for the name of a package; false for a path into one, such as `hookschema/catalogs/scalekit`. */
export function isPackageName(name: string): boolean {
  return /^(?:@[^/@\s]+\/)?[^/@\s.][^/@\s]*$/.test(name);
}

/**
 * Finds the catalog in an installed package that hookschema wrote.
 * @param base the folder from which Node looks for the package, absolute
 * @throws DiagnosticError HS781 when the package is not installed, or has no catalog
 */
export async function packageVersion(name: string, base: string): Promise<PackageVersion> {
  const file = locate(name, base);
  const manifest = join(dirname(dirname(file)), 'package.json');
  const text = await readRegularFile(manifest).catch(() => '{}');
  return { file, version: versionIn(text) };
}

function locate(name: string, base: string): string {
  try {
    return createRequire(join(base, 'hookschema.config.js')).resolve(`${name}/${BUNDLE}`);
  } catch (error) {
    const message = `${name}/${BUNDLE} was not found: ${messageOf(error).split('\n')[0] ?? ''}`;
    const hint = 'install a package that hookschema wrote with target "package" and the emitter "schemas"';
    throw new DiagnosticError([diagnostic('HS781', { message, hint })]);
  }
}

/** The version in the text of a package.json. Undefined where it has none, or the one that stands for none. */
export function versionIn(manifest: string): string | undefined {
  try {
    const value: unknown = JSON.parse(manifest);
    const found =
      typeof value === 'object' && value !== null && 'version' in value ? value.version : undefined;
    return typeof found === 'string' ? givenVersion(found) : undefined;
  } catch {
    return undefined;
  }
}

/** A version that somebody has given: hookschema writes 0.0.0 for a package without one. */
export function givenVersion(version: string): string | undefined {
  return version === NO_VERSION ? undefined : version;
}
