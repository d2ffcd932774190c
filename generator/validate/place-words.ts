import { keywordsWhere, placeWordOf } from '../schema/keyword-sets.js';
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
  // The only branch with constraints of its own adds no word to a place that says nothing else.
  const branch = list[Number(key)] ?? true;
  const isOnly = !all && isBranch && isOneChoice(at) && isOwnBranch(branch);
  return (isOnly ? '' : word + (Number(key) + 1)) + placeWords(branch, below, all);
}

const PLAIN: ReadonlySet<string> = new Set<keyof SchemaObject>(['$ref', 'type']);

const BRANCHES: readonly string[] = keywordsWhere(
  ({ applies, value }) => applies === 'value' && value === 'list',
);

/** True for a schema that only says which branches its values have, of which one alone has constraints of its own. */
export function isOneChoice(schema: Schema): boolean {
  if (typeof schema !== 'object') return false;
  const [only = '', ...others] = Object.keys(schema).filter((keyword) => !PLAIN.has(keyword));
  if (others.length > 0 || !BRANCHES.includes(only)) return false;
  return (schema[only as 'allOf'] ?? []).filter(isOwnBranch).length === 1;
}

/** True for a branch that is neither a plain type nor a reference. */
function isOwnBranch(schema: Schema): boolean {
  return typeof schema === 'object' && Object.keys(schema).some((keyword) => !PLAIN.has(keyword));
}
