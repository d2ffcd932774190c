import type { NamedSchema } from '../../catalog/index/named-schema.js';
import type { TypeName } from '../../schema/instance-types.js';
import type { Contradiction, Part } from './contradiction.js';
import { find } from './find.js';
import { propertyParts, type Together, togetherIn } from './parts.js';
import type { Search } from './search.js';
import { testsOfValues } from './tests-of-values.js';
import { restsIn } from './unevaluated.js';

/** Finds contradictions. What it finds is certain; it does not find everything. */
export interface ContradictionFinder {
  readonly together: Together;
  /** The parts that describe a property of a value that some parts describe. */
  readonly property: (parts: readonly Part[], name: string) => readonly Part[];
  /**
   * Why no value satisfies parts together; undefined where one may.
   * @param given the types that a value may have anyway
   */
  readonly between: (parts: readonly Part[], given?: readonly TypeName[]) => Contradiction | undefined;
  /** How many parts may still be looked at for all questions. */
  readonly left: () => number;
  /** Counts parts that an earlier run has looked at, so that this one ends where a run without a memory does. */
  readonly spend: (parts: number) => void;
}

/** How many places are looked at for one question: choices inside choices are many. */
const BUDGET = 3000;

/** How many parts are looked at for all questions about a catalog. After that nothing more is found, which is safe. */
const TOTAL = 300_000;

/** Makes functions that find contradictions in named schemas and in what they refer to. */
export function findContradictions(named: ReadonlyMap<string, NamedSchema>): ContradictionFinder {
  const together = togetherIn(named);
  const effort = { places: BUDGET, parts: TOTAL, repeats: 0 };
  const search: Search = {
    named,
    together,
    testOf: testsOfValues(named),
    restOf: restsIn(named),
    find,
    effort,
    open: undefined,
    known: new Map(),
    withChoices: true,
  };
  return {
    together,
    property: (parts, name) => propertyParts(parts, name, together),
    left: () => effort.parts,
    spend: (parts) => {
      effort.parts -= parts;
    },
    between: (parts, given) => {
      effort.places = BUDGET;
      return find(parts, given, search);
    },
  };
}
