import { keyOf } from '../catalog/documents/document-place.js';
import type { CatalogSettings } from '../catalog/draft/catalog-settings.js';
import { draftCatalog } from '../catalog/draft/draft-catalog.js';
import type { SchemaNode } from '../catalog/index/schema-index.js';
import type { Place } from '../diagnostics/index.js';
import { isJsonObject, ownValue } from '../json/json.js';
import { pointerTo, pointerTokens } from '../json/json-pointer.js';
import type { LoadedSchemas } from '../load/read-schemas.js';
import { placeOf } from '../load/source-text.js';
import { applicationOf } from '../schema/keyword-sets.js';
import { memoize } from '../schema/memoize.js';
import { type Subschema, subschemasOf } from '../schema/subschemas.js';

/**
 * Finds where the schema files describe a place in an event's payload: the nearest place that they have. A reference to a
 * schema is followed, unless the place is about the presence of a property.
 */
export type Locate = (event: string, path: string, isPresence: boolean) => Place | undefined;

/** Creates a function that finds places. The schemas must have been read without errors. */
export function createLocate(loaded: LoadedSchemas, settings: CatalogSettings): Locate {
  const draft = draftCatalog(loaded, settings);
  const nodes = new Map(draft.nodes.map((node) => [keyOf(node), node]));
  const targets = new Map(draft.references.map(({ from, target }) => [keyOf(from), target]));
  const starts = new Map(draft.events.map(({ type, node }) => [type, node]));
  const { discriminator } = settings;
  const graph: Graph = {
    subschemas: memoize(({ value, pointer, dialect, document }) =>
      isJsonObject(value)
        ? subschemasOf(value, pointer, dialect).flatMap((one) => {
            const node = nodes.get(keyOf({ document, pointer: one.pointer }));
            return node === undefined ? [] : [{ ...one, node }];
          })
        : [],
    ),
    target: (node) => targets.get(keyOf(node)),
  };
  return (event, path, isPresence) => {
    const find = (start: SchemaNode, tokens: readonly string[]): Place =>
      placeAt(graph, start, tokens, isPresence);
    const tokens = pointerTokens(path) ?? [];
    const start = starts.get(event);
    if (discriminator.kind !== 'envelope') return start && find(start, tokens);
    const { data } = discriminator;
    const isData = data.every((token, at) => tokens[at] === token);
    if (isData) return start && find(start, tokens.slice(data.length));
    return draft.envelope ? find(draft.envelope, tokens) : start && find(start, []);
  };
}

interface Child extends Subschema {
  readonly node: SchemaNode;
}

interface Graph {
  subschemas(node: SchemaNode): readonly Child[];
  target(node: SchemaNode): SchemaNode | undefined;
}

/** The most schemas that may apply together at one place. */
const MOST = 500;

function placeAt(graph: Graph, start: SchemaNode, tokens: readonly string[], isPresence: boolean): Place {
  let here: readonly SchemaNode[] = [start];
  let part: 'key' | 'value' = 'value';
  for (const token of tokens) {
    const next = childrenAt(graph, together(graph, here), token);
    if (next.length === 0) break;
    here = next;
    part = 'key';
  }
  const [first = start] = here;
  const target = isPresence ? first : behindReferences(graph, first);
  return placeOf(target.document, target.pointer, target === first ? part : 'value');
}

/** What a schema refers to that only refers to another one. */
function behindReferences(graph: Graph, node: SchemaNode): SchemaNode {
  const seen = new Set<SchemaNode>();
  let last = node;
  for (let next = graph.target(node); next !== undefined && !seen.has(next); next = graph.target(next)) {
    if (!isJsonObject(last.value) || !Object.keys(last.value).every((key) => BESIDE.has(key))) break;
    seen.add(next);
    last = next;
  }
  return last;
}

/** Keywords that may be beside a reference without changing which values are valid. */
const BESIDE: ReadonlySet<string> = new Set([
  '$ref',
  'title',
  'description',
  '$comment',
  'deprecated',
  'examples',
]);

/** The schemas that apply to the same value: by themselves, by references and by branches. */
function together(graph: Graph, nodes: readonly SchemaNode[]): readonly SchemaNode[] {
  const found = new Set(nodes);
  // The set grows while it is read.
  for (const node of found) {
    if (found.size > MOST) break;
    const target = graph.target(node);
    if (target !== undefined) found.add(target);
    for (const { keyword, node: inner } of graph.subschemas(node))
      if (['value', 'value-if'].includes(applicationOf(keyword) ?? '')) found.add(inner);
  }
  return [...found];
}

/** The schemas of a property or an item: those that name it, or else those for all that are not named. */
function childrenAt(graph: Graph, nodes: readonly SchemaNode[], token: string): readonly SchemaNode[] {
  const children = nodes.flatMap((node) =>
    graph
      .subschemas(node)
      .filter(({ keyword }) => applicationOf(keyword) === 'inside')
      .map((one) => ({ one, node })),
  );
  const exact = children.filter(({ one, node }) => {
    const named = ['properties', 'prefixItems', 'items'].map((keyword) =>
      pointerTo(node.pointer, keyword, token),
    );
    return named.includes(one.pointer) && isMember(node, one, token);
  });
  const chosen = exact.length > 0 ? exact : children.filter(({ one }) => isGeneral(one.keyword, token));
  return chosen.map(({ one }) => one.node);
}

/** False for a property called `0` of the schema in `items`, which is not an item. */
function isMember({ value }: SchemaNode, { keyword }: Subschema, token: string): boolean {
  const holder = isJsonObject(value) ? ownValue(value, keyword) : undefined;
  return keyword !== 'items' || (Array.isArray(holder) && /^\d+$/.test(token));
}

function isGeneral(keyword: string, token: string): boolean {
  if (keyword === 'properties' || keyword === 'prefixItems') return false;
  const isItem = token === '*' || /^\d+$/.test(token);
  return isItem || !['items', 'additionalItems', 'unevaluatedItems'].includes(keyword);
}
