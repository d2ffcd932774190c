import type { AnyNode } from '@humanwhocodes/momoa';
import { escapeHidden } from './hidden.js';

/** How a JSON or YAML file is laid out. */
export interface Layout {
  /** The end of a line. */
  readonly eol: string;
  /** One level of indentation. */
  readonly unit: string;
}

/** The layout of a text; two spaces where nothing is indented. */
export function layoutOf(text: string): Layout {
  return { eol: text.includes('\r\n') ? '\r\n' : '\n', unit: /\n([ \t]+)\S/.exec(text)?.[1] ?? '  ' };
}

/** The white space at the start of the line of an offset. */
export function indentAt(text: string, offset: number): string {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  return /^[ \t]*/.exec(line)?.[0] ?? '';
}

/** The member or item of a node. */
export function childOf(node: AnyNode | undefined, token: string): AnyNode | undefined {
  if (node?.type === 'Array') return node.elements[Number(token)]?.value;
  if (node?.type !== 'Object') return undefined;
  return node.members.find(({ name }) => memberKey(name) === token)?.value;
}

/** The key of a member. */
export function memberKey(name: {
  readonly type: string;
  readonly value?: unknown;
  readonly name?: unknown;
}): string {
  return String(name.type === 'String' ? name.value : name.name);
}

/** The offset at which a node begins. It was parsed with `ranges`. */
export function startOf({ range: [start] = [0, 0] }: Pick<AnyNode, 'range'>): number {
  return start;
}

/** The offset at which a node ends. It was parsed with `ranges`. */
export function endOf({ range: [, end] = [0, 0] }: Pick<AnyNode, 'range'>): number {
  return end;
}

/** A text with another one between two offsets. */
export function spliced(text: string, start: number, end: number, inserted: string): string {
  return text.slice(0, start) + inserted + text.slice(end);
}

/**
 * A value as JSON for a schema file. Values come from anybody, so hidden characters are escapes.
 * @param indent one level of indentation; undefined for one line
 */
export function jsonText(value: unknown, indent?: string): string {
  return escapeHidden(JSON.stringify(value, null, indent));
}
