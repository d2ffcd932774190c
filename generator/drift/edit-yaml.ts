import type { Node, Pair, YAMLMap, YAMLSeq } from 'yaml';
import type { JsonValue } from '../json/json.js';
import { pointerTokens } from '../json/json-pointer.js';
import { onOneLine } from './edit-json.js';
import type { PatchOperation } from './finding.js';

/**
 * The text of a YAML file after one operation of a JSON Patch. New values are written as JSON on one line, which is YAML
 * too. Everything else stays as it is written, comments included.
 * @returns undefined where the layout has no place for it
 */
export async function editYaml(text: string, operation: PatchOperation): Promise<string | undefined> {
  const { isCollection, isMap, isSeq, isNode, isScalar, parseDocument } = await import('yaml');
  const document = parseDocument(text);
  const tokens = pointerTokens(operation.path) ?? [];
  const [last, outer] = [tokens.at(-1), tokens.slice(0, -1)];
  const keys = (list: readonly string[]) =>
    list.map((token) => (/^\d+$/.test(token) ? Number(token) : token));
  const parent = outer.length === 0 ? document.contents : document.getIn(keys(outer), true);
  if (last === undefined || (!isMap(parent) && !isSeq(parent))) return undefined;
  const entry = isMap(parent)
    ? parent.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === last)
    : parent.items[Number(last)];
  if (operation.op === 'remove') return entry === undefined ? undefined : removed(text, parent, entry);
  const own =
    entry !== undefined && 'value' in (entry as Pair) && isMap(parent) ? (entry as Pair).value : entry;
  if (own !== undefined && (operation.op === 'replace' || isMap(parent))) {
    const isBlock = isCollection(own) && own.flow !== true;
    if (!isNode(own) || !own.range || isBlock) return undefined;
    return text.slice(0, own.range[0]) + onOneLine(operation.value) + text.slice(own.range[1]);
  }
  return operation.op === 'add' ? added(text, parent, last, operation.value) : undefined;
}

type Collection = YAMLMap | YAMLSeq;

function startOf(entry: unknown): number | undefined {
  const { key, range } = entry as { readonly key?: Node } & Node;
  return (key?.range ?? range)?.[0];
}

function endOf(entry: unknown): number | undefined {
  const { value, key, range } = entry as { readonly value?: Node | null; readonly key?: Node } & Node;
  return (key === undefined ? range : (value?.range ?? key.range))?.[1];
}

function added(text: string, parent: Collection, key: string, value: JsonValue): string | undefined {
  const isMap =
    isPair(parent.items[0]) ||
    parent.tag === 'tag:yaml.org,2002:map' ||
    parent.constructor.name === 'YAMLMap';
  const name = isMap ? `${/^[\w-]+$/.test(key) ? key : JSON.stringify(key)}: ` : '';
  const [first, last] = [parent.items[0], parent.items.at(-1)];
  const [start, end] = [startOf(first), endOf(last)];
  if (parent.flow === true) {
    const open = parent.range?.[0];
    if (open === undefined) return undefined;
    const at = end ?? open + 1;
    const inserted = `${end === undefined ? '' : ', '}${name === '' ? '' : `${JSON.stringify(key)}: `}${onOneLine(value)}`;
    return text.slice(0, at) + inserted + text.slice(at);
  }
  if (start === undefined || end === undefined) return undefined;
  const indent = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const mark = isMap ? indent : indent.slice(0, indent.lastIndexOf('-'));
  if (!/^ *$/.test(mark)) return undefined;
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const trimmed = text.slice(0, end).trimEnd().length;
  const lineEnd = text.indexOf('\n', trimmed);
  const at = lineEnd === -1 ? text.length : text[lineEnd - 1] === '\r' ? lineEnd - 1 : lineEnd;
  return `${text.slice(0, at)}${eol}${mark}${isMap ? name : '- '}${onOneLine(value)}${text.slice(at)}`;
}

function removed(text: string, parent: Collection, entry: unknown): string | undefined {
  const at = (parent.items as readonly unknown[]).indexOf(entry);
  const [start, end] = [startOf(entry), endOf(entry)];
  if (start === undefined || end === undefined) return undefined;
  if (parent.flow === true) {
    const [before, after] = [endOf(parent.items[at - 1] ?? {}), startOf(parent.items[at + 1] ?? {})];
    if (before !== undefined) return text.slice(0, before) + text.slice(end);
    return text.slice(0, start) + text.slice(after ?? end);
  }
  // An entry of a block takes whole lines. The last one leaves nothing to put in its place.
  if (parent.items.length === 1) return undefined;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  if (!/^ *(?:- *)?$/.test(text.slice(lineStart, start))) return undefined;
  const trimmed = text.slice(0, end).trimEnd().length;
  const lineEnd = text.indexOf('\n', trimmed);
  return text.slice(0, lineStart) + (lineEnd === -1 ? '' : text.slice(lineEnd + 1));
}

function isPair(entry: unknown): boolean {
  return typeof entry === 'object' && entry !== null && 'key' in entry;
}
