import type { NamedSchema } from '../../catalog/index/named-schema.js';
import type { TypeName } from '../../schema/instance-types.js';
import type { SchemaObject } from '../../schema/schema.js';
import type { Contradiction, Part } from './contradiction.js';
import type { Together } from './parts.js';
import type { TestOf } from './tests-of-values.js';
import type { Rest } from './unevaluated.js';

/** What may still be looked at. */
export interface Effort {
  places: number;
  parts: number;
}

/** Parts that a search is inside of, innermost first. */
export interface Open {
  readonly parts: readonly Part[];
  /** The types that their value may have anyway. */
  readonly given: readonly TypeName[] | undefined;
  readonly around: Open | undefined;
}

/** Why no value satisfies parts together, found within a search; undefined where one may. */
export type Find = (
  parts: readonly Part[],
  given: readonly TypeName[] | undefined,
  search: Search,
) => Contradiction | undefined;

/** What a search for contradictions knows. */
export interface Search {
  readonly named: ReadonlyMap<string, NamedSchema>;
  readonly together: Together;
  readonly restOf: (schema: SchemaObject) => Rest;
  readonly testOf: TestOf;
  /** Looks at parts inside of those that the search is at. */
  readonly find: Find;
  /** Every step of all searches reduces it. */
  readonly effort: Effort & { /** How often a place was met inside of itself. */ repeats: number };
  /** The places that the search is inside of: a property or an item is between each of them and the next one. */
  readonly open: Open | undefined;
  /** Schemas in which nothing was found, alone and without other types, with the effort that this took. */
  readonly known: Map<SchemaObject, Effort>;
  /** False inside a choice whose branches are tried, where other choices of the same value are not. */
  readonly withChoices: boolean;
}
