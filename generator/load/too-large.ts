import { type Diagnostic, diagnostic } from '../diagnostics/index.js';
import type { JsonValue } from '../json/json.js';
import { pointerTo } from '../json/json-pointer.js';
import { placeOf, type SourceText } from './source-text.js';

/** The most bytes of one file. The largest public OpenAPI documents with webhooks have about twelve million. */
export const FILE_LIMIT = 32 * 2 ** 20;

/** The most characters of all files of a folder together. */
export const FOLDER_LIMIT = 128 * 2 ** 20;

/** The most values in one JSON file: objects, arrays, and everything in them. */
export const VALUES_LIMIT = 2_000_000;

/** The most members of one object or array. */
export const MEMBERS_LIMIT = 100_000;

/** The diagnostic for a file with too many bytes. It is not read. */
export function fileTooLarge(file: string, bytes: number): Diagnostic {
  const message = `the file has ${megabytes(bytes)} MB`;
  return tooLarge({ file }, message, `the limit is ${megabytes(FILE_LIMIT)} MB; ${SPLIT}`);
}

/** The diagnostic for a folder whose files are too large together. */
export function folderTooLarge(label: string): Diagnostic {
  const message = `the schema files have more than ${megabytes(FOLDER_LIMIT)} MB together`;
  return tooLarge({ file: label }, message, 'keep only the schemas of events in this folder');
}

/** The diagnostic for a file with too many values. */
export function tooManyValues(file: string): Diagnostic {
  return tooLarge({ file }, `the file has more than ${count(VALUES_LIMIT)} values`, SPLIT);
}

/** The diagnostic for an object or array with too many members, at the first such place. */
export function tooManyMembers(source: SourceText, root: JsonValue): Diagnostic {
  const { tokens, members } = firstLarge(root, []) ?? { tokens: [], members: 0 };
  const message = `an object or array with ${count(members)} members`;
  return tooLarge(placeOf(source, pointerTo('', ...tokens)), message, `the limit is ${count(MEMBERS_LIMIT)}`);
}

/** True when an object or array in a value has too many members. The value is not deeper than the limit of levels. */
export function hasTooManyMembers(value: JsonValue): boolean {
  return firstLarge(value, []) !== undefined;
}

const SPLIT = 'remove what no event uses, or split it into several files';

function tooLarge(place: Parameters<typeof diagnostic>[2], message: string, hint: string): Diagnostic {
  return diagnostic('HS109', { message, hint }, place);
}

interface Large {
  readonly tokens: readonly string[];
  readonly members: number;
}

function firstLarge(value: JsonValue, tokens: readonly string[]): Large | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const entries = Object.entries(value);
  if (entries.length > MEMBERS_LIMIT) return { tokens, members: entries.length };
  for (const [key, inner] of entries) {
    const found = typeof inner === 'object' ? firstLarge(inner, [...tokens, key]) : undefined;
    if (found) return found;
  }
  return undefined;
}

function megabytes(bytes: number): number {
  return Math.ceil(bytes / 2 ** 20);
}

/** A number as people write it: `100,000`. */
function count(number: number): string {
  return number.toLocaleString('en-US');
}
