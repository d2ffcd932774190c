import { type AnyNode, parse } from '@humanwhocodes/momoa';
import { isJsonArray, isJsonObject, type JsonValue } from '../json/json.js';
import { pointerTokens } from '../json/json-pointer.js';
import type { PatchOperation } from './finding.js';

/**
 * The text of a JSON file after one operation of a JSON Patch. Everything else stays as it is written.
 * @returns undefined where the place does not exist
 */
export function editJson(text: string, operation: PatchOperation): string | undefined {
  const tokens = pointerTokens(operation.path) ?? [];
  const last = tokens.at(-1);
  const root = parse(text, { ranges: true }).body;
  const parent = tokens.slice(0, -1).reduce<AnyNode | undefined>(childOf, root);
  if (last === undefined || parent === undefined) return undefined;
  const own = childOf(parent, last);
  if (operation.op === 'remove') return removed(text, parent, last);
  if (own !== undefined && (operation.op === 'replace' || parent.type === 'Object'))
    return spliced(text, own, written(operation.value, layoutAt(text, own)));
  return operation.op === 'add' ? added(text, parent, last, operation.value) : undefined;
}

interface Layout {
  readonly eol: string;
  readonly unit: string;
  /** The indentation of the line that the value is on. */
  readonly indent: string;
}

function layoutAt(text: string, node: AnyNode): Layout {
  return {
    eol: text.includes('\r\n') ? '\r\n' : '\n',
    unit: /\n([ \t]+)\S/.exec(text)?.[1] ?? '  ',
    indent: indentAt(text, startOf(node)),
  };
}

function added(text: string, parent: AnyNode, key: string, value: JsonValue): string | undefined {
  if (parent.type !== 'Object' && parent.type !== 'Array') return undefined;
  const name = parent.type === 'Object' ? `${JSON.stringify(key)}: ` : '';
  const items: readonly AnyNode[] =
    parent.type === 'Object' ? parent.members : parent.elements.map((one) => one.value);
  const last = items.at(-1);
  const layout = layoutAt(text, parent);
  const inner = { ...layout, indent: layout.indent + layout.unit };
  if (last === undefined) {
    const [open, close] = parent.type === 'Object' ? ['{', '}'] : ['[', ']'];
    const body = `${layout.eol}${inner.indent}${name}${written(value, inner)}${layout.eol}${layout.indent}`;
    return spliced(text, parent, open + body + close);
  }
  const isOnOneLine = !text.slice(startOf(parent), startOf(last)).includes('\n');
  const own = { ...layout, indent: isOnOneLine ? layout.indent : indentAt(text, startOf(last)) };
  const before = isOnOneLine ? ', ' : `,${layout.eol}${own.indent}`;
  return text.slice(0, endOf(last)) + before + name + written(value, own) + text.slice(endOf(last));
}

function removed(text: string, parent: AnyNode, key: string): string | undefined {
  if (parent.type !== 'Object' && parent.type !== 'Array') return undefined;
  const items: readonly AnyNode[] =
    parent.type === 'Object' ? parent.members : parent.elements.map((one) => one.value);
  const at =
    parent.type === 'Object' ? parent.members.findIndex(({ name }) => keyOf(name) === key) : Number(key);
  const [before, own, after] = [items[at - 1], items[at], items[at + 1]];
  if (own === undefined) return undefined;
  if (before !== undefined) return text.slice(0, endOf(before)) + text.slice(endOf(own));
  if (after !== undefined) return text.slice(0, startOf(own)) + text.slice(startOf(after));
  return spliced(text, parent, parent.type === 'Object' ? '{}' : '[]');
}

/** Longer values are written over several lines. */
const WIDTH = 90;

function written(value: JsonValue, { eol, unit, indent }: Layout): string {
  const line = onOneLine(value);
  if (line.length + indent.length <= WIDTH) return line;
  return JSON.stringify(value, null, unit).replaceAll('\n', eol + indent);
}

/** JSON on one line, with spaces where formatters have them. */
export function onOneLine(value: JsonValue): string {
  if (isJsonArray(value)) return `[${value.map(onOneLine).join(', ')}]`;
  if (!isJsonObject(value)) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, one]) => `${JSON.stringify(key)}: ${onOneLine(one)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

function childOf(node: AnyNode | undefined, token: string): AnyNode | undefined {
  if (node?.type === 'Array') return node.elements[Number(token)]?.value;
  if (node?.type !== 'Object') return undefined;
  return node.members.find(({ name }) => keyOf(name) === token)?.value;
}

function keyOf(name: { readonly type: string; readonly value?: unknown; readonly name?: unknown }): string {
  return String(name.type === 'String' ? name.value : name.name);
}

function startOf({ range: [start] = [0, 0] }: AnyNode): number {
  return start;
}

function endOf({ range: [, end] = [0, 0] }: AnyNode): number {
  return end;
}

/** The white space at the start of the line of an offset. */
function indentAt(text: string, offset: number): string {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  return /^[ \t]*/.exec(line)?.[0] ?? '';
}

function spliced(text: string, node: AnyNode, inserted: string): string {
  return text.slice(0, startOf(node)) + inserted + text.slice(endOf(node));
}
