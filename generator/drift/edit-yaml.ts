import type { Node } from 'yaml';
import { pointerTokens } from '../json/json-pointer.js';
import { jsonText, layoutOf, spliced } from '../text/json-nodes.js';
import { entryIndex, type YamlCollection, yamlChildOf } from '../text/yaml-nodes.js';
import { onOneLine } from './edit-json.js';
import type { PatchOperation } from './finding.js';

/**
 * The text of a YAML file after one operation of a JSON Patch. New values are written as JSON on one line, which is YAML
 * too. Everything else stays as it is written, comments included.
 * @returns undefined where the layout has no place for it
 */
export async function editYaml(text: string, operation: PatchOperation): Promise<string | undefined> {
  const yaml = await import('yaml');
  const tokens = pointerTokens(operation.path) ?? [];
  const last = tokens.at(-1);
  const parent = tokens
    .slice(0, -1)
    .reduce<unknown>((node, token) => yamlChildOf(yaml, node, token), yaml.parseDocument(text).contents);
  if (last === undefined || !yaml.isCollection(parent)) return undefined;
  if (operation.op === 'remove') return removed(text, parent, entryIndex(yaml, parent, last));
  const own = yamlChildOf(yaml, parent, last);
  const value = onOneLine(operation.value);
  const isMap = yaml.isMap(parent);
  if (own !== undefined && (operation.op === 'replace' || isMap)) {
    const isBlock = yaml.isCollection(own) && own.flow !== true;
    if (!yaml.isNode(own) || !own.range || isBlock) return undefined;
    return spliced(text, own.range[0], own.range[1], value);
  }
  if (operation.op === 'replace') return undefined;
  if (parent.flow === true) return addedInline(text, parent, isMap ? `${jsonText(last)}: ${value}` : value);
  const key = /^[\w-]+$/.test(last) ? last : jsonText(last);
  return addedLine(
    text,
    parent,
    isMap ? { dash: '', entry: `${key}: ${value}` } : { dash: '- ', entry: value },
  );
}

/** The offset at which a pair or an item begins. Undefined where there is none. */
function startOf(entry: unknown): number | undefined {
  const { key, range } = (entry ?? {}) as { readonly key?: Node } & Node;
  return (key?.range ?? range)?.[0];
}

/** The offset at which a pair or an item ends. Undefined where there is none. */
function endOf(entry: unknown): number | undefined {
  const { value, key, range } = (entry ?? {}) as { readonly value?: Node | null; readonly key?: Node } & Node;
  return (key === undefined ? range : (value?.range ?? key.range))?.[1];
}

/** Adds an entry to a collection in brackets. */
function addedInline(text: string, { items, range }: YamlCollection, entry: string): string | undefined {
  const end = endOf(items.at(-1));
  if (end !== undefined) return spliced(text, end, end, `, ${entry}`);
  return range ? spliced(text, range[0] + 1, range[0] + 1, entry) : undefined;
}

/** Adds a line with an entry to a collection that has a line for each. */
function addedLine(
  text: string,
  { items }: YamlCollection,
  { dash, entry }: { readonly dash: '- ' | ''; readonly entry: string },
): string | undefined {
  const [start, end] = [startOf(items[0]), endOf(items.at(-1))];
  if (start === undefined || end === undefined) return undefined;
  const before = text.slice(lineStart(text, start), start);
  const indent = dash === '' ? before : before.slice(0, before.lastIndexOf('-'));
  if (!/^ *$/.test(indent)) return undefined;
  const lineFeed = lineEnd(text, end);
  const at = text[lineFeed - 1] === '\r' ? lineFeed - 1 : lineFeed;
  return spliced(text, at, at, layoutOf(text).eol + indent + dash + entry);
}

function removed(text: string, { items, flow }: YamlCollection, at: number): string | undefined {
  const [start, end] = [startOf(items[at]), endOf(items[at])];
  if (start === undefined || end === undefined) return undefined;
  if (flow === true) {
    const [before, after] = [endOf(items[at - 1]), startOf(items[at + 1])];
    return before === undefined ? spliced(text, start, after ?? end, '') : spliced(text, before, end, '');
  }
  // The only entry of a block leaves nothing to put in its place.
  if (items.length === 1) return undefined;
  const from = lineStart(text, start);
  if (!/^ *(?:- *)?$/.test(text.slice(from, start))) return undefined;
  return spliced(text, from, lineEnd(text, end) + 1, '');
}

/** Where the line of an offset begins. */
function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** The line feed of the line on which an entry ends, or the end of the text. An entry may end with empty lines. */
function lineEnd(text: string, end: number): number {
  const found = text.indexOf('\n', text.slice(0, end).trimEnd().length);
  return found === -1 ? text.length : found;
}
