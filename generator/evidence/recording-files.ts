import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Diagnostic, diagnostic } from '../diagnostics/index.js';
import { isGlob } from '../load/glob-schemas.js';
import { relativePath } from '../text/relative-path.js';

/** The files that a command names, and what is wrong with the names. */
export interface FoundRecordings {
  /** Files as they are shown, each once, in order; `-` for standard input. */
  readonly files: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

const ENDINGS = '**/*.{json,ndjson,jsonl}';

/**
 * Finds files with recorded payloads: a file, every file of a folder, the files that match a glob, or `-`. Hidden
 * files and `node_modules` are left out of folders.
 * @param cwd absolute; the names are relative to it
 * @returns HS714 for a name without a file
 */
export async function findRecordings(operands: readonly string[], cwd: string): Promise<FoundRecordings> {
  const found = new Set<string>();
  const diagnostics: Diagnostic[] = [];
  for (const operand of operands) {
    const files = await filesOf(operand, cwd);
    if (files.length === 0) diagnostics.push(nothingAt(operand));
    for (const file of files) found.add(file);
  }
  return { files: [...found], diagnostics };
}

async function filesOf(operand: string, cwd: string): Promise<readonly string[]> {
  if (operand === '-') return ['-'];
  const found = await stat(resolve(cwd, operand)).catch(() => undefined);
  if (found?.isDirectory() === true)
    return (await matching(ENDINGS, resolve(cwd, operand))).map(inFolder(operand));
  if (found !== undefined) return [operand];
  return isGlob(operand) ? matching(operand, cwd) : [];
}

function inFolder(folder: string): (path: string) => string {
  return (path) => join(folder, path).replaceAll('\\', '/');
}

async function matching(pattern: string, folder: string): Promise<readonly string[]> {
  const { glob } = await import('tinyglobby');
  const paths = await glob(pattern, { cwd: folder, ignore: ['**/node_modules/**'], absolute: true });
  return paths.map((path) => relativePath(folder, path)).sort();
}

function nothingAt(operand: string): Diagnostic {
  const wording = {
    message: 'there is no file with payloads here',
    hint: 'name files, folders or globs with .json, .ndjson or .jsonl files, or - for standard input',
  };
  return diagnostic('HS714', wording, { file: operand });
}
