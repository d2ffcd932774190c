import type { TypeName } from '../../schema/instance-types.js';
import type { Schema } from '../../schema/schema.js';
import { boundContradiction } from './bounds.js';
import { commonTypes } from './common-types.js';
import { at, type Contradiction, type Part } from './contradiction.js';
import { dependentParts } from './dependent-parts.js';
import { inItems } from './in-arrays.js';
import { inChoices } from './in-choices.js';
import { inNegations } from './in-negations.js';
import { inProperties } from './in-objects.js';
import { valueContradiction } from './listed-values.js';
import { isObject, keyOf, tellingParts } from './parts.js';
import type { Find, Open, Search } from './search.js';

/** Looks at parts. The place of what is found is that of the first part, a reference included. */
export const find: Find = (parts, given, search) => {
  const telling = tellingParts(parts);
  const found = lookOnce(telling, given, search);
  return found && telling.length < parts.length ? (look(parts, given, search) ?? found) : found;
};

/**
 * Looks at parts. A schema that is met again, alone and with every type possible, is not looked at again where nothing was
 * found: the effort that it took is counted again, so that a search ends where it would without this.
 */
const lookOnce: Find = (parts, given, search) => {
  const { effort, known, withChoices } = search;
  const [{ schema } = { schema: true }] = parts;
  const isAlone = parts.length === 1 && given === undefined && withChoices;
  if (!isAlone || typeof schema === 'boolean') return look(parts, given, search);
  const before = { ...effort };
  const took = known.get(schema);
  if (took !== undefined && took.places <= effort.places && took.parts <= effort.parts) {
    effort.places -= took.places;
    effort.parts -= took.parts;
    return undefined;
  }
  const found = look(parts, given, search);
  const isComplete = effort.places >= 0 && effort.parts >= 0 && effort.repeats === before.repeats;
  if (found === undefined && isComplete)
    known.set(schema, { places: before.places - effort.places, parts: before.parts - effort.parts });
  return found;
};

const look: Find = (parts, given, search) => {
  const { effort, open, withChoices } = search;
  effort.places -= 1;
  effort.parts -= parts.length;
  if (effort.places < 0 || effort.parts < 0) return undefined;
  const same = isInside(parts, open);
  if (same) {
    effort.repeats += 1;
    return endless(parts, given, same);
  }
  const never = parts.find(({ schema }) => schema === false || isNegated(schema));
  if (never) return at(never, 'never', 'the schema accepts no value');
  const objects = parts.filter(isObject);
  const types = commonTypes(objects, given);
  if (types !== undefined && 'kind' in types) return types;
  const isOnly = (type: TypeName): boolean => types?.length === 1 && types[0] === type;
  const more = isOnly('object') ? dependentParts(objects, search.together) : [];
  // It is the same value, so that the search is not inside of these parts yet.
  if (more.length > 0) return find([...parts, ...more], types, search);
  const inside: Search = { ...search, open: { parts, given, around: open }, withChoices: true };
  return (
    valueContradiction(objects, types, search.testOf) ??
    boundContradiction(objects, types) ??
    (isOnly('object') ? inProperties(objects, inside) : undefined) ??
    (isOnly('array') ? inItems(objects, inside) : undefined) ??
    inNegations(objects, types, search) ??
    (withChoices ? inChoices(objects, types, search) : undefined)
  );
};

/** The parts that a search is inside of, where they are the same. A schema object has one place in its owner. */
function isInside(parts: readonly Part[], open: Open | undefined): Open | undefined {
  for (let one = open; one !== undefined; one = one.around) {
    const { parts: others } = one;
    if (others.length === parts.length && parts.every((part, index) => isSamePart(part, others[index])))
      return one;
  }
  return undefined;
}

function isSamePart(one: Part, other: Part | undefined): boolean {
  if (one.schema !== other?.schema || one.owner !== other.owner) return false;
  return typeof one.schema === 'object' || keyOf([one]) === keyOf([other]);
}

/**
 * A value that would have to contain another one that satisfies the same parts. The smallest of them cannot. The outer
 * value may have every type that the inner one may have.
 */
function endless(
  parts: readonly Part[],
  given: readonly TypeName[] | undefined,
  outer: Open,
): Contradiction | undefined {
  const isWider = outer.given === undefined || given?.every((type) => outer.given?.includes(type));
  const [first] = parts;
  return first && isWider ? at(first, 'endless', ENDLESS) : undefined;
}

const ENDLESS =
  'a value would have to contain another one that this schema describes, and so on without an end';

/** True for `not` with a schema that accepts everything. */
function isNegated(schema: Schema): boolean {
  if (typeof schema === 'boolean' || schema.not === undefined) return false;
  return schema.not === true || (typeof schema.not === 'object' && Object.keys(schema.not).length === 0);
}
