import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { DiagnosticError, diagnostic } from '../diagnostics/index.js';
import { codeOf, messageOf } from '../diagnostics/thrown.js';
import { reportOf, withReport } from '../drift/report/report-page.js';
import type { ContractResult } from '../drift/run-contract.js';
import { readRegularFileSync } from '../load/regular-file.js';

/**
 * Writes the report of a comparison into a page. Neither a link nor anything else that is not a file is followed or read.
 * @param path absolute
 * @param isCheck true where nothing is written
 * @returns whether the existing page differs
 * @throws DiagnosticError HS505 where the page cannot be read or written
 */
export function writeReport(
  result: ContractResult,
  path: string,
  isCheck: boolean,
): { readonly isStale: boolean } {
  try {
    const before = pageAt(path);
    const after = withReport(before, reportOf(result));
    if (isCheck || before === after) return { isStale: before !== after };
    mkdirSync(dirname(path), { recursive: true });
    const temporary = `${path}.${process.pid}.tmp`;
    writeFileSync(temporary, after, { flag: 'wx' });
    renameSync(temporary, path);
    return { isStale: false };
  } catch (error) {
    if (codeOf(error) === '') throw error;
    const reason = codeOf(error) === 'ELOOP' ? 'it is a symbolic link, not a file' : messageOf(error);
    const wording = { message: `the report cannot be written: ${reason}`, hint: 'name a file with --report' };
    throw new DiagnosticError([diagnostic('HS505', wording, { file: path })]);
  }
}

/** The text of the page, empty where there is none. */
function pageAt(path: string): string {
  try {
    return readRegularFileSync(path, false);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return '';
    throw error;
  }
}
