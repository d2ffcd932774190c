import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The variable that tells the workers of a run where temporary folders go. */
export const TEMPORARY_ROOT = 'HOOKSCHEMA_TESTS_ROOT';

/**
 * For Vitest's `globalSetup`: makes one folder for all temporary folders of a run. The workers cannot remove them:
 * without isolation what a support module registers with `afterAll` runs for the first file of a worker only.
 *
 * @returns what removes the folder when the run is over
 */
export default function provideTemporaryRoot(): () => void {
  const root = mkdtempSync(join(tmpdir(), 'hookschema-tests-'));
  process.env[TEMPORARY_ROOT] = root;
  return () => rmSync(root, { recursive: true, force: true });
}
