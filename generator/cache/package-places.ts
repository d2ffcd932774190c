import { join } from 'node:path';
import { ancestorsOf } from '../text/ancestors.js';

/**
 * The manifests that decide which package a name means to a module: in every `node_modules` above it, and in every
 * folder above it, because a package may import itself. A package manager that replaces the package replaces or creates
 * one of these files, so the list includes those that do not exist.
 * @param name the package's name: `@acme/events`
 * @param folder the folder of the module that imports it, absolute
 */
export function packagePlaces(name: string, folder: string): readonly string[] {
  return ancestorsOf(folder).flatMap((one) => [
    join(one, 'node_modules', name, 'package.json'),
    join(one, 'package.json'),
  ]);
}
