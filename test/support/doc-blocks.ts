import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { REPOSITORY } from './folders.js';

/** A fenced block of a page, without its indentation. */
export interface DocBlock {
  readonly page: string;
  /** The line of its fence, counted from 1. */
  readonly line: number;
  /** The word after the fence; empty for output of commands. */
  readonly language: string;
  readonly text: string;
}

/** The fenced blocks of all pages for users, of CONTRIBUTING.md and of the emitted README. */
export function docBlocks(): readonly DocBlock[] {
  const pages = globSync(['*.md', 'docs/**/*.md', 'generated/README.md'], { cwd: REPOSITORY }).sort();
  return pages.flatMap((page) => blocksOf(page, readFileSync(join(REPOSITORY, page), 'utf8')));
}

/** The fenced blocks of a page. @throws Error for a fence that is not closed */
export function blocksOf(page: string, text: string): readonly DocBlock[] {
  const found = [...text.matchAll(/^( *)```(\w*)\n(.*?)^\1```$/gms)].map((match) => {
    const [, indent = '', language = '', inner = ''] = match;
    const line = text.slice(0, match.index).split('\n').length;
    return { page, line, language, text: inner.replaceAll(new RegExp(`^${indent}`, 'gm'), '') };
  });
  const fences = text.match(/^ *```/gm) ?? [];
  if (fences.length !== 2 * found.length) throw new Error(`${page} has a fence that is not closed`);
  return found;
}

/** Where a block is, for the names of tests. */
export function placeOf({ page, line }: DocBlock): string {
  return `${page}:${line}`;
}
