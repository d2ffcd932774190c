import { createTwoFilesPatch } from 'diff';
import type { Change } from './change.js';

/** How long a single file may take to compare, in milliseconds; a file that changed throughout is not worth more. */
const TIMEOUT = 2000;

/**
 * The changes as a unified diff, from what is on disk to what the schemas give; `unchanged` ones are left out, and a
 * file that is not ours is only named.
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
