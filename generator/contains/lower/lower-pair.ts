import { equalityGroups } from '../../catalog/names/equal-schemas.js';
import { referencesIn } from '../../schema/in-place.js';
import { renameReferences } from '../../schema/rename-references.js';
import { type Schema, withoutAnnotations } from '../../schema/schema.js';
import type { Formula } from '../formula/formula.js';
import type { Store } from '../formula/store.js';
import type { Pair } from '../read/read-pair.js';
import type { ReadSchema } from '../read/read-schema.js';
import { lowering } from './lower.js';

/** Both schemas of a comparison as formulas of one store. */
export interface LoweredPair {
  readonly sub: Formula;
  readonly sup: Formula;
}

/**
 * Writes both schemas as formulas. Definitions that contain themselves get names, which the two schemas share where
 * the definitions say the same; all others are written where they are used.
 * @throws Unreadable
 */
export function lowerPair(pair: Pair, store: Store): LoweredPair {
  const [sub, sup] = [plain(pair.sub), plain(pair.sup)];
  const recursive = { sub: recursiveNames(sub), sup: recursiveNames(sup) };
  const groups = recursive.sub.size + recursive.sup.size === 0 ? new Map<string, string>() : shared(sub, sup);
  const lowered = (side: 'sub' | 'sup', definitions: ReadonlyMap<string, Schema>): Formula => {
    const { root, containsEvaluates } = pair[side];
    const { lower } = lowering({
      store,
      containsEvaluates,
      lookUp: (name) => definitions.get(name),
      sharedName: (name) => (recursive[side].has(name) ? groups.get(`${side} ${name}`) : undefined),
    });
    return lower(definitions.get(root) ?? true);
  };
  return { sub: lowered('sub', sub), sup: lowered('sup', sup) };
}

function plain({ definitions }: ReadSchema): ReadonlyMap<string, Schema> {
  return new Map([...definitions].map(([name, schema]) => [name, withoutAnnotations(schema)]));
}

/** The names of the definitions that contain themselves, directly or through others. */
function recursiveNames(definitions: ReadonlyMap<string, Schema>): ReadonlySet<string> {
  const next = new Map([...definitions].map(([name, schema]) => [name, new Set(referencesIn(schema))]));
  const found = new Set<string>();
  for (const name of definitions.keys()) {
    const reached = new Set(next.get(name));
    // The set grows while it is read.
    for (const inner of reached) for (const further of next.get(inner) ?? []) reached.add(further);
    if (reached.has(name)) found.add(name);
  }
  return found;
}

/** A name for each group of equal definitions of both sides. */
function shared(
  sub: ReadonlyMap<string, Schema>,
  sup: ReadonlyMap<string, Schema>,
): ReadonlyMap<string, string> {
  const named = new Map(
    [...sides('sub', sub), ...sides('sup', sup)].map(([key, schema]) => [key, { schema }] as const),
  );
  return equalityGroups(named, () => 'definition');
}

function sides(
  side: 'sub' | 'sup',
  definitions: ReadonlyMap<string, Schema>,
): readonly (readonly [string, Schema])[] {
  return [...definitions].map(([name, schema]) => [
    `${side} ${name}`,
    renameReferences(schema, (target) => `${side} ${target}`),
  ]);
}
