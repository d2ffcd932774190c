import type { TypeName } from '../../schema/instance-types.js';
import type { SchemaObject } from '../../schema/schema.js';
import { at, type Contradiction, type Part } from './contradiction.js';
import { isImplied } from './implied.js';
import { inner } from './parts.js';
import type { Search } from './search.js';

/** A part that excludes everything that all parts together accept. */
export function inNegations(
  parts: readonly Part<SchemaObject>[],
  types: readonly TypeName[] | undefined,
  search: Search,
): Contradiction | undefined {
  for (const part of parts) {
    const { not: excluded } = part.schema;
    if (excluded !== undefined && isImplied(excluded, { parts, types, search }))
      return at(inner(part, excluded, 'not'), 'negated', '"not" excludes everything that the others accept');
  }
  return undefined;
}
