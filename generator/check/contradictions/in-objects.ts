import { nameRules } from '../../schema/name-schemas.js';
import type { SchemaObject } from '../../schema/schema.js';
import { at, type Contradiction, type Part } from './contradiction.js';
import { countContradiction } from './counted-properties.js';
import { describes, inner, isOnlyTyped, propertyParts } from './parts.js';
import { requiredNames } from './required-names.js';
import type { Search } from './search.js';

/** A required property that is rejected, or that has no value, or too many properties or too few. */
export function inProperties(
  parts: readonly Part<SchemaObject>[],
  search: Search,
): Contradiction | undefined {
  const names = requiredNames(parts);
  const rules = nameRulesOf(parts);
  for (const name of names) {
    const found = rejected(name, parts, search) ?? nameRejected(name, rules, search);
    if (found) return found;
    if (isOnlyTyped(parts, name)) {
      search.effort.places -= 1;
      search.effort.parts -= 1;
      continue;
    }
    const inside = search.find(propertyParts(parts, name, search.together), undefined, search);
    if (inside) return inside;
  }
  return countContradiction(parts, names.size, search);
}

/** The schemas that the names of all properties must match, by their keywords. */
type NameRules = readonly (readonly [keyword: string, rule: Part])[];

function nameRulesOf(parts: readonly Part<SchemaObject>[]): NameRules {
  return parts.flatMap((part) =>
    nameRules(part.schema).map(([keyword, rule]) => [keyword, inner(part, rule, keyword)] as const),
  );
}

/** A rule for the names of properties that does not accept this one. */
function nameRejected(name: string, rules: NameRules, search: Search): Contradiction | undefined {
  for (const [keyword, rule] of rules) {
    const itself = inner(rule, { const: name });
    if (search.find([itself, ...search.together(rule)], ['string'], search) === undefined) continue;
    return at(rule, 'values', `"${keyword}" rejects the property ${JSON.stringify(name)}, which is required`);
  }
  return undefined;
}

/** A part that allows no other properties than those that it describes, and not this one. */
function rejected(
  name: string,
  parts: readonly Part<SchemaObject>[],
  search: Search,
): Contradiction | undefined {
  const reason = (keyword: string): string =>
    `"${keyword}": false rejects the property ${JSON.stringify(name)}, which is required`;
  for (const part of parts) {
    const { additionalProperties, unevaluatedProperties } = part.schema;
    if ((additionalProperties ?? unevaluatedProperties) !== false || describes(part.schema, name)) continue;
    if (additionalProperties === false) {
      const kind = parts.some(({ schema }) => describes(schema, name)) ? 'closed' : 'undeclared';
      return at(inner(part, false, 'additionalProperties'), kind, reason('additionalProperties'));
    }
    if (search.restOf(part.schema).rejects(name))
      return at(inner(part, false, 'unevaluatedProperties'), 'undeclared', reason('unevaluatedProperties'));
  }
  return undefined;
}
