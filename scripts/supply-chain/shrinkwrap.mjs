/**
 * `node scripts/supply-chain/shrinkwrap.mjs`: writes npm-shrinkwrap.json for the tarball: the part of package-lock.json
 * that is installed with hookschema. npm installs exactly these versions, with these hashes, so what was tested is what
 * is installed. `--remove` removes the file again: in the repository, package-lock.json counts.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { lockedPackages, productionPackages } from './production-packages.mjs';

/**
 * The text of npm-shrinkwrap.json.
 *
 * @param {string} root the folder of the repository
 */
export function shrinkwrapText(root) {
  const locked = lockedPackages(root);
  const { name, version, license, dependencies, bin, engines, peerDependencies, peerDependenciesMeta } =
    JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const own = { name, version, license, dependencies, bin, engines, peerDependencies, peerDependenciesMeta };
  const others = productionPackages(root).map(({ at }) => [at, locked[at]]);
  const packages = { '': own, ...Object.fromEntries(others) };
  return `${JSON.stringify({ name, version, lockfileVersion: 3, requires: true, packages }, null, 2)}\n`;
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const file = path.join(root, 'npm-shrinkwrap.json');
  if (argv.includes('--remove')) rmSync(file, { force: true });
  else writeFileSync(file, shrinkwrapText(root));
}
