import { type Diagnostic, diagnostic } from '../diagnostics/index.js';
import type { PrintedOutput } from './printed-output.js';

/** Reports entry points that no package can have, and those that two outputs want. */
export function checkEntries(outputs: readonly PrintedOutput[]): readonly Diagnostic[] {
  const owners = new Map<string, PrintedOutput>();
  return outputs.flatMap((one) => {
    const { entry, path } = one.output;
    if (entry === undefined) return [];
    if (!isEntry(entry)) return [notAnEntry(one.by, path, entry)];
    const other = owners.get(entry) ?? one;
    owners.set(entry, other);
    // One emitter may export many files by a pattern.
    const isShared = other === one || (other.by === one.by && entry.includes('*'));
    return isShared ? [] : [entryTwice(one, other, entry)];
  });
}

/** What `exports` of a package.json accepts: the root, or a path below it, with one `*` at most. */
function isEntry(entry: string): boolean {
  return entry === '.' || (/^\.\/[^\\]+$/.test(entry) && entry.split('*').length <= 2);
}

function notAnEntry(by: string, path: string, entry: string): Diagnostic {
  const message = `the emitter ${by} exports ${path} under ${JSON.stringify(entry)}, which is not an entry point`;
  return diagnostic('HS802', { message, hint: 'write ".", "./name" or "./folder/*"' });
}

function entryTwice(one: PrintedOutput, other: PrintedOutput, entry: string): Diagnostic {
  const message = `${other.output.path} of ${other.by} and ${one.output.path} of ${one.by} are both exported under ${entry}`;
  return diagnostic('HS803', { message, hint: 'give one of them another "entry"' });
}
