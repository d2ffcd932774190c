import type * as Yaml from 'yaml';
import type { Document, LineCounter, Node, Pair, YAMLMap } from 'yaml';
import type { Locate } from './source-text.js';
import { isMerge, keyOf, merged } from './yaml-to-json.js';

/** Returns a function that finds places in a YAML document, which `yamlToJson` must have converted. */
export function locateIn(yaml: typeof Yaml, document: Document, root: Node, lines: LineCounter): Locate {
  const resolved = (node: unknown): unknown => (yaml.isAlias(node) ? node.resolve(document) : node);
  const pairOf = (map: YAMLMap, key: string): Pair | undefined => {
    const own = map.items.find((pair) => !isMerge(yaml, pair) && keyOf(yaml, pair) === key);
    if (own) return own;
    const sources = map.items
      .filter((pair) => isMerge(yaml, pair))
      .flatMap((pair) => merged(yaml, document, pair));
    for (const source of sources) {
      const found = pairOf(source, key);
      if (found) return found;
    }
    return undefined;
  };
  return (tokens, part) => {
    let node: unknown = root;
    let place: unknown = root;
    for (const token of tokens) {
      const inner = resolved(node);
      const pair = yaml.isMap(inner) ? pairOf(inner, token) : undefined;
      const child = yaml.isSeq(inner) ? inner.items[Number(token)] : pair?.value;
      if (child === undefined && pair === undefined) break;
      place = pair && (part === 'key' || !child) ? pair.key : child;
      node = child;
    }
    const range = yaml.isNode(place) ? place.range : undefined;
    if (!range) return undefined;
    const { line, col } = lines.linePos(range[0]);
    return { line, column: col };
  };
}
