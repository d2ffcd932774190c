import { type InstanceType, instanceTypeOf } from '../../schema/instance-types.js';
import { keywordsWhere } from '../../schema/keyword-sets.js';
import type { Keyword, KeywordWith } from '../../schema/keywords.js';
import { refName, type Schema, type SchemaObject, typesOf } from '../../schema/schema.js';
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

type General = Exclude<
  Keyword,
  KeywordWith<{ about: InstanceType } | { role: 'annotation' }> | 'then' | 'else'
>;

const GENERAL = keywordsWhere(({ about, role }) => about === undefined && role !== 'annotation').filter(
  (keyword): keyword is General => keyword !== 'then' && keyword !== 'else',
);

/** Creates a function that writes schemas as formulas. */
export function lowering({ store, lookUp, sharedName, containsEvaluates }: LoweringOptions): Lowering {
  const known = new Map<SchemaObject, Formula>();
  const self: Lowering = { store, lower, target, containsEvaluates };
  /** What each keyword about values of every type says; `then` and `else` are read with `if`. */
  const says: Readonly<Record<General, (schema: SchemaObject) => Formula>> = {
    $ref: ({ $ref = '' }) => referred($ref),
    type: (schema) => types(store, schema),
    const: (schema) => constants(store, [schema.const ?? null]),
    enum: (schema) => constants(store, schema.enum ?? []),
    allOf: ({ allOf = [] }) => store.and(allOf.map(lower)),
    anyOf: ({ anyOf = [] }) => store.or(anyOf.map(lower)),
    oneOf: ({ oneOf = [] }) => store.one(oneOf.map(lower)),
    not: ({ not = true }) => store.not(lower(not)),
    if: condition,
  };
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
    const general = GENERAL.filter((keyword) => schema[keyword] !== undefined);
    return general.map((keyword) => says[keyword](schema));
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

function types(store: Store, schema: SchemaObject): Formula {
  const names = typesOf(schema) ?? [];
  const mask = names.reduce((all, name) => all | bitOf(instanceTypeOf(name)), 0);
  const kinds = store.kinds(mask & ALL_KINDS);
  const onlyWhole = names.includes('integer') && !names.includes('number');
  if (!onlyWhole) return kinds;
  return store.and([kinds, store.atom({ kind: 'number', rule: 'multiple', of: 1, isNot: false })]);
}
