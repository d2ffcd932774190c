import { type AnyNode, parse, type ValueNode } from '@humanwhocodes/momoa';
import type { Place } from '../diagnostics/index.js';
import { pointerTokens } from '../json/json-pointer.js';
import type { MemberPart } from './member-part.js';
import { scanForPlace } from './scan-json.js';

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

/**
 * The line and column of the value that a JSON Pointer names, or of its nearest ancestor. The text is parsed again
 * for this, which costs nothing as long as nothing is wrong.
 */
export function placeOf(source: SourceText, pointer: string, part: MemberPart = 'value'): Place {
  const tokens = pointerTokens(pointer) ?? [];
  const start = source.locate ? source.locate(tokens, part) : startIn(source, tokens, part);
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

/** In longer texts, in characters, the first few places are looked for without parsing. */
const LARGE = 2 ** 18;
const SCANS = 20;
const scans = new WeakMap<SourceText, number>();

function startIn(source: SourceText, tokens: readonly string[], part: MemberPart) {
  const { text } = source;
  if (text.length > LOCATED_LIMIT) return undefined;
  const scanned = scans.get(source) ?? 0;
  if (text.length > LARGE && scanned < SCANS) {
    scans.set(source, scanned + 1);
    const found = scanForPlace(text, tokens, part);
    if (found !== undefined) return found;
  }
  return findNode(source, tokens, part)?.loc.start;
}

/** Longer texts, in characters, are not parsed again: their diagnostics have a pointer, and no line. */
export const LOCATED_LIMIT = 16 * 2 ** 20;

const parsed = new WeakMap<SourceText, WeakRef<ValueNode>>();

/**
 * Each source is parsed once, however many places in it are looked up one after the other. The tree takes twenty times as
 * much memory as the text, so it may be collected after that.
 */
function parsedOnce(source: SourceText): ValueNode {
  const known = parsed.get(source)?.deref();
  if (known !== undefined) return known;
  const { body } = parse(source.text);
  parsed.set(source, new WeakRef(body));
  return body;
}

function findNode(source: SourceText, tokens: readonly string[], part: MemberPart): AnyNode | undefined {
  let node: ValueNode;
  try {
    node = parsedOnce(source);
  } catch {
    return undefined;
  }
  let result: AnyNode = node;
  for (const token of tokens) {
    const child = childOf(node, token);
    if (!child) return result;
    node = child.value;
    result = part === 'key' ? child.key : child.value;
  }
  return result;
}

function childOf(node: ValueNode, token: string): { key: AnyNode; value: ValueNode } | undefined {
  if (node.type === 'Array') {
    const element = node.elements[Number(token)];
    return element && { key: element.value, value: element.value };
  }
  if (node.type !== 'Object') return undefined;
  const member = node.members.find((one) => memberKey(one.name) === token);
  return member && { key: member.name, value: member.value };
}

function memberKey(name: { type: string; value?: unknown; name?: unknown }): string {
  return String(name.type === 'String' ? name.value : name.name);
}
