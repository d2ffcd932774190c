import { basename, resolve } from 'node:path';
import type { PackageInfo } from '../catalog/catalog.js';
import { DiagnosticError, diagnostic } from '../diagnostics/index.js';
import { pointerTo } from '../json/json-pointer.js';
import { readRegularFile } from '../load/regular-file.js';
import { placeIn } from './check-config.js';
import type { PackageConfig } from './config.js';
import type { ConfigPlace } from './config-place.js';

/** The version of a package that nobody has given one. */
export const NO_VERSION = '0.0.0';

/** What npm calls a package without a license. */
const UNLICENSED = 'UNLICENSED';

const NO_LICENSE = `No license has been granted for this package.

All rights are reserved by the owners of the schemas it was generated from.
`;

/**
 * The data of the emitted package's manifest, with every default filled in.
 * @param out the output folder, whose name is the package's default name
 * @throws DiagnosticError HS602 when the license file cannot be read
 */
export async function packageInfo(
  config: PackageConfig,
  out: string,
  place: ConfigPlace,
): Promise<PackageInfo> {
  const { licenseFile, name, version, license = UNLICENSED, keywords, repository, ...rest } = config;
  const { url, directory } = typeof repository === 'string' ? { url: repository } : { ...repository };
  return {
    ...rest,
    ...(url !== undefined && { repository: url }),
    ...(directory !== undefined && { directory }),
    name: name ?? packageName(basename(out)),
    ...(name === undefined && { folder: basename(out) }),
    version: version ?? NO_VERSION,
    license,
    licenseText: licenseFile === undefined ? statedLicense(license) : await readLicense(licenseFile, place),
    keywords: keywords ?? [],
  };
}

/** The text of a license of which only the identifier is known. */
function statedLicense(license: string): string {
  if (license === UNLICENSED) return NO_LICENSE;
  return `This package is licensed under ${license}.\n\nhttps://spdx.org/licenses lists what the identifiers mean.\n`;
}

/** A folder's name as a valid npm name. */
function packageName(folderName: string): string {
  const name = folderName
    .toLowerCase()
    .replace(/[^a-z0-9._~-]+/g, '-')
    .replace(/^[._-]+|-+$/g, '');
  return name === '' ? 'webhook-events' : name;
}

async function readLicense(path: string, { base, pointer, source }: ConfigPlace): Promise<string> {
  try {
    return await readRegularFile(resolve(base, path));
  } catch {
    const wording = { message: `the license file ${path} cannot be read`, hint: 'check package.licenseFile' };
    const place = placeIn(source, pointerTo(pointer, 'package', 'licenseFile'));
    throw new DiagnosticError([diagnostic('HS602', wording, place)]);
  }
}
