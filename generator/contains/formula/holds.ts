import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../json/json.js';
import { formatCheck } from '../../patterns/formats.js';
import { isMultipleOf } from '../../runtime/numbers.js';
import { type Budget, spend } from '../budget.js';
import { areDistinct } from '../evaluate/evaluate-array.js';
import { lengthOf, matches } from '../evaluate/evaluate-scalar.js';
import {
  type ArrayAtom,
  type Atom,
  bitOf,
  type Formula,
  type NumberAtom,
  type ObjectAtom,
  type TextAtom,
} from './formula.js';
import type { Store } from './store.js';

/** Whether a value meets a formula: a judge that shares nothing with the evaluator of schemas but the reading. */
export type Holds = (formula: Formula, value: JsonValue) => boolean;

/** Creates a function that decides whether values meet the formulas of a store. */
export function judgeOf(store: Store, budget: Budget): Holds {
  return holds;

  function holds(formula: Formula, value: JsonValue): boolean {
    spend(budget, 0.05);
    switch (formula.tag) {
      case 'true':
        return true;
      case 'false':
        return false;
      case 'and':
        return formula.parts.every((part) => holds(part, value));
      case 'or':
        return formula.parts.some((part) => holds(part, value));
      case 'one':
        return (formula.parts.filter((part) => holds(part, value)).length === 1) !== formula.isNot;
      case 'kinds':
        return (formula.mask & bitOf(kindOf(value))) !== 0;
      case 'ref':
        return holds(store.bodyOf(formula.name), value) !== formula.isNot;
      case 'atom':
        return atomHolds(formula.atom, value, holds);
    }
  }
}

/** The type of a value; whole numbers are numbers. */
export function kindOf(value: JsonValue): Atom['kind'] | 'null' {
  if (value === null) return 'null';
  if (isJsonArray(value)) return 'array';
  switch (typeof value) {
    case 'boolean':
      return 'boolean';
    case 'number':
      return 'number';
    case 'string':
      return 'string';
    default:
      return 'object';
  }
}

function atomHolds(atom: Atom, value: JsonValue, holds: Holds): boolean {
  if (atom.kind === 'string') return typeof value !== 'string' || textHolds(atom, value);
  if (atom.kind === 'number') return typeof value !== 'number' || numberHolds(atom, value);
  if (atom.kind === 'boolean') return typeof value !== 'boolean' || value === atom.is;
  if (atom.kind === 'array') return !isJsonArray(value) || arrayHolds(atom, value, holds);
  return !isJsonObject(value) || objectHolds(atom, value, holds);
}

/** Whether a number meets an atom about numbers. */
export function numberHolds(atom: NumberAtom, value: number): boolean {
  switch (atom.rule) {
    case 'least':
      return atom.isStrict ? value > atom.value : value >= atom.value;
    case 'most':
      return atom.isStrict ? value < atom.value : value <= atom.value;
    case 'multiple':
      return isMultipleOf(value, atom.of) !== atom.isNot;
    case 'values':
      return atom.values.includes(value) !== atom.isNot;
  }
}

/** Whether a text meets an atom about texts. */
export function textHolds(atom: TextAtom, value: string): boolean {
  switch (atom.rule) {
    case 'least':
      return lengthOf(value) >= atom.count;
    case 'most':
      return lengthOf(value) <= atom.count;
    case 'pattern':
      return matches(atom.name, value) !== atom.isNot;
    case 'format':
      return (formatCheck(atom.name)?.(value) ?? true) !== atom.isNot;
    case 'values':
      return atom.values.includes(value) !== atom.isNot;
  }
}

function arrayHolds(atom: ArrayAtom, value: readonly JsonValue[], holds: Holds): boolean {
  switch (atom.rule) {
    case 'least':
      return value.length >= atom.count;
    case 'most':
      return value.length <= atom.count;
    case 'item': {
      const item = value[atom.at];
      return item === undefined || holds(atom.inner, item);
    }
    case 'unique':
      return areDistinct(value) !== atom.isNot;
    default: {
      const found = value.filter((item, index) => index >= atom.from && holds(atom.inner, item)).length;
      return atom.rule === 'many' ? found >= atom.count : found <= atom.count;
    }
  }
}

function objectHolds(atom: ObjectAtom, value: JsonObject, holds: Holds): boolean {
  const names = Object.keys(value);
  switch (atom.rule) {
    case 'least':
      return names.length >= atom.count;
    case 'most':
      return names.length <= atom.count;
    case 'every':
      return names.every((name) => !holds(atom.names, name) || holds(atom.inner, value[name] ?? null));
    case 'some':
      return names.some((name) => holds(atom.names, name) && holds(atom.inner, value[name] ?? null));
  }
}
