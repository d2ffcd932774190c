import { type Diagnostic, diagnostic } from '../diagnostics/index.js';
import type { Output, OutputFile } from '../emit/emitter.js';
import { importsIn } from '../module/statement.js';
import { MANIFEST } from './manifest.js';
import { JOURNAL } from './output-folder.js';

/** An output and the emitter that returned it. */
export interface EmittedOutput {
  readonly by: string;
  readonly output: Output;
}

/** Why an output cannot be written. Undefined for one that can. Emitters of third parties may return anything. */
export function checkOutput(by: string, output: unknown): Diagnostic | undefined {
  const wrong = (message: string, hint: string): Diagnostic =>
    diagnostic('HS802', { message: `the emitter ${by} returned ${message}`, hint });
  if (typeof output !== 'object' || output === null || !('path' in output) || typeof output.path !== 'string')
    return wrong(
      'something without a path',
      'return files, { path, content }, and modules, { path, statements }',
    );
  const { path } = output;
  if (!isInside(path))
    return wrong(
      `the path ${JSON.stringify(path)}, which is not inside the output folder`,
      'write paths relative to the output folder, with forward slashes',
    );
  if (isOurs(path)) return wrong(`the path ${path}, which hookschema uses itself`, 'choose another path');
  const hasText = 'content' in output && typeof output.content === 'string';
  const hasStatements = 'statements' in output && Array.isArray(output.statements);
  return hasText || hasStatements
    ? undefined
    : wrong(`${path} without content`, 'return "content", a string, or "statements", a list');
}

function isInside(path: string): boolean {
  const parts = path.split('/');
  return !/[\\:\p{Cc}]/u.test(path) && parts.every((part) => part !== '' && part !== '.' && part !== '..');
}

function isOurs(path: string): boolean {
  const [first] = path.split('/');
  return (
    path === MANIFEST ||
    first === JOURNAL.split('/')[0] ||
    /(?:^|\/)(?:\.git|node_modules)(?:\/|$)/.test(path)
  );
}

interface Written {
  readonly by: string;
  readonly file: OutputFile;
}

/** Problems of all outputs together: files that collide, and imports of modules that do not exist. */
export function checkTogether(
  emitted: readonly EmittedOutput[],
  files: readonly Written[],
): readonly Diagnostic[] {
  const modules = new Set(emitted.flatMap(({ output }) => ('statements' in output ? [output.path] : [])));
  const dangling = emitted.flatMap(({ by, output }) =>
    'statements' in output
      ? importsIn(output.statements)
          .filter(({ from }) => !modules.has(from))
          .map(({ from }) => noModule(by, output.path, from))
      : [],
  );
  return [...clashes(files), ...dangling];
}

/** Reports files whose paths are equal when case is ignored, and files in the place of a folder that others need. */
function clashes(files: readonly Written[]): readonly Diagnostic[] {
  const seen = new Map<string, Written>();
  const found: Diagnostic[] = [];
  for (const one of files) {
    const key = one.file.path.toLowerCase();
    const other = seen.get(key);
    if (other) found.push(clash(one, other));
    seen.set(key, one);
  }
  for (const one of files) {
    const parts = one.file.path.toLowerCase().split('/');
    const other = parts.slice(1).map((_part, at) => seen.get(parts.slice(0, at + 1).join('/')));
    found.push(...other.flatMap((file) => (file ? [clash(one, file)] : [])));
  }
  return found;
}

function clash(one: Written, other: Written): Diagnostic {
  const who = one.by === other.by ? `the emitter ${one.by} writes` : `${other.by} and ${one.by} both write`;
  const what = one.file.path === other.file.path ? one.file.path : `${other.file.path} and ${one.file.path}`;
  return diagnostic('HS803', {
    message: `${who} ${what}${one.by === other.by ? ' twice' : ''}`,
    hint: 'give one of them another path',
  });
}

function noModule(by: string, path: string, from: string): Diagnostic {
  const message = `the emitter ${by} imports ${from} in ${path}, but no emitter writes that module`;
  return diagnostic('HS802', { message, hint: 'name the emitter that writes it in "needs"' });
}
