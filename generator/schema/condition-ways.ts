import { canonicalJson, type JsonValue } from '../json/json.js';
import { groupBy } from '../text/group-by.js';
import { type Conditional, type LiteralCondition, literalCondition } from './literal-conditions.js';
import type { Schema, SchemaObject } from './schema.js';

/** Conditions about the value of one property, which decides them together. */
export interface ConditionGroup {
  readonly path: readonly string[];
  readonly conditionals: readonly Conditional[];
}

/** Conditions that all hold for the same values of a property. */
export interface ConditionWay {
  /** The values that the property may have, or that it is missing. */
  readonly decides: SchemaObject;
  /** What applies: `if` and `then` of a condition that holds, `else` of one that does not, in the order of the conditions. */
  readonly applied: readonly Schema[];
}

/** The conditions that one property decides, by property; those that something else decides are left out. */
export function conditionGroups(conditionals: readonly Conditional[]): readonly ConditionGroup[] {
  const groups = new Map<string, ConditionGroup>();
  for (const one of conditionals) {
    const { path } = literalCondition(one.if) ?? {};
    if (path === undefined) continue;
    const key = path.join('\0');
    groups.set(key, { path, conditionals: [...(groups.get(key)?.conditionals ?? []), one] });
  }
  return [...groups.values()];
}

/** A value of the property, one that stands for all that no condition names, or the first key that is missing. */
type Case =
  | { readonly kind: 'named' | 'other'; readonly value: JsonValue }
  | { readonly kind: 'missing'; readonly depth: number };

/**
 * The ways in which the conditions of a group hold together, one for each value that matters instead of two for each
 * condition. A way comes before those where a later condition is the first to hold, and a missing property comes last.
 */
export function conditionWays({ path, conditionals }: ConditionGroup): readonly ConditionWay[] {
  const conditions = conditionals.flatMap((one) => literalCondition(one.if) ?? []);
  const byOutcome = groupBy(casesOf(path, conditions), (one) =>
    conditions.map((condition) => (holds(condition, one) ? '+' : '-')).join(''),
  );
  const isMissing = (cases: readonly Case[]): boolean => cases.every(({ kind }) => kind === 'missing');
  const found = [...byOutcome].sort(([left], [right]) => (left < right ? -1 : 1));
  const sorted = [
    ...found.filter(([, cases]) => !isMissing(cases)),
    ...found.filter(([, cases]) => isMissing(cases)),
  ];
  const named = namedValues(conditions);
  return sorted.map(([outcome, cases]) => ({
    decides: schemaAt(path, cases, named),
    applied: conditionals.flatMap((one, at) => appliedBy(one, outcome[at] === '+')),
  }));
}

function casesOf(path: readonly string[], conditions: readonly LiteralCondition[]): readonly Case[] {
  const named = namedValues(conditions);
  return [
    ...named.map((value): Case => ({ kind: 'named', value })),
    ...otherValues(named).map((value): Case => ({ kind: 'other', value })),
    ...path.map((_, depth): Case => ({ kind: 'missing', depth })),
  ];
}

function holds({ holdsFor, holdsWithout }: LiteralCondition, one: Case): boolean {
  return one.kind === 'missing' ? holdsWithout[one.depth] === true : holdsFor(one.value);
}

function namedValues(conditions: readonly LiteralCondition[]): readonly JsonValue[] {
  const byText = new Map(
    conditions.flatMap(({ named }) => named).map((value) => [canonicalJson(value), value]),
  );
  return [...byText.values()];
}

/** A value of each scalar type that is not among the given ones. */
function otherValues(named: readonly JsonValue[]): readonly JsonValue[] {
  const text = `${named.filter((value) => typeof value === 'string').join('')}?`;
  const number = Math.max(0, ...named.filter((value) => typeof value === 'number').map(Math.ceil)) + 1;
  const texts = new Set(named.map(canonicalJson));
  return [text, number, true, false, null].filter((value) => !texts.has(canonicalJson(value)));
}

/** A schema for objects whose property at a path has one of the given cases. */
function schemaAt(
  path: readonly string[],
  cases: readonly Case[],
  named: readonly JsonValue[],
): SchemaObject {
  const values = cases.flatMap((one) => (one.kind === 'named' ? [one.value] : []));
  const [missing] = cases.flatMap((one) => (one.kind === 'missing' ? [one.depth] : []));
  if (cases.some(({ kind }) => kind === 'other')) {
    const others = named.filter((value) => !values.includes(value));
    return others.length === 0 ? {} : nested(path, { not: { enum: others } });
  }
  return values.length > 0
    ? nested(path, { enum: values })
    : nested(path.slice(0, (missing ?? 0) + 1), false);
}

function nested(path: readonly string[], schema: Schema): SchemaObject {
  return path.reduceRight<Schema>((inner, key) => ({ properties: { [key]: inner } }), schema) as SchemaObject;
}

function appliedBy(
  { if: condition = true, then = true, else: otherwise = true }: Conditional,
  isHeld: boolean,
): readonly Schema[] {
  const parts = isHeld ? [condition, then] : [otherwise];
  return parts.filter((one) => one !== true);
}
