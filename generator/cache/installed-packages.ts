import { readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isJsonObject, type JsonValue } from '../json/json.js';
import { ancestorsOf } from '../text/ancestors.js';

/**
 * The manifests of a package and of every package that it depends on, as they are installed: replacing one of these
 * packages replaces its manifest.
 * @param manifest the package's own `package.json`, absolute
 */
export function installedPackages(manifest: string): readonly string[] {
  const found = new Set([manifest]);
  // A set also gives what is added while it is walked.
  for (const file of found) {
    // Node looks from where a linked package really is.
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
  const value: JsonValue = JSON.parse(readFileSync(manifest, 'utf8'));
  const dependencies = isJsonObject(value) ? value.dependencies : undefined;
  return dependencies !== undefined && isJsonObject(dependencies) ? Object.keys(dependencies) : [];
}
