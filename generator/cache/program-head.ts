import { once } from '../schema/memoize.js';
import { fingerprintOf } from './fingerprint.js';
import { installedPackages } from './installed-packages.js';
import { MANIFEST, PROGRAM } from './this-program.js';

/** The manifests of this program and of all packages that it uses. */
export const programManifests = once(() => installedPackages(MANIFEST));

const program = once(() => fingerprintOf([PROGRAM, ...programManifests()]));

/**
 * The first line of what a run keeps for the next one: the command line and the program. Another build may give other
 * results.
 * @param key identifies the command line, as `runKey` gives it
 */
export function programHead(key: string): string {
  return JSON.stringify([key, program()]);
}
