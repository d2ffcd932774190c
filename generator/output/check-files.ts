import { type Diagnostic, diagnostic } from '../diagnostics/index.js';
import type { OutputFile } from '../module/output.js';
import { foldedPath } from '../text/folded-path.js';
import { MANIFEST } from './manifest.js';
import { JOURNAL } from './staging-folder.js';

interface Given {
  /** The emitter or target that gave the file. */
  readonly by: string;
  readonly file: OutputFile;
}

/** What is wrong with files together: files in the place of others, or of what hookschema needs itself. */
export function checkFiles(files: readonly Given[]): readonly Diagnostic[] {
  return [...files.flatMap(checkPlace), ...clashes(files)];
}

function checkPlace({ by, file: { path } }: Given): readonly Diagnostic[] {
  if (!isOurs(path)) return [];
  const message = `the emitter ${by} returned the path ${path}, which hookschema uses itself`;
  return [diagnostic('HS802', { message, hint: 'choose another path' })];
}

function isOurs(path: string): boolean {
  const [first] = path.split('/');
  return (
    path === MANIFEST ||
    first === JOURNAL.split('/')[0] ||
    /(?:^|\/)(?:\.git|node_modules)(?:\/|$)/.test(path)
  );
}

/** Reports files whose paths are equal when case and composition are ignored, and files in the place of a folder that others need. */
function clashes(files: readonly Given[]): readonly Diagnostic[] {
  const seen = new Map<string, Given>();
  const found: Diagnostic[] = [];
  for (const one of files) {
    const key = foldedPath(one.file.path);
    const other = seen.get(key);
    if (other) found.push(clash(one, other));
    seen.set(key, one);
  }
  for (const one of files) {
    const path = foldedPath(one.file.path);
    for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) {
      const other = seen.get(path.slice(0, at));
      if (other) found.push(clash(one, other));
    }
  }
  return found;
}

function clash(one: Given, other: Given): Diagnostic {
  const who = one.by === other.by ? `the emitter ${one.by} writes` : `${other.by} and ${one.by} both write`;
  const what = one.file.path === other.file.path ? one.file.path : `${other.file.path} and ${one.file.path}`;
  return diagnostic('HS803', {
    message: `${who} ${what}${one.by === other.by ? ' twice' : ''}`,
    hint: 'give one of them another path',
  });
}
