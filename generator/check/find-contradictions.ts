import type { NamedSchema } from '../catalog/index/named-schema.js';
import type { TypeName } from '../schema/instance-types.js';
import { itemSchema, type Schema, type SchemaObject } from '../schema/schema.js';
import {
  at,
  boundContradiction,
  type Contradiction,
  commonTypes,
  type Part,
  valueContradiction,
} from './contradiction.js';
import {
  describes,
  inner,
  isObject,
  isOnlyTyped,
  keyOf,
  propertyParts,
  type Together,
  tellingParts,
  togetherIn,
} from './contradiction-parts.js';

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

interface Effort {
  places: number;
  parts: number;
}

/** Parts that a search is inside of, innermost first. */
interface Open {
  readonly parts: readonly Part[];
  readonly around: Open | undefined;
}

interface Search {
  readonly together: Together;
  /** What may still be looked at. Every step of all searches reduces it. */
  readonly effort: Effort & { /** How often a place was met inside of itself. */ repeats: number };
  /** The places that the search is inside of. */
  readonly open: Open | undefined;
  /** Schemas in which nothing was found, alone and without other types, with the effort that this took. */
  readonly known: Map<SchemaObject, Effort>;
  /** False inside a choice whose branches are tried, where other choices of the same value are not. */
  readonly withChoices: boolean;
}

/** Makes functions that find contradictions in named schemas and in what they refer to. */
export function findContradictions(named: ReadonlyMap<string, NamedSchema>): ContradictionFinder {
  const together = togetherIn(named);
  const effort = { places: BUDGET, parts: TOTAL, repeats: 0 };
  const known = new Map<SchemaObject, Effort>();
  return {
    together,
    property: (parts, name) => propertyParts(parts, name, together),
    left: () => effort.parts,
    spend: (parts) => {
      effort.parts -= parts;
    },
    between: (parts, given) => {
      effort.places = BUDGET;
      return find(parts, given, { together, effort, open: undefined, known, withChoices: true });
    },
  };
}

/** Looks at parts. The place of what is found is that of the first part, a reference included. */
function find(
  parts: readonly Part[],
  given: readonly TypeName[] | undefined,
  search: Search,
): Contradiction | undefined {
  const telling = tellingParts(parts);
  const found = lookOnce(telling, given, search);
  return found && telling.length < parts.length ? (look(parts, given, search) ?? found) : found;
}

/**
 * Looks at parts. A schema that is met again, alone and with every type possible, is not looked at again where nothing was
 * found: the effort that it took is counted again, so that a search ends where it would without this.
 */
function lookOnce(
  parts: readonly Part[],
  given: readonly TypeName[] | undefined,
  search: Search,
): Contradiction | undefined {
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
}

function look(
  parts: readonly Part[],
  given: readonly TypeName[] | undefined,
  search: Search,
): Contradiction | undefined {
  const { effort, open, withChoices } = search;
  effort.places -= 1;
  effort.parts -= parts.length;
  if (effort.places < 0 || effort.parts < 0) return undefined;
  if (isInside(parts, open)) {
    effort.repeats += 1;
    return undefined;
  }
  const never = parts.find(({ schema }) => schema === false || isNegated(schema));
  if (never) return at(never, 'never', 'the schema accepts no value');
  const objects = parts.filter(isObject);
  const types = commonTypes(objects, given);
  if (types !== undefined && 'kind' in types) return types;
  const inside: Search = { ...search, open: { parts, around: open }, withChoices: true };
  const isOnly = (type: TypeName): boolean => types?.length === 1 && types[0] === type;
  return (
    valueContradiction(objects, types) ??
    boundContradiction(objects, types) ??
    (isOnly('object') ? inProperties(objects, inside) : undefined) ??
    (isOnly('array') ? inItems(objects, inside) : undefined) ??
    (withChoices ? inChoices(objects, types, search) : undefined)
  );
}

/** True for parts that a search is inside of. A schema object has one place in its owner. */
function isInside(parts: readonly Part[], open: Open | undefined): boolean {
  for (let one = open; one !== undefined; one = one.around) {
    const { parts: others } = one;
    if (others.length === parts.length && parts.every((part, index) => isSamePart(part, others[index])))
      return true;
  }
  return false;
}

function isSamePart(one: Part, other: Part | undefined): boolean {
  if (one.schema !== other?.schema || one.owner !== other.owner) return false;
  return typeof one.schema === 'object' || keyOf([one]) === keyOf([other]);
}

/** A required property that is rejected, or that has no value. */
function inProperties(parts: readonly Part<SchemaObject>[], search: Search): Contradiction | undefined {
  for (const name of new Set(parts.flatMap(({ schema }) => schema.required ?? []))) {
    const closed = parts.find(
      ({ schema }) => schema.additionalProperties === false && !describes(schema, name),
    );
    if (closed) {
      const reason = `"additionalProperties": false rejects the property ${JSON.stringify(name)}, which is required`;
      const isDeclared = parts.some(({ schema }) => describes(schema, name));
      return at(inner(closed, false, 'additionalProperties'), isDeclared ? 'closed' : 'undeclared', reason);
    }
    if (isOnlyTyped(parts, name)) {
      search.effort.places -= 1;
      search.effort.parts -= 1;
      continue;
    }
    const found = find(propertyParts(parts, name, search.together), undefined, search);
    if (found) return found;
  }
  return undefined;
}

function inItems(parts: readonly Part<SchemaObject>[], search: Search): Contradiction | undefined {
  if (!parts.some(({ schema }) => (schema.minItems ?? 0) > 0)) return undefined;
  const items = parts.flatMap((part) => {
    const tokens = part.schema.prefixItems?.[0] === undefined ? ['items'] : ['prefixItems', '0'];
    return search.together(inner(part, itemSchema(part.schema, 0), ...tokens));
  });
  return find(items, undefined, search);
}

/** A choice of which no branch goes together with the other parts. */
function inChoices(
  parts: readonly Part<SchemaObject>[],
  types: readonly TypeName[] | undefined,
  search: Search,
): Contradiction | undefined {
  for (const part of parts) {
    for (const keyword of ['anyOf', 'oneOf'] as const) {
      const branches = part.schema[keyword] ?? [];
      let first: Contradiction | undefined;
      const areAll = branches.every((branch, index) => {
        const more = search.together(inner(part, branch, keyword, String(index)));
        const found = find([...parts, ...more], types, { ...search, withChoices: false });
        first ??= found;
        return found !== undefined;
      });
      if (areAll && first) return first;
    }
  }
  return undefined;
}

/** True for `not` with a schema that accepts everything. */
function isNegated(schema: Schema): boolean {
  if (typeof schema === 'boolean' || schema.not === undefined) return false;
  return schema.not === true || (typeof schema.not === 'object' && Object.keys(schema.not).length === 0);
}
