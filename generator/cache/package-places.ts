import { join } from 'node:path';
import { ancestorsOf } from '../text/ancestors.js';

/**
 * The manifests that decide which package a name means to a module, whether they exist or not: package managers replace
 * a package by replacing one of them, and a package may import itself.
 * @param name the package's name: `@acme/events`
 * @param folder the folder of the module that imports it, absolute
 */
export function packagePlaces(name: string, folder: string): readonly string[] {
  return ancestorsOf(folder).flatMap((one) => [
    join(one, 'node_modules', name, 'package.json'),
    join(one, 'package.json'),
  ]);
}
