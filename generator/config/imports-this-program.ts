import { realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { isWithin } from '../text/is-within.js';

/**
 * True when `hookschema` means this program to a module. Another copy of it, or another package in its place, may define
 * `defineConfig` in its own way.
 * @param file the module's path, absolute
 */
export function importsThisProgram(file: string): boolean {
  try {
    const imported = realpathSync(createRequire(file).resolve('hookschema'));
    return isWithin(realpathSync(fileURLToPath(new URL('../../', import.meta.url))), imported);
  } catch {
    return false;
  }
}
