import type { JsonValue } from '../json/json.js';
import { type Schema, valuesOf } from '../schema/schema.js';
import { algebra } from './algebra.js';
import type { Budget } from './budget.js';
import type { Containment } from './containment.js';
import { evaluatorOf } from './evaluate/evaluate.js';
import { explain } from './explain/explain.js';
import type { Pair } from './read/read-pair.js';
import { search } from './search.js';

/**
 * One way to compare two schemas. Undefined where it has nothing to say about them.
 * @throws OutOfSteps, Unreadable
 */
export type Stage = (pair: Pair, budget: Budget) => Containment | undefined;

/** Decides pairs of which `sub` lists all its values, by evaluating each. */
export const constants: Stage = ({ sub, sup }, budget) => {
  const values = listedValues(sub.definitions.get(sub.root) ?? true);
  if (values === undefined) return undefined;
  const [isSub, isSup] = [evaluatorOf(sub, budget), evaluatorOf(sup, budget)];
  const witness = values.find((value) => isSub(value) && !isSup(value));
  if (witness === undefined) return { answer: 'yes' };
  return { answer: 'no', witness, changes: explain({ sub, sup }, witness) };
};

/** All values that a schema lists, by itself or in its branches; undefined for a schema that lists none. */
function listedValues(schema: Schema): readonly JsonValue[] | undefined {
  if (typeof schema === 'boolean') return schema ? undefined : [];
  const own = valuesOf(schema);
  if (own !== undefined) return own;
  for (const branches of [schema.anyOf, schema.oneOf]) {
    const parts = branches?.map(listedValues);
    if (parts?.every((part) => part !== undefined)) return parts.flat();
  }
  return undefined;
}

/** The stages in their usual order. A search helps where the algebra does not know. */
export const STAGES: readonly Stage[] = [constants, algebra, search];
