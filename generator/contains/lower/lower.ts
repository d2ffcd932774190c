import { instanceTypeOf } from '../../schema/instance-types.js';
import { refName, type Schema, type SchemaObject, typesOf, valuesOf } from '../../schema/schema.js';
import { ALL_KINDS, bitOf, type Formula } from '../formula/formula.js';
import type { Store } from '../formula/store.js';
import { constants } from './constant.js';
import { arrayParts } from './lower-array.js';
import { objectParts } from './lower-object.js';
import { numberParts, textParts } from './lower-scalar.js';
import type { Lowering } from './lowering.js';
import { unevaluatedParts } from './unevaluated.js';

/** What lowering needs to know about the definitions of a schema. */
export interface LoweringOptions {
  readonly store: Store;
  readonly lookUp: (name: string) => Schema | undefined;
  /** The name under which a definition that contains itself is known to the store. Undefined for all others. */
  readonly sharedName: (name: string) => string | undefined;
  readonly containsEvaluates: boolean;
}

/** Creates a function that writes schemas as formulas. */
export function lowering({ store, lookUp, sharedName, containsEvaluates }: LoweringOptions): Lowering {
  const known = new Map<SchemaObject, Formula>();
  const self: Lowering = { store, lower, target, containsEvaluates };
  return self;

  function target(ref: string): Schema {
    return lookUp(refName(ref)) ?? false;
  }

  function lower(schema: Schema): Formula {
    if (typeof schema === 'boolean') return schema ? store.yes : store.no;
    const found = known.get(schema);
    if (found !== undefined) return found;
    const formula = store.and([
      ...generalParts(schema),
      ...textParts(store, schema),
      ...numberParts(store, schema),
      ...arrayParts(self, schema),
      ...objectParts(self, schema),
      ...unevaluatedParts(self, schema),
    ]);
    known.set(schema, formula);
    return formula;
  }

  function generalParts(schema: SchemaObject): readonly Formula[] {
    const { $ref, allOf = [], anyOf, oneOf, not } = schema;
    const values = valuesOf(schema);
    return [
      types(schema),
      ...(values === undefined ? [] : [constants(store, values)]),
      ...('const' in schema && schema.enum !== undefined ? [constants(store, schema.enum)] : []),
      ...($ref === undefined ? [] : [referred($ref)]),
      ...allOf.map(lower),
      ...(anyOf === undefined ? [] : [store.or(anyOf.map(lower))]),
      ...(oneOf === undefined ? [] : [store.one(oneOf.map(lower))]),
      ...(not === undefined ? [] : [store.not(lower(not))]),
      condition(schema),
    ];
  }

  function types(schema: SchemaObject): Formula {
    const names = typesOf(schema);
    if (names === undefined) return store.yes;
    const mask = names.reduce((all, name) => all | bitOf(instanceTypeOf(name)), 0);
    const kinds = store.kinds(mask & ALL_KINDS);
    const onlyWhole = names.includes('integer') && !names.includes('number');
    if (!onlyWhole) return kinds;
    return store.and([kinds, store.atom({ kind: 'number', rule: 'multiple', of: 1, isNot: false })]);
  }

  function referred(ref: string): Formula {
    const name = sharedName(refName(ref));
    if (name === undefined) return lower(target(ref));
    store.define(name, () => lower(target(ref)));
    return store.ref(name);
  }

  function condition({ if: condition, then = true, else: otherwise = true }: SchemaObject): Formula {
    if (condition === undefined) return store.yes;
    const met = lower(condition);
    return store.or([store.and([met, lower(then)]), store.and([store.not(met), lower(otherwise)])]);
  }
}
