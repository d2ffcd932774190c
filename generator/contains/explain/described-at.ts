import { isJsonArray, isJsonObject, type JsonValue, ownValue } from '../../json/json.js';
import { pointerTo, pointerTokens } from '../../json/json-pointer.js';
import { itemSchema, refName, type Schema, type SchemaObject } from '../../schema/schema.js';
import type { Budget } from '../budget.js';
import { evaluator } from '../evaluate/evaluate.js';
import type { ReadSchema } from '../read/read-schema.js';
import { describersOf } from './describers.js';

interface Place {
  readonly schema: Schema;
  readonly path: string;
}

/** A place in a witness. */
export interface WitnessPlace {
  readonly witness: JsonValue;
  /** JSON Pointer to a value in the witness. */
  readonly path: string;
  readonly budget: Budget;
}

/**
 * JSON Pointer to the schema that describes a place of a value: that of the place itself, or the innermost one around
 * it.
 */
export function describedAt(read: ReadSchema, { witness, path, budget }: WitnessPlace): string {
  const judge = evaluator(read, budget);
  let places = opened({ schema: read.definitions.get(read.root) ?? true, path: '' }, witness);
  let value: JsonValue = witness;
  for (const token of pointerTokens(path) ?? []) {
    const inner = isJsonObject(value)
      ? ownValue(value, token)
      : isJsonArray(value)
        ? value[Number(token)]
        : undefined;
    const item = inner ?? null;
    const next = places.flatMap((place) =>
      within(place, token, value).flatMap((found) => opened(found, item)),
    );
    if (next.length === 0) break;
    [places, value] = [next, item];
  }
  const [first] = places;
  return (places.find(({ schema }) => isTelling(schema)) ?? first)?.path ?? '';

  /** A place, and the schemas that apply there to the same value and accept it. */
  function opened(place: Place, at: JsonValue, depth = 0): readonly Place[] {
    if (typeof place.schema === 'boolean' || depth > 50) return [place];
    const { $ref, allOf = [], anyOf = [], oneOf = [] } = place.schema;
    const name = $ref === undefined ? undefined : refName($ref);
    const branches = (['allOf', 'anyOf', 'oneOf'] as const).flatMap((keyword) =>
      ({ allOf, anyOf, oneOf })[keyword].map((schema, index) => ({
        schema,
        path: pointerTo(place.path, keyword, index),
      })),
    );
    const target = {
      schema: read.definitions.get(name ?? '') ?? true,
      path: read.places.get(name ?? '') ?? '',
    };
    const all = name === undefined ? branches : [target, ...branches];
    const valid = all.filter(({ schema }) => judge.evaluate(schema, at) !== undefined);
    return [place, ...valid.flatMap((one) => opened(one, at, depth + 1))];
  }
}

function within({ schema, path }: Place, token: string, value: JsonValue): readonly Place[] {
  if (typeof schema === 'boolean') return [];
  if (isJsonArray(value)) {
    const index = Number(token);
    const isListed = index < (schema.prefixItems?.length ?? 0);
    if (!isListed && schema.items === undefined) return [];
    const inner = isListed ? ['prefixItems', token] : ['items'];
    return [{ schema: itemSchema(schema, index), path: pointerTo(path, ...inner) }];
  }
  return describersOf(schema, token).map(({ schema: inner, tokens }) => ({
    schema: inner,
    path: pointerTo(path, ...tokens),
  }));
}

/** True for a schema that says more than which others apply. */
function isTelling(schema: Schema): boolean {
  return typeof schema === 'object' && Object.keys(schema as SchemaObject).some((key) => !CHOICES.has(key));
}

const CHOICES: ReadonlySet<string> = new Set(['$ref', 'allOf', 'anyOf', 'oneOf', 'title', 'description']);
