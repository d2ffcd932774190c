import { keyOf } from '../catalog/documents/document-place.js';
import type { CatalogDraft } from '../catalog/draft/draft-catalog.js';
import type { SchemaNode } from '../catalog/index/schema-index.js';
import { type Diagnostic, diagnostic } from '../diagnostics/index.js';
import { isJsonArray, isJsonObject, type JsonValue, ownValue } from '../json/json.js';
import { pointerTo } from '../json/json-pointer.js';
import { placeOf } from '../load/source-text.js';
import { BoundedExpression } from '../patterns/bounded-expression.js';
import { asUnicodePattern, isUnicodePattern } from '../patterns/unicode-pattern.js';
import { IN_PLACE } from '../schema/in-place.js';
import type { Declaration } from '../schema/keyword-row.js';
import { declarationOf } from '../schema/keyword-sets.js';
import { subschemasOf } from '../schema/subschemas.js';
import { nearest } from '../text/nearest.js';

/** Keywords whose schemas are applied to the same value. */
const APPLIED_IN_PLACE: ReadonlySet<string> = new Set([...IN_PLACE, 'dependencies']);

/** What the schemas that are applied to one value declare together. */
interface Declared {
  readonly names: Set<string>;
  readonly patterns: RegExp[];
  /** True when a schema describes all other properties too, or when something lists names that is not looked into. */
  isOpen: boolean;
}

/**
 * Warns about `required` properties that nothing declares: neither the schema nor any other that is applied to the same
 * value, through branches and references in either direction. Schemas that declare no property at all are left alone.
 * Below `not`, only a name that is nearly a declared one is reported: that a property must be absent is said there.
 * @param known properties that every payload has, such as the discriminator
 */
export function checkRequired(
  { nodes, references }: Pick<CatalogDraft, 'nodes' | 'references'>,
  known: readonly string[],
): readonly Diagnostic[] {
  const groupOf = sameValue(nodes, references);
  const groups = new Map<SchemaNode, Declared>();
  for (const node of nodes) {
    const group = groupOf(node);
    const declared = groups.get(group) ?? { names: new Set(known), patterns: [], isOpen: false };
    groups.set(group, declared);
    declare(node, declared);
  }
  const negated = schemasBelowNot(nodes);
  return nodes.flatMap((node) => {
    const declared = groups.get(groupOf(node));
    const required = isJsonObject(node.value) ? ownValue(node.value, 'required') : undefined;
    if (declared === undefined || declared.isOpen || !isJsonArray(required)) return [];
    if (declared.names.size === known.length) return [];
    const context = { names: declared.names, isNegated: negated.has(keyOf(node)) };
    return required.flatMap((name, at) =>
      typeof name === 'string' && !isDeclared(name, declared) ? undeclared(node, name, at, context) : [],
    );
  });
}

function undeclared(
  node: SchemaNode,
  name: string,
  at: number,
  { names, isNegated }: { readonly names: ReadonlySet<string>; readonly isNegated: boolean },
): readonly Diagnostic[] {
  const meant = nearest(name, [...names]);
  if (meant === undefined && isNegated) return [];
  const hint =
    meant === undefined
      ? 'declare it in "properties", or remove it from "required"'
      : `did you mean ${JSON.stringify(meant)}?`;
  const message = `"required" names the property ${JSON.stringify(name)}, which nothing declares`;
  const place = placeOf(node.document, pointerTo(node.pointer, 'required', at));
  return [diagnostic('HS221', { message, hint }, place)];
}

/** The schemas of every `not`, and those inside of it that are applied to the same value, by `keyOf`. */
function schemasBelowNot(nodes: CatalogDraft['nodes']): ReadonlySet<string> {
  const found = new Set<string>();
  // A schema comes before those inside of it.
  for (const node of nodes) {
    if (!isJsonObject(node.value)) continue;
    const isBelow = found.has(keyOf(node));
    for (const { keyword, pointer } of subschemasOf(node.value, node.pointer, node.dialect))
      if (keyword === 'not' || (isBelow && APPLIED_IN_PLACE.has(keyword)))
        found.add(keyOf({ ...node, pointer }));
  }
  return found;
}

function isDeclared(name: string, { names, patterns }: Declared): boolean {
  return names.has(name) || patterns.some((pattern) => pattern.test(name));
}

function declare({ value }: SchemaNode, declared: Declared): void {
  if (!isJsonObject(value)) return;
  for (const [keyword, inner] of Object.entries(value)) {
    const declaration = declarationOf(keyword);
    if (declaration !== undefined) DECLARE[declaration](inner, declared);
  }
}

/** For each kind of declaration, what a keyword's value declares. */
const DECLARE: Readonly<Record<Declaration, (value: JsonValue, declared: Declared) => void>> = {
  names: (value, { names }) => {
    for (const name of keysOf(value)) names.add(name);
  },
  patterns: (value, declared) => {
    for (const key of keysOf(value)) {
      const pattern = isUnicodePattern(key) ? key : asUnicodePattern(key);
      if (pattern === undefined) declared.isOpen = true;
      else declared.patterns.push(new BoundedExpression(pattern));
    }
  },
  others: (value, declared) => {
    if (keysOf(value).length > 0) declared.isOpen = true;
  },
  unlisted: (_value, declared) => {
    declared.isOpen = true;
  },
};

function keysOf(value: JsonValue): readonly string[] {
  return isJsonObject(value) ? Object.keys(value) : [];
}

/** Groups schemas that are applied to the same value; gives one schema for each group. */
function sameValue(
  nodes: CatalogDraft['nodes'],
  references: CatalogDraft['references'],
): (node: SchemaNode) => SchemaNode {
  const leaders = new Map<SchemaNode, SchemaNode>();
  const leaderOf = (node: SchemaNode): SchemaNode => {
    let leader = node;
    for (let next = leaders.get(leader); next !== undefined; next = leaders.get(leader)) leader = next;
    // The next search has a short way.
    if (leader !== node) leaders.set(node, leader);
    return leader;
  };
  const join = (one: SchemaNode, other: SchemaNode): void => {
    const [left, right] = [leaderOf(one), leaderOf(other)];
    if (left !== right) leaders.set(right, left);
  };
  const byKey = new Map(nodes.map((node) => [keyOf(node), node]));
  for (const node of nodes) {
    if (!isJsonObject(node.value)) continue;
    for (const { keyword, pointer } of subschemasOf(node.value, node.pointer, node.dialect)) {
      const inner = APPLIED_IN_PLACE.has(keyword) ? byKey.get(keyOf({ ...node, pointer })) : undefined;
      if (inner) join(node, inner);
    }
  }
  for (const { from, target } of references) join(from, target);
  return leaderOf;
}
