import { readFile } from 'node:fs/promises';
import { basename, relative, resolve, sep } from 'node:path';
import type { CatalogSettings } from '../catalog/build-catalog.js';
import type { PackageInfo } from '../catalog/catalog.js';
import { DiagnosticError, diagnostic, throwOnErrors } from '../diagnostics/index.js';
import { pointerTokens } from '../json-pointer.js';
import type { SchemaFolder } from '../load/read-schemas.js';
import { checkConfig } from './check-config.js';
import { type CatalogConfig, catalogsOf, type HookschemaConfig, type PackageConfig } from './config.js';

/** A catalog's configuration with every default filled in and every path absolute. */
export interface ResolvedCatalog {
  readonly schemas: SchemaFolder;
  readonly out: SchemaFolder;
  readonly catalog: CatalogSettings;
}

const NO_LICENSE = `No licence has been granted for this package.

All rights are reserved by whoever holds them in the schemas it was generated from.
`;

/**
 * Fills in the defaults of a configuration and reads its licence files.
 * @param base folder against which the paths are resolved, absolute
 * @throws DiagnosticError when the configuration is not valid
 */
export async function resolveConfig(
  config: HookschemaConfig,
  base: string,
): Promise<readonly ResolvedCatalog[]> {
  throwOnErrors(checkConfig(config));
  const resolved = await Promise.all(catalogsOf(config).map((catalog) => resolveCatalog(catalog, base)));
  refuseOverlap(resolved);
  return resolved;
}

async function resolveCatalog(config: CatalogConfig, base: string): Promise<ResolvedCatalog> {
  const out = resolve(base, config.out);
  const info = await packageInfo(config.package ?? {}, out, base);
  return {
    schemas: folder(base, config.schemas),
    out: folder(base, config.out),
    catalog: {
      package: info,
      schemaId: config.schemaId ?? `urn:hookschema:${info.name}`,
      discriminator: pointerTokens(config.discriminator ?? '/type') ?? [],
      assumeObject: config.assumeObject ?? false,
      types: { open: false, any: false, readonly: false, ...config.types },
    },
  };
}

/**
 * Output among the schemas would be read as schemas, `--force` would replace schemas by output, and of two outputs in
 * each other one would take the other's files for strangers.
 */
function refuseOverlap(catalogs: readonly ResolvedCatalog[]): void {
  const claims = catalogs.flatMap(({ schemas, out }) => [
    { what: 'schemas', place: schemas },
    { what: 'output', place: out },
  ]);
  const holds = (outer: string, inner: string): boolean => `${inner}${sep}`.startsWith(`${outer}${sep}`);
  const meeting = claims.flatMap((one, at) =>
    claims.slice(at + 1).flatMap((other) => {
      const sources = one.what === 'schemas' && other.what === 'schemas';
      const [left, right] = [one.place.folder, other.place.folder];
      return !sources && (holds(left, right) || holds(right, left)) ? [{ one, other }] : [];
    }),
  );
  throwOnErrors(
    meeting.map(({ one, other }) => {
      const message = `the ${one.what} (${one.place.label}) and the ${other.what} (${other.place.label}) lie in each other`;
      const wording = { message, hint: 'give each a folder of its own, side by side' };
      return diagnostic('HS602', wording, { pointer: '/out' });
    }),
  );
}

/** The folder as diagnostics write it: relative where it lies below the base. */
function folder(base: string, path: string): SchemaFolder {
  const absolute = resolve(base, path);
  const label = relative(base, absolute).split(sep).join('/');
  return { folder: absolute, label: label === '' ? '.' : label.startsWith('..') ? absolute : label };
}

async function packageInfo(config: PackageConfig, out: string, base: string): Promise<PackageInfo> {
  const { licenseFile, name, version, license, keywords, ...rest } = config;
  return {
    ...rest,
    name: name ?? packageName(basename(out)),
    version: version ?? '0.0.0',
    license: license ?? 'UNLICENSED',
    licenseText: licenseFile === undefined ? NO_LICENSE : await readLicense(licenseFile, base),
    keywords: keywords ?? [],
  };
}

/** A folder's name as npm takes it. */
function packageName(folderName: string): string {
  const name = folderName
    .toLowerCase()
    .replace(/[^a-z0-9._~-]+/g, '-')
    .replace(/^[._-]+|-+$/g, '');
  return name === '' ? 'webhook-events' : name;
}

async function readLicense(path: string, base: string): Promise<string> {
  try {
    return await readFile(resolve(base, path), 'utf8');
  } catch {
    const wording = { message: `the licence file ${path} cannot be read`, hint: 'check package.licenseFile' };
    throw new DiagnosticError([diagnostic('HS602', wording, { pointer: '/package/licenseFile' })]);
  }
}
