import type { TypeName } from '../../schema/instance-types.js';
import { includesType, type Schema, type SchemaObject, typesOf } from '../../schema/schema.js';
import { at, type Contradiction, type Part } from './contradiction.js';

/** The types that several parts leave, or why they leave none. Undefined for types that nothing limits. */
export function commonTypes(
  parts: readonly Part<SchemaObject>[],
  given: readonly TypeName[] | undefined,
): readonly TypeName[] | Contradiction | undefined {
  let left = given;
  for (const { schema } of parts) {
    const types = typesOf(schema) ?? typesOfBranches(schema.anyOf) ?? typesOfBranches(schema.oneOf);
    if (types === undefined) continue;
    const both = left === undefined ? types : narrowed(left, types);
    if (both.length === 0) {
      const [first] = parts;
      const [one, other] = [(left ?? []).join(' or '), types.join(' or ')];
      const kind = one === 'null' || other === 'null' ? 'null' : 'types';
      return first && at(first, kind, `a value would have to be ${one} and ${other} at once`);
    }
    left = both;
  }
  return left;
}

/** The types that the branches of a choice name; undefined where one of them names none. */
function typesOfBranches(branches: readonly Schema[] | undefined): readonly TypeName[] | undefined {
  const found = new Set<TypeName>();
  for (const branch of branches ?? []) {
    const types = typeof branch === 'object' ? typesOf(branch) : undefined;
    if (types === undefined) return undefined;
    for (const type of types) found.add(type);
  }
  return found.size === 0 ? undefined : [...found];
}

function narrowed(left: readonly TypeName[], types: readonly TypeName[]): readonly TypeName[] {
  const both = left.filter((type) => includesType(types, type));
  const isNarrower = left.includes('number') && !types.includes('number') && types.includes('integer');
  return isNarrower && !both.includes('integer') ? [...both, 'integer'] : both;
}
