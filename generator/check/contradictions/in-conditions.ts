import type { TypeName } from '../../schema/instance-types.js';
import type { Schema, SchemaObject } from '../../schema/schema.js';
import type { Contradiction, Part } from './contradiction.js';
import { isImplied } from './implied.js';
import { inner } from './parts.js';
import type { Search } from './search.js';

/** A condition of which the side that applies does not go together with the other parts, or neither does. */
export function inCondition(
  part: Part<SchemaObject>,
  {
    parts,
    types,
    search,
  }: {
    readonly parts: readonly Part<SchemaObject>[];
    readonly types: readonly TypeName[] | undefined;
    readonly search: Search;
  },
): Contradiction | undefined {
  const { if: condition, then, else: otherwise } = part.schema;
  if (condition === undefined || (then === undefined && otherwise === undefined)) return undefined;
  const side = (keyword: 'if' | 'then' | 'else', schema: Schema = true): readonly Part[] =>
    search.together(inner(part, schema, keyword));
  const withSides = (...sides: readonly (readonly Part[])[]): Contradiction | undefined =>
    search.find([...parts, ...sides.flat()], types, search);
  if (isImplied(condition, { parts, types, search }))
    return then === undefined ? undefined : withSides(side('then', then));
  const fails = otherwise === undefined ? undefined : withSides(side('else', otherwise));
  return fails && withSides(side('if', condition), side('then', then)) ? fails : undefined;
}
