import type { Schema, SchemaObject } from '../schema/schema.js';
import { pascalCase } from '../text/safe-text.js';

/** Keywords that say something of the same value: a branch that is the only one worth a name adds no word. */
const BRANCHES: Readonly<Record<string, string>> = { allOf: 'Part', anyOf: 'Option', oneOf: 'Option' };

/** Keywords with one schema. */
const SINGLE: Readonly<Record<string, string>> = {
  items: 'Item',
  contains: 'Match',
  not: 'Excluded',
  if: 'Condition',
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  then: 'Then',
  else: 'Else',
  additionalProperties: 'Value',
  unevaluatedProperties: 'Rest',
  unevaluatedItems: 'Rest',
  propertyNames: 'Key',
};

/** Keywords with a schema for each key. */
const MAPS: Readonly<Record<string, string>> = {
  properties: '',
  patternProperties: 'Matching',
  dependentSchemas: 'With',
};

/**
 * The way to a place in PascalCase words: `['properties', 'groups', 'items']` is `GroupsItem`. Text without a letter or
 * digit adds nothing.
 * @param schema the schema at which the tokens start
 */
export function placeWords(schema: Schema | undefined, tokens: readonly string[]): string {
  const [keyword, ...rest] = tokens;
  if (keyword === undefined) return '';
  const at = typeof schema === 'object' ? schema : {};
  const single = SINGLE[keyword];
  if (single !== undefined) return single + placeWords(at[keyword as 'items'], rest);
  const [key = '', ...below] = rest;
  const branch = BRANCHES[keyword];
  if (branch !== undefined) {
    const list = at[keyword as 'allOf'];
    const word = list?.filter(isOwnBranch).length === 1 ? '' : branch + (Number(key) + 1);
    return word + placeWords(list?.[Number(key)], below);
  }
  if (keyword === 'prefixItems')
    return `Item${Number(key) + 1}${placeWords(at.prefixItems?.[Number(key)], below)}`;
  const map = at[keyword as 'properties'];
  const inner = map !== undefined && Object.hasOwn(map, key) ? map[key] : undefined;
  return (MAPS[keyword] ?? '') + (pascalCase(key) ?? '') + placeWords(inner, below);
}

const PLAIN: ReadonlySet<string> = new Set<keyof SchemaObject>(['$ref', 'type']);

/** True for a branch that is neither a plain type nor a reference. */
function isOwnBranch(schema: Schema): boolean {
  return typeof schema === 'object' && Object.keys(schema).some((keyword) => !PLAIN.has(keyword));
}
