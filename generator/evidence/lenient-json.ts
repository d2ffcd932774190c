import { parse, type ValueNode } from '@humanwhocodes/momoa';
import { messageOf } from '../diagnostics/thrown.js';
import type { JsonValue } from '../json/json.js';
import type { Locate } from '../load/source-text.js';
import { DEPTH_LIMIT } from '../load/too-deep.js';
import { memberKey } from '../text/json-nodes.js';
import { type FieldPath, itemsPath, propertyPath } from './field-path.js';

/** A position in a text, counted from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** JSON as people write it in documentation, read. */
export interface LenientJson {
  readonly value: JsonValue;
  /** Keys that an object has twice, and where they are for the second time. The value has the last one. */
  readonly repeated: readonly (Position & { readonly key: string; readonly path: FieldPath })[];
  readonly locate: Locate;
}

/** Why a text is not even JSON as people write it. */
export interface NotJson extends Position {
  readonly reason: string;
}

/**
 * Reads JSON with comments, trailing commas, unquoted keys, repeated keys and lines of three dots, as it is found in
 * documentation. Never throws for a text.
 */
export function parseLenientJson(text: string): LenientJson | NotJson {
  let root: ValueNode;
  try {
    root = parse(withoutDots(text), { mode: 'json5', allowTrailingCommas: true }).body;
  } catch (error) {
    return { reason: messageOf(error).replace(/ \(\d+:\d+\)$/, ''), ...positionOf(error) };
  }
  if (isDeeper(root, DEPTH_LIMIT))
    return { reason: `it has more than ${DEPTH_LIMIT} levels`, line: 1, column: 1 };
  const repeated: LenientJson['repeated'][number][] = [];
  const value = jsonOf(root, '', (found) => repeated.push(found));
  return { value, repeated, locate: (tokens, part) => locate(root, tokens, part) };
}

/** The text with spaces in place of lines that only say that something was left out. */
function withoutDots(text: string): string {
  return text.replace(/^[ \t]*(?:\.{3}|…),?[ \t]*$/gm, (line) => ' '.repeat(line.length));
}

function isDeeper(root: ValueNode, limit: number): boolean {
  let level: readonly ValueNode[] = [root];
  for (let depth = 0; depth <= limit && level.length > 0; depth += 1)
    level = level.flatMap((node) => {
      if (node.type === 'Array') return node.elements.map(({ value }) => value);
      return node.type === 'Object' ? node.members.map(({ value }) => value) : [];
    });
  return level.length > 0;
}

function positionOf(error: unknown): Position {
  const found = error as { readonly line?: unknown; readonly column?: unknown };
  const isFound = typeof found.line === 'number' && typeof found.column === 'number';
  return isFound ? { line: Number(found.line), column: Number(found.column) } : { line: 1, column: 1 };
}

type OnRepeated = (found: LenientJson['repeated'][number]) => void;

function jsonOf(node: ValueNode, path: FieldPath, onRepeated: OnRepeated): JsonValue {
  if (node.type === 'Array')
    return node.elements.map(({ value }) => jsonOf(value, itemsPath(path), onRepeated));
  if (node.type === 'Object') {
    const seen = new Set<string>();
    const entries = node.members.map(({ name, value }): readonly [string, JsonValue] => {
      const key = memberKey(name);
      const { line, column } = name.loc.start;
      if (seen.has(key)) onRepeated({ key, path, line, column });
      seen.add(key);
      return [key, jsonOf(value, propertyPath(path, key), onRepeated)];
    });
    return Object.fromEntries(entries);
  }
  return node.type === 'String' || node.type === 'Number' || node.type === 'Boolean' ? node.value : null;
}

function locate(root: ValueNode, tokens: readonly string[], part: 'key' | 'value'): Position {
  let node = root;
  let start = root.loc.start;
  for (const token of tokens) {
    if (node.type === 'Array') {
      const element = node.elements[Number(token)];
      if (element === undefined) break;
      node = element.value;
      start = node.loc.start;
      continue;
    }
    const member =
      node.type === 'Object' ? node.members.findLast(({ name }) => memberKey(name) === token) : undefined;
    if (member === undefined) break;
    node = member.value;
    start = part === 'key' ? member.name.loc.start : node.loc.start;
  }
  return { line: start.line, column: start.column };
}
