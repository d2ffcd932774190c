import type { TypeName } from '../../schema/instance-types.js';
import type { Schema, SchemaObject } from '../../schema/schema.js';
import { commonTypes } from './common-types.js';
import { at, type Contradiction, type Part } from './contradiction.js';
import { isImplied } from './implied.js';
import { inCondition } from './in-conditions.js';
import { inner, isObject } from './parts.js';
import type { Search } from './search.js';

/** A choice of which no branch goes together with the other parts. */
export function inChoices(
  parts: readonly Part<SchemaObject>[],
  types: readonly TypeName[] | undefined,
  search: Search,
): Contradiction | undefined {
  const narrow: Search = { ...search, withChoices: false };
  for (const part of parts) {
    const found =
      eachFails(part.schema.anyOf, (branch, index) => {
        const together = [...parts, ...search.together(inner(part, branch, 'anyOf', String(index)))];
        return search.find(together, types, narrow);
      }) ??
      eachFails(part.schema.oneOf, (branch, index) => {
        const chosen = inner(part, branch, 'oneOf', String(index));
        const together = [...parts, ...search.together(chosen)];
        return (
          search.find(together, types, narrow) ?? inOverlap(part, index, { together, types, search: narrow })
        );
      }) ??
      inCondition(part, { parts, types, search: narrow });
    if (found) return found;
  }
  return undefined;
}

/** What fails first where all branches fail. */
function eachFails(
  branches: readonly Schema[] | undefined,
  failureOf: (branch: Schema, index: number) => Contradiction | undefined,
): Contradiction | undefined {
  let first: Contradiction | undefined;
  for (const [index, branch] of (branches ?? []).entries()) {
    const found = failureOf(branch, index);
    if (found === undefined) return undefined;
    first ??= found;
  }
  return first;
}

/** More branches are not compared with each other. */
const MANY = 100;

/** Another branch of `oneOf` that accepts everything that one branch accepts beside the other parts. */
function inOverlap(
  part: Part<SchemaObject>,
  index: number,
  {
    together,
    types: given,
    search,
  }: {
    readonly together: readonly Part[];
    readonly types: readonly TypeName[] | undefined;
    readonly search: Search;
  },
): Contradiction | undefined {
  const { oneOf: branches = [] } = part.schema;
  if (branches.length > MANY) return undefined;
  const parts = together.filter(isObject);
  const types = commonTypes(parts, given);
  if (types !== undefined && 'kind' in types) return undefined;
  const other = branches.findIndex(
    (branch, place) => place !== index && isImplied(branch, { parts, types, search }),
  );
  if (other < 0) return undefined;
  const reason = `each value that matches branch ${index + 1} of "oneOf" matches branch ${other + 1} too, and only one may match`;
  return at(inner(part, true, 'oneOf', String(index)), 'overlap', reason);
}
