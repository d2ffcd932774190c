import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The environment variable with the folder in which the workers of a run create temporary folders. */
export const TEMPORARY_ROOT = 'HOOKSCHEMA_TESTS_ROOT';

/**
 * For Vitest's `globalSetup`: creates one folder for all temporary folders of a run. The workers cannot remove them,
 * because without isolation an `afterAll` in a support module runs only for the first test file of a worker.
 *
 * @returns a function that removes the folder at the end of the run
 */
export default function provideTemporaryRoot(): () => void {
  const root = mkdtempSync(join(tmpdir(), 'hookschema-tests-'));
  process.env[TEMPORARY_ROOT] = root;
  return () => rmSync(root, { recursive: true, force: true });
}
