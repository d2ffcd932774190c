import { cpSync, existsSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Makes a project of a folder of test/consumers/, in a place of its own. The manifest gets its name here: in the
 * repository it would hide the root's, by which the sources there find the packages.
 *
 * @param {string} source
 * @param {string} folder
 */
export function layOut(source, folder) {
  cpSync(source, folder, { recursive: true });
  const [own, manifest] = ['manifest.json', 'package.json'].map((name) => path.join(folder, name));
  if (own !== undefined && manifest !== undefined && existsSync(own)) renameSync(own, manifest);
  else writeFileSync(path.join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
}
