import { realpathSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isJsonObject, type JsonValue } from '../json/json.js';
import { readRegularFileSync } from '../load/regular-file.js';
import { ancestorsOf } from '../text/ancestors.js';

/**
 * The manifests of a package and of all its installed dependencies, direct and indirect. Replacing a package replaces
 * its manifest.
 * @param manifest the package's own `package.json`, absolute
 */
export function installedPackages(manifest: string): readonly string[] {
  const found = new Set([manifest]);
  // The loop also visits manifests that are added to the set while it runs.
  for (const file of found) {
    // Node resolves the imports of a linked package from the folder that the link leads to.
    const folders = ancestorsOf(dirname(realpathSync(file)));
    for (const name of dependenciesOf(file)) {
      const installed = folders
        .map((folder) => join(folder, 'node_modules', name, 'package.json'))
        .find((place) => statSync(place, { throwIfNoEntry: false }) !== undefined);
      if (installed !== undefined) found.add(installed);
    }
  }
  return [...found];
}

function dependenciesOf(manifest: string): readonly string[] {
  const value: JsonValue = JSON.parse(readRegularFileSync(manifest));
  const dependencies = isJsonObject(value) ? value.dependencies : undefined;
  return dependencies !== undefined && isJsonObject(dependencies) ? Object.keys(dependencies) : [];
}
