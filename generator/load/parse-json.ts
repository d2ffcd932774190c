import { type Diagnostic, diagnostic } from '../diagnostics/index.js';
import { messageOf } from '../diagnostics/thrown.js';
import { isJsonArray, type JsonValue } from '../json/json.js';
import { findJsonError } from './json-error.js';
import { hasHalfCharacter, isLossy, lossyProblem } from './lossy-value.js';
import { duplicateKey, type SourceText } from './source-text.js';
import { DEPTH_LIMIT, depthProblem } from './too-deep.js';
import { MEMBERS_LIMIT, tooManyMembers, tooManyValues, VALUES_LIMIT } from './too-large.js';

/** The value of a JSON text, or the problem with the text. */
export type ParsedJson = { readonly value: JsonValue } | { readonly problem: Diagnostic };

/**
 * Parses JSON (RFC 8259). Rejects an object with a repeated key, because `JSON.parse` drops one of the two values, a
 * text with too many levels, values or members of one object, a number that is too large and half a character.
 */
export function parseJson(source: SourceText): ParsedJson {
  const { text } = source;
  let value: JsonValue;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { problem: syntaxProblem(source.file, text, error) };
  }
  const { keys, depth, members, values, isExact } = measure(value);
  if (depth > DEPTH_LIMIT) return { problem: depthProblem(source.file, depth) };
  if (values > VALUES_LIMIT) return { problem: tooManyValues(source.file) };
  if (members > MEMBERS_LIMIT) return { problem: tooManyMembers(source, value) };
  if (keys !== keysInText(text)) return { problem: duplicateProblem(source.file, text) };
  const problem = isExact ? undefined : lossyProblem(source, value);
  return problem ? { problem } : { value };
}

interface Shape {
  readonly keys: number;
  readonly depth: number;
  /** The most members of one object or array. */
  readonly members: number;
  /** The number of all values. */
  readonly values: number;
  /** False when a number became infinite or a text has half a character. */
  readonly isExact: boolean;
}

/** Counts keys, levels and values without recursion, because a hostile file may be deeper than the stack allows. */
function measure(root: JsonValue): Shape {
  let keys = 0;
  let depth = 0;
  let members = 0;
  let values = 0;
  let isExact = true;
  let level: JsonValue[] = [root];
  while (level.length > 0) {
    depth += 1;
    values += level.length;
    const next: JsonValue[] = [];
    for (const value of level) {
      if (typeof value !== 'object' || value === null) {
        isExact &&= !isLossy(value);
        continue;
      }
      const children: readonly JsonValue[] = Object.values(value);
      members = Math.max(members, children.length);
      if (!isJsonArray(value)) {
        keys += children.length;
        isExact &&= !Object.keys(value).some(hasHalfCharacter);
      }
      for (const child of children) next.push(child);
    }
    level = next;
  }
  return { keys, depth, members, values, isExact };
}

function keysInText(text: string): number {
  let keys = 0;
  for (const match of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"(\s*:)?/g))
    if (match[1] !== undefined) keys += 1;
  return keys;
}

function duplicateProblem(file: string, text: string): Diagnostic {
  const { key, ...position } = duplicateKey(text) ?? { key: '' };
  return diagnostic(
    'HS103',
    { message: `duplicate key ${JSON.stringify(key)}`, hint: 'keep one of them' },
    { file, ...position },
  );
}

function syntaxProblem(file: string, text: string, error: unknown): Diagnostic {
  const found = findJsonError(text);
  const before = text.slice(0, found?.offset).split('\n');
  const reason = found?.message ?? messageOf(error);
  const hint = 'schemas are plain JSON: double quotes, no comments, no trailing commas';
  const place = { file, line: before.length, column: (before.at(-1) ?? '').length + 1 };
  return diagnostic('HS102', { message: `not JSON: ${reason}`, hint }, place);
}
