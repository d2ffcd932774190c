import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/**
 * A package that is installed with hookschema.
 *
 * @typedef {object} ProductionPackage
 * @property {string} name
 * @property {string} version
 * @property {string} license as package-lock.json has it
 * @property {string} at its folder, relative to the root of the repository
 */

/**
 * @typedef {object} Locked an entry of package-lock.json
 * @property {string} [version]
 * @property {string} [license]
 * @property {Record<string, string>} [dependencies]
 * @property {Record<string, string>} [optionalDependencies]
 */

/**
 * The packages that npm installs with hookschema: its dependencies, direct and indirect, sorted by place.
 *
 * @param {string} root the folder of the repository
 * @returns {ProductionPackage[]}
 */
export function productionPackages(root) {
  const packages = lockedPackages(root);
  /** @type {Set<string>} */
  const found = new Set();
  const waiting = [''];
  for (let from = waiting.pop(); from !== undefined; from = waiting.pop()) {
    const { dependencies = {}, optionalDependencies = {} } = packages[from] ?? {};
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
      const at = placeOf(packages, from, name);
      if (at === undefined || found.has(at)) continue;
      found.add(at);
      waiting.push(at);
    }
  }
  return [...found].sort().map((at) => {
    const { version = '', license = '' } = packages[at] ?? {};
    return { name: at.replace(/^.*node_modules\//, ''), version, license, at };
  });
}

/** @param {string} root @returns {Record<string, Locked>} the entries of package-lock.json, by place */
export function lockedPackages(root) {
  return JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages;
}

/**
 * The place where Node finds a package: the nearest `node_modules` with it.
 *
 * @param {Record<string, Locked>} packages
 * @param {string} from
 * @param {string} name
 * @returns {string | undefined}
 */
function placeOf(packages, from, name) {
  const at = path.posix.join(from, 'node_modules', name);
  if (packages[at]) return at;
  return from === ''
    ? undefined
    : placeOf(packages, from.replace(/\/?node_modules\/(?:@[^/]+\/)?[^/]+$/, ''), name);
}

/**
 * The size of an installed package without the packages inside it, in bytes.
 *
 * @param {string} folder
 */
export function unpackedSize(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const own = entries.filter(
    (entry) =>
      entry.isFile() && !path.relative(folder, entry.parentPath).split(path.sep).includes('node_modules'),
  );
  return own.reduce((sum, entry) => sum + statSync(path.join(entry.parentPath, entry.name)).size, 0);
}

/**
 * The scripts that npm would run when it installs a package.
 *
 * @param {string} folder
 * @returns {string[]}
 */
export function installScripts(folder) {
  const { scripts = {} } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const named = ['preinstall', 'install', 'postinstall'].filter((name) => Object.hasOwn(scripts, name));
  return existsSync(path.join(folder, 'binding.gyp')) ? [...named, 'binding.gyp'] : named;
}
