import { createRequire } from 'node:module';
import type { Change } from './change.js';

const require = createRequire(import.meta.url);

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
  // Loaded here, because only a check of files that differ needs it.
  const { createTwoFilesPatch }: typeof import('diff') = require('diff');
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
