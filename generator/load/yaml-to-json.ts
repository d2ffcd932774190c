import type * as Yaml from 'yaml';
import type { Document, Node, Pair, YAMLMap } from 'yaml';
import type { JsonValue } from '../json/json.js';
import { halfCharacter, hasHalfCharacter, tooLarge } from './lossy-value.js';

/**
 * Why a YAML text cannot be converted: it holds something that JSON cannot express, a repeated key, or too many
 * levels.
 */
export class YamlProblem extends Error {
  readonly code: 'HS103' | 'HS105' | 'HS107' | 'HS108';
  readonly offset: number;
  readonly hint: string;

  constructor(code: YamlProblem['code'], node: unknown, message: string, hint = PLAIN) {
    super(message);
    this.code = code;
    this.offset = offsetOf(node);
    this.hint = hint;
  }
}

const PLAIN = 'write it as in JSON';

/** Far more nodes than any schema has, and far fewer than nested aliases can produce. */
const NODE_LIMIT = 1_000_000;

/**
 * Converts a YAML node to a JSON value.
 * @throws YamlProblem for a key that is neither text nor a number nor a boolean, a value that JSON lacks, a repeated
 *   key, half a character, an alias without an anchor, an alias that contains itself, aliases that produce too many nodes, and too many
 *   levels
 */
export function yamlToJson(yaml: typeof Yaml, document: Document, root: Node, depthLimit: number): JsonValue {
  let made = 0;
  // The targets of aliases. The library walks through the whole document to resolve one.
  const targets = new Map<unknown, Node>();
  const convert = (node: unknown, depth: number, open: ReadonlySet<unknown>): JsonValue => {
    made += 1;
    if (made > NODE_LIMIT)
      throw new YamlProblem('HS107', node, 'aliases that expand to a very large document', COPY);
    if (depth > depthLimit) throw new YamlProblem('HS105', node, 'nested too deeply');
    if (yaml.isAlias(node)) {
      const target = targets.get(node) ?? node.resolve(document);
      if (target) targets.set(node, target);
      if (!target) throw new YamlProblem('HS107', node, `no anchor ${node.source} before this alias`);
      if (open.has(target))
        throw new YamlProblem('HS107', node, `the alias ${node.source} contains itself`, REF);
      return convert(target, depth, new Set(open).add(target));
    }
    if (yaml.isScalar(node)) return scalar(node.value, node, node.source);
    const inside = yaml.isCollection(node) && node.anchor ? new Set(open).add(node) : open;
    if (yaml.isSeq(node)) return node.items.map((item) => convert(item, depth + 1, inside));
    if (yaml.isMap(node)) return Object.fromEntries(members(node, depth, inside));
    return scalar(null, node);
  };
  const members = (map: YAMLMap, depth: number, open: ReadonlySet<unknown>): Map<string, JsonValue> => {
    const found = new Map<string, JsonValue>();
    for (const pair of map.items.filter((one) => !isMerge(yaml, one))) {
      const key = keyOf(yaml, pair);
      refuseHalf(key, pair.key);
      if (found.has(key))
        throw new YamlProblem('HS103', pair.key, `duplicate key ${JSON.stringify(key)}`, KEEP);
      found.set(key, convert(pair.value, depth + 1, open));
    }
    for (const source of map.items
      .filter((one) => isMerge(yaml, one))
      .flatMap((one) => merged(yaml, document, one))) {
      if (open.has(source)) throw new YamlProblem('HS107', source, 'a merge key that contains itself', REF);
      for (const [key, value] of members(source, depth, new Set(open).add(source)))
        if (!found.has(key)) found.set(key, value);
    }
    return found;
  };
  return convert(root, 1, new Set());
}

const COPY = 'write a definition once, and refer to it with $ref';
const REF = 'use $ref for recursion';
const KEEP = 'keep one of them';

/** True for a merge key (`<<: *base`), which takes over the members of other maps. */
export function isMerge(yaml: typeof Yaml, { key }: Pair): boolean {
  return yaml.isScalar(key) && key.type === 'PLAIN' && key.source === '<<';
}

/**
 * The maps that a merge key names.
 * @throws YamlProblem when it names something else
 */
export function merged(yaml: typeof Yaml, document: Document, { value }: Pair): readonly YAMLMap[] {
  const resolve = (node: unknown): unknown => (yaml.isAlias(node) ? node.resolve(document) : node);
  const target = resolve(value);
  const sources = yaml.isSeq(target) ? target.items.map(resolve) : [target];
  return sources.map((source) => {
    if (yaml.isMap(source)) return source;
    throw new YamlProblem('HS107', value, 'a merge key without a map');
  });
}

/**
 * A key as JSON has it. Numbers and booleans keep the spelling of the text.
 * @throws YamlProblem for any other key
 */
export function keyOf(yaml: typeof Yaml, { key }: Pair): string {
  if (yaml.isScalar(key)) {
    if (typeof key.value === 'string') return key.value;
    if (key.value !== null && typeof key.value !== 'object') return key.source ?? String(key.value);
  }
  throw new YamlProblem('HS107', key, 'a key that is not a string', 'JSON keys are strings');
}

function refuseHalf(text: string, node: unknown): void {
  if (!hasHalfCharacter(text)) return;
  const { message, hint } = halfCharacter(text);
  throw new YamlProblem('HS108', node, message, hint);
}

function scalar(value: unknown, node: unknown, source = ''): JsonValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') refuseHalf(value, node);
  if (typeof value === 'number' && /\d/.test(source) && !Number.isFinite(value)) {
    const { message, hint } = tooLarge(source);
    throw new YamlProblem('HS108', node, message, hint);
  }
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  const kind = typeof value === 'object' ? value.constructor.name.toLowerCase() : String(value);
  throw new YamlProblem(
    'HS107',
    node,
    `JSON cannot express this value: ${kind}`,
    'quote it if it is a string',
  );
}

function offsetOf(node: unknown): number {
  const range = typeof node === 'object' && node !== null && 'range' in node ? node.range : undefined;
  const [start] = Array.isArray(range) ? range : [];
  return typeof start === 'number' ? start : 0;
}
