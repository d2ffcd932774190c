import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../json/json.js';
import { samplePayload } from '../samples/sample-payload.js';
import type { Schema } from '../schema/schema.js';
import { type Budget, OutOfSteps } from './budget.js';
import type { Containment } from './containment.js';
import { evaluatorOf } from './evaluate/evaluate.js';
import { explain } from './explain/explain.js';
import type { Pair } from './read/read-pair.js';
import type { ReadSchema } from './read/read-schema.js';

/** The steps of the search, which come in addition to those of the other stages. */
const STEPS = 20_000;

/** The most characters of a schema that is searched: the time to make payloads grows with the schema. */
const LONGEST = 20_000;

/** The most values that are tried. */
const MOST_VALUES = 1_000;

/**
 * Tries values that are easy to come by: payloads made from both schemas, what the schemas mention, and the payloads with
 * one place changed to something that they mention. Finds a witness or says nothing.
 */
export function search(pair: Pair): Containment | undefined {
  if ([pair.sub, pair.sup].some(({ source }) => JSON.stringify(source).length > LONGEST)) return undefined;
  const budget: Budget = { left: STEPS };
  const [isSub, isSup] = [evaluatorOf(pair.sub, budget), evaluatorOf(pair.sup, budget)];
  try {
    let left = MOST_VALUES;
    for (const value of candidates(pair)) {
      if (left-- === 0) return undefined;
      if (isSub(value) && !isSup(value))
        return { answer: 'no', witness: value, changes: explain(pair, value) };
    }
    return undefined;
  } catch (error) {
    if (error instanceof OutOfSteps) return undefined;
    throw error;
  }
}

function* candidates({ sub, sup }: Pair): Iterable<JsonValue> {
  const mentioned = [
    ...new Map([sub, sup].flatMap(valuesIn).map((one) => [JSON.stringify(one), one])).values(),
  ];
  const samples = [sub, sup].flatMap(samplesOf);
  yield* samples;
  yield* mentioned;
  for (const sample of samples) yield* variants(sample, mentioned.slice(0, 40));
}

function samplesOf({ root, definitions }: ReadSchema): readonly JsonValue[] {
  const lookUp = (name: string): Schema | undefined => definitions.get(name);
  return (['minimal', 'full'] as const).flatMap((size) => {
    const sample = samplePayload(definitions.get(root) ?? true, { lookUp, size, examples: [] });
    return sample === undefined ? [] : [sample];
  });
}

/** The scalars that a schema mentions anywhere, and the numbers beside them. */
function valuesIn({ source }: ReadSchema): readonly JsonValue[] {
  const found: JsonValue[] = [null, true, '', 'a', 0, [], {}];
  const visit = (value: JsonValue): void => {
    if (found.length > 200) return;
    if (typeof value === 'number') found.push(value, value - 1, value + 1);
    else if (isJsonArray(value)) for (const item of value) visit(item);
    else if (isJsonObject(value)) for (const member of Object.values(value)) visit(member);
    else found.push(value);
  };
  visit(source);
  return found;
}

/** A value with one place left out, or changed to another value. */
function* variants(value: JsonValue, others: readonly JsonValue[]): Iterable<JsonValue> {
  yield* others;
  if (isJsonArray(value)) {
    for (const [at, item] of value.entries()) {
      yield value.filter((_, index) => index !== at);
      for (const other of variants(item, others)) yield value.with(at, other);
    }
  }
  if (!isJsonObject(value)) return;
  for (const [name, member] of Object.entries(value)) {
    yield withoutMember(value, name);
    for (const other of variants(member, others)) yield { ...value, [name]: other };
  }
}

function withoutMember(value: JsonObject, name: string): JsonObject {
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== name));
}
