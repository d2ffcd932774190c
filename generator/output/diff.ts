import { createTwoFilesPatch } from 'diff';
import type { Change } from './change.js';

/** How long the comparison of one file may take, in milliseconds. A file that changed throughout is not worth more. */
const TIMEOUT = 2000;

/**
 * The changes as a unified diff, from the files on disk to those that the schemas give. `unchanged` files are left
 * out, and an unmanaged file is only named.
 */
export function unifiedDiff(changes: readonly Change[], label: string): string {
  return changes
    .filter(({ kind }) => kind !== 'unchanged')
    .map((change) =>
      change.kind === 'unmanaged' ? `Only in ${label}: ${change.path}\n` : patch(change, label),
    )
    .join('');
}

function patch({ path, before, after }: Change, label: string): string {
  const [old, fresh] = [
    before === undefined ? '/dev/null' : `a/${label}/${path}`,
    after === undefined ? '/dev/null' : `b/${label}/${path}`,
  ];
  const text = createTwoFilesPatch(old, fresh, before ?? '', after ?? '', undefined, undefined, {
    timeout: TIMEOUT,
  });
  if (text === undefined) return `--- ${old}\n+++ ${fresh}\n(too different to compare line by line)\n`;
  return text.replace(/^=+\n/, '');
}
