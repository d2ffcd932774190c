import { cpSync, existsSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Copies a folder of test/consumers/, as a project of its own. `manifest.json` becomes `package.json` here. In the
 * repository that name would hide the root's package.json, through which the sources there find the packages.
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
