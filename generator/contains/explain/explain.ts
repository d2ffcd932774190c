import type { JsonValue } from '../../json/json.js';
import { OutOfSteps } from '../budget.js';
import type { ContainmentChange } from '../containment.js';
import type { Pair } from '../read/read-pair.js';
import { describedAt } from './described-at.js';
import { failuresOf } from './failures.js';
import { sentence } from './sentence.js';
import { writtenPointer } from './written-pointer.js';

/** The most places that an explanation names, and the steps that it may take. */
const [MOST_CHANGES, STEPS] = [10, 50_000];

/**
 * Why `sup` refuses a value that `sub` accepts: the innermost places of the value that are refused, with the keyword
 * that refuses them and the schema that describes them in `sub`. Empty where that takes too long to find out.
 */
export function explain(pair: Pair, witness: JsonValue): readonly ContainmentChange[] {
  try {
    return changesOf(pair, witness);
  } catch (error) {
    if (error instanceof OutOfSteps) return [];
    throw error;
  }
}

function changesOf({ sub, sup }: Pair, witness: JsonValue): readonly ContainmentChange[] {
  const budget = { left: STEPS };
  return failuresOf(sup, witness, budget)
    .slice(0, MOST_CHANGES)
    .map((failure) => ({
      instancePath: failure.instancePath,
      subPath: writtenPointer(sub.source, describedAt(sub, { witness, path: failure.instancePath, budget })),
      supPath: writtenPointer(sup.source, failure.schemaPath),
      keyword: failure.keyword,
      message: sentence(failure),
    }));
}
