import { parse, type ValueNode } from '@humanwhocodes/momoa';
import type { Place } from '../diagnostics/index.js';
import { pointerTokens } from '../json/json-pointer.js';
import { memoize } from '../schema/memoize.js';
import { memberKey } from '../text/json-nodes.js';
import { jsonPlaces } from './json-places.js';
import { type LineAndColumn, linesOf } from './line-starts.js';

/** A file as it was read. */
export interface SourceText {
  /** The path of the file as a person would type it, with forward slashes. */
  readonly file: string;
  readonly text: string;
  /** Finds places in a text that is not JSON. */
  readonly locate?: Locate;
}

/** The line and column of the value at the end of the tokens, or of its nearest ancestor. */
export type Locate = (
  tokens: readonly string[],
  part: MemberPart,
) => { readonly line: number; readonly column: number } | undefined;

/** Which part of a member to point at: its key (for a misspelt keyword) or its value (for everything else). */
export type MemberPart = 'key' | 'value';

/**
 * The line and column of the value that a JSON Pointer names, or of its nearest ancestor. The text is read again
 * for this, which costs nothing as long as nothing is wrong.
 */
export function placeOf(source: SourceText, pointer: string, part: MemberPart = 'value'): Place {
  const tokens = pointerTokens(pointer) ?? [];
  const start = source.locate ? source.locate(tokens, part) : findValue(source, tokens, part);
  return { file: source.file, pointer, ...(start && { line: start.line, column: start.column }) };
}

/** The first key that appears twice in one object. Undefined when there is none. */
export function duplicateKey(text: string): { key: string; line: number; column: number } | undefined {
  let found: { key: string; line: number; column: number } | undefined;
  const visit = (node: ValueNode): void => {
    if (node.type === 'Array') for (const element of node.elements) visit(element.value);
    if (node.type !== 'Object') return;
    const seen = new Set<string>();
    for (const member of node.members) {
      const key = memberKey(member.name);
      if (seen.has(key)) found ??= { key, line: member.loc.start.line, column: member.loc.start.column };
      seen.add(key);
      visit(member.value);
    }
  };
  visit(parse(text).body);
  return found;
}

/** Longer texts, in characters, are not read again: their diagnostics have a pointer, and no line. */
export const LOCATED_LIMIT = 16 * 2 ** 20;

/** Each source is read once, however many places in it are looked up. */
const readOnce = memoize(({ text }: SourceText) => {
  const places = jsonPlaces(text);
  return places && { ...places, find: linesOf(text) };
});

function findValue(
  source: SourceText,
  tokens: readonly string[],
  part: MemberPart,
): LineAndColumn | undefined {
  const found = source.text.length > LOCATED_LIMIT ? undefined : readOnce(source);
  return found?.find(found.offsetOf(tokens, part));
}
