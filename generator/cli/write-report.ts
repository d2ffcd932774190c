import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { codeOf } from '../diagnostics/thrown.js';
import { reportOf, withReport } from '../drift/report/report-page.js';
import type { ContractResult } from '../drift/run-contract.js';

/**
 * Writes the report of a comparison into a page.
 * @param path absolute
 * @param isCheck true where nothing is written
 * @returns whether the existing page differs
 */
export async function writeReport(
  result: ContractResult,
  path: string,
  isCheck: boolean,
): Promise<{ readonly isStale: boolean }> {
  const before = await readFile(path, 'utf8').catch((error: unknown) => {
    if (codeOf(error) !== 'ENOENT') throw error;
    return '';
  });
  const after = withReport(before, reportOf(result));
  if (isCheck) return { isStale: before !== after };
  if (before !== after) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, after);
  }
  return { isStale: false };
}
