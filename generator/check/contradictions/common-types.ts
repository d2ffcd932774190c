import type { TypeName } from '../../schema/instance-types.js';
import { type SchemaObject, typesOf } from '../../schema/schema.js';
import { at, type Contradiction, type Part } from './contradiction.js';

/** The types that several parts leave, or why they leave none. Undefined for types that nothing limits. */
export function commonTypes(
  parts: readonly Part<SchemaObject>[],
  given: readonly TypeName[] | undefined,
): readonly TypeName[] | Contradiction | undefined {
  let left = given;
  for (const { schema } of parts) {
    const types = typesOf(schema);
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

function narrowed(left: readonly TypeName[], types: readonly TypeName[]): readonly TypeName[] {
  const both = left.filter(
    (type) => types.includes(type) || (type === 'integer' && types.includes('number')),
  );
  const isNarrower = left.includes('number') && !types.includes('number') && types.includes('integer');
  return isNarrower && !both.includes('integer') ? [...both, 'integer'] : both;
}
