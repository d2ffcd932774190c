import { type AnyNode, parse } from '@humanwhocodes/momoa';
import { isJsonArray, isJsonObject, type JsonValue } from '../json/json.js';
import { pointerTokens } from '../json/json-pointer.js';
import {
  childOf,
  endOf,
  indentAt,
  jsonText,
  type Layout,
  layoutOf,
  memberKey,
  spliced,
  startOf,
} from '../text/json-nodes.js';
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
    return replaced(text, own, written(operation.value, layoutAt(text, own)));
  return operation.op === 'add' ? added(text, parent, last, operation.value) : undefined;
}

interface LayoutAt extends Layout {
  /** The indentation of the line that the value is on. */
  readonly indent: string;
}

function layoutAt(text: string, node: AnyNode): LayoutAt {
  return { ...layoutOf(text), indent: indentAt(text, startOf(node)) };
}

function added(text: string, parent: AnyNode, key: string, value: JsonValue): string | undefined {
  if (parent.type !== 'Object' && parent.type !== 'Array') return undefined;
  const name = parent.type === 'Object' ? `${jsonText(key)}: ` : '';
  const items: readonly AnyNode[] =
    parent.type === 'Object' ? parent.members : parent.elements.map((one) => one.value);
  const last = items.at(-1);
  const layout = layoutAt(text, parent);
  const inner = { ...layout, indent: layout.indent + layout.unit };
  if (last === undefined) {
    const [open, close] = parent.type === 'Object' ? ['{', '}'] : ['[', ']'];
    const body = `${layout.eol}${inner.indent}${name}${written(value, inner)}${layout.eol}${layout.indent}`;
    return replaced(text, parent, open + body + close);
  }
  const isOnOneLine = !text.slice(startOf(parent), startOf(last)).includes('\n');
  const own = { ...layout, indent: isOnOneLine ? layout.indent : indentAt(text, startOf(last)) };
  const before = isOnOneLine ? ', ' : `,${layout.eol}${own.indent}`;
  return spliced(text, endOf(last), endOf(last), before + name + written(value, own));
}

function removed(text: string, parent: AnyNode, key: string): string | undefined {
  if (parent.type !== 'Object' && parent.type !== 'Array') return undefined;
  const items: readonly AnyNode[] =
    parent.type === 'Object' ? parent.members : parent.elements.map((one) => one.value);
  const at =
    parent.type === 'Object' ? parent.members.findIndex(({ name }) => memberKey(name) === key) : Number(key);
  const [before, own, after] = [items[at - 1], items[at], items[at + 1]];
  if (own === undefined) return undefined;
  if (before !== undefined) return spliced(text, endOf(before), endOf(own), '');
  if (after !== undefined) return spliced(text, startOf(own), startOf(after), '');
  return replaced(text, parent, parent.type === 'Object' ? '{}' : '[]');
}

/** Longer values are written over several lines. */
const WIDTH = 90;

function written(value: JsonValue, { eol, unit, indent }: LayoutAt): string {
  const line = onOneLine(value);
  if (line.length + indent.length <= WIDTH) return line;
  return jsonText(value, unit).replaceAll('\n', eol + indent);
}

/** JSON on one line, with spaces where formatters have them. */
export function onOneLine(value: JsonValue): string {
  if (isJsonArray(value)) return `[${value.map(onOneLine).join(', ')}]`;
  if (!isJsonObject(value)) return jsonText(value);
  const members = Object.entries(value).map(([key, one]) => `${jsonText(key)}: ${onOneLine(one)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

function replaced(text: string, node: AnyNode, inserted: string): string {
  return spliced(text, startOf(node), endOf(node), inserted);
}
