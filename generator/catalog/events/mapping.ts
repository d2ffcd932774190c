import { isJsonObject, ownValue } from '../../json/json.js';
import { pointerTo, pointerTokens, valueAt } from '../../json/json-pointer.js';
import type { SchemaDocument } from '../../load/read-schemas.js';
import { nearest } from '../../text/nearest.js';
import { keyOf } from '../documents/document-place.js';
import { branchNodes } from '../index/branch-nodes.js';
import { resolveReference } from '../index/resolve-reference.js';
import type { SchemaIndex, SchemaNode } from '../index/schema-index.js';
import type { FollowReference } from './discriminator.js';

/**
 * The values that OpenAPI's `discriminator` gives to a schema: the keys of the mapping that lead to it, or else its
 * name.
 * @param holder the union that lists the schema, or the base that it extends
 * @see https://spec.openapis.org/oas/v3.1.1.html#discriminator-object
 */
export function mappedTypes(
  index: SchemaIndex,
  holder: SchemaNode,
  schema: SchemaNode,
  tokens: readonly string[],
): readonly string[] {
  const discriminator = isJsonObject(holder.value) ? ownValue(holder.value, 'discriminator') : undefined;
  if (
    !isJsonObject(discriminator) ||
    tokens.length !== 1 ||
    ownValue(discriminator, 'propertyName') !== tokens[0]
  )
    return [];
  const mapping = ownValue(discriminator, 'mapping');
  const entries = isJsonObject(mapping) ? Object.entries(mapping) : [];
  const named = entries.flatMap(([type, ref]) => {
    const target = typeof ref === 'string' ? mappingTarget(index, holder, ref) : undefined;
    return target && keyOf(target) === keyOf(schema) ? [type] : [];
  });
  const [holderName, name] = (pointerTokens(schema.pointer) ?? []).slice(-2);
  return named.length > 0 ? named : holderName === 'schemas' && name !== undefined ? [name] : [];
}

/** What an entry of a mapping leads to: a component by its name, or any schema by a reference. */
export function mappingTarget(index: SchemaIndex, holder: SchemaNode, ref: string): SchemaNode | undefined {
  for (const document of documentsOf(index, holder, ref)) {
    const component = index.nodeAt(document, pointerTo('/components/schemas', ref));
    if (component) return component;
  }
  const resolved = resolveReference(index, holder, { keyword: 'discriminator', ref });
  return 'target' in resolved ? resolved.target : undefined;
}

/** The documents whose components an entry may name; none for a reference. */
function documentsOf(index: SchemaIndex, holder: SchemaNode, ref: string): readonly SchemaDocument[] {
  return /^[\w.-]+$/.test(ref) ? [holder.document, ...index.openApi.keys()] : [];
}

/** What to do about an entry that leads nowhere, where a component, or what a reference leads to, is spelt like it. */
export function mappingHint(index: SchemaIndex, holder: SchemaNode, ref: string): string | undefined {
  const names = documentsOf(index, holder, ref).flatMap(({ value }) => {
    const components = valueAt(value, ['components', 'schemas']);
    return isJsonObject(components) ? Object.keys(components) : [];
  });
  const name = names.find((one) => one.toLowerCase() === ref.toLowerCase()) ?? nearest(ref, names);
  if (name !== undefined) return `did you mean ${JSON.stringify(name)}?`;
  const resolved = resolveReference(index, holder, { keyword: 'discriminator', ref });
  const hint = 'problem' in resolved ? resolved.problem.hint : undefined;
  return hint?.startsWith('did you mean ') ? hint : undefined;
}

/** The values that a schema gets from its bases, which its `allOf` lists. */
export function inheritedTypes(
  index: SchemaIndex,
  follow: FollowReference,
  schema: SchemaNode,
  tokens: readonly string[],
): readonly string[] {
  const seen = new Set<SchemaNode>();
  const basesOf = (node: SchemaNode): readonly SchemaNode[] => {
    if (seen.has(node) || !isJsonObject(node.value)) return [];
    seen.add(node);
    const inner = branchNodes(index, node, 'allOf').map((branch) => follow(branch) ?? branch);
    return [...inner, ...inner.flatMap(basesOf)];
  };
  const found = basesOf(schema).map((base) => mappedTypes(index, base, schema, tokens));
  return found.find((types) => types.length > 0) ?? [];
}
