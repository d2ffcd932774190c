import { placeWordOf } from '../schema/keyword-sets.js';
import { ownSchema, type Schema, type SchemaObject } from '../schema/schema.js';
import { pascalCase } from '../text/safe-text.js';

/**
 * The path to a place in PascalCase words: `['properties', 'groups', 'items']` is `GroupsItem`. Text without a letter
 * or digit adds nothing.
 * @param schema the schema at which the tokens start
 * @param all true to add a word for every branch, even if only one has constraints of its own
 */
export function placeWords(schema: Schema | undefined, tokens: readonly string[], all = false): string {
  const [keyword, ...rest] = tokens;
  if (keyword === undefined) return '';
  const at = typeof schema === 'object' ? schema : {};
  const { word, form, isBranch } = placeWordOf(keyword);
  if (form === 'schema') return word + placeWords(at[keyword as 'items'], rest, all);
  const [key = '', ...below] = rest;
  if (form === 'map') {
    const inner = ownSchema(at[keyword as 'properties'] ?? {}, key);
    return word + (pascalCase(key) ?? '') + placeWords(inner, below, all);
  }
  const list = at[keyword as 'allOf'] ?? [];
  // A branch adds no word where it is the only one with constraints of its own.
  const isOnly = !all && isBranch && list.filter(isOwnBranch).length === 1;
  return (isOnly ? '' : word + (Number(key) + 1)) + placeWords(list[Number(key)], below, all);
}

const PLAIN: ReadonlySet<string> = new Set<keyof SchemaObject>(['$ref', 'type']);

/** True for a branch that is neither a plain type nor a reference. */
function isOwnBranch(schema: Schema): boolean {
  return typeof schema === 'object' && Object.keys(schema).some((keyword) => !PLAIN.has(keyword));
}
