import type { KeywordWith } from '../../schema/keywords.js';
import { keywordsAbout, nothingElse } from '../../schema/keywords-about.js';
import { type AboutNames, nameSchemas } from '../../schema/name-schemas.js';
import type { SchemaObject } from '../../schema/schema.js';
import { allBut, type Formula } from '../formula/formula.js';
import type { Store } from '../formula/store.js';
import { oneOfTexts, property } from './constant.js';
import { patternFormula } from './lower-scalar.js';
import type { Lowering } from './lowering.js';

/** What a schema says about objects, without `unevaluatedProperties`. */
export function objectParts(lowering: Lowering, schema: SchemaObject): readonly Formula[] {
  const { store, lower } = lowering;
  const own: Pick<SchemaObject, Exclude<KeywordWith<{ about: 'object' }>, AboutNames>> = keywordsAbout(
    schema,
    'object',
  );
  const { minProperties = 0, maxProperties = Infinity, required = [], ...more } = own;
  const { properties = {}, patternProperties = {}, additionalProperties, ...rest } = more;
  const { dependentRequired, dependentSchemas, unevaluatedProperties: _elsewhere, ...others } = rest;
  nothingElse(others);
  const every = (names: Formula, inner: Formula): Formula =>
    store.atom({ kind: 'object', rule: 'every', names, inner });
  return [
    store.atom({ kind: 'object', rule: 'least', count: Math.ceil(minProperties) }),
    store.atom({ kind: 'object', rule: 'most', count: Math.floor(maxProperties) }),
    ...required.map((name) => has(store, name)),
    ...Object.entries(properties).map(([name, inner]) => property(store, 'every', name, lower(inner))),
    ...Object.entries(patternProperties).map(([pattern, inner]) =>
      every(patternFormula(store, pattern), lower(inner)),
    ),
    ...(additionalProperties === undefined
      ? []
      : [every(store.not(declaredNames(store, schema)), lower(additionalProperties))]),
    ...nameSchemas(schema).map((inner) => every(store.not(lower(inner)), store.no)),
    ...dependents(lowering, { dependentRequired, dependentSchemas }),
  ];
}

interface Dependents {
  readonly dependentRequired: SchemaObject['dependentRequired'] | undefined;
  readonly dependentSchemas: SchemaObject['dependentSchemas'] | undefined;
}

function has(store: Store, name: string): Formula {
  return property(store, 'some', name, store.yes);
}

/** The names that `properties` and `patternProperties` describe. */
export function declaredNames(
  store: Store,
  { properties = {}, patternProperties = {} }: SchemaObject,
): Formula {
  return store.or([
    oneOfTexts(store, Object.keys(properties)),
    ...Object.keys(patternProperties).map((pattern) => patternFormula(store, pattern)),
  ]);
}

function dependents(
  { store, lower }: Lowering,
  { dependentRequired = {}, dependentSchemas = {} }: Dependents,
): readonly Formula[] {
  const noObject = store.kinds(allBut('object'));
  const when = (name: string, inner: Formula): Formula =>
    store.or([noObject, store.not(has(store, name)), inner]);
  return [
    ...Object.entries(dependentRequired).map(([name, needed]) =>
      when(name, store.and(needed.map((one) => has(store, one)))),
    ),
    ...Object.entries(dependentSchemas).map(([name, inner]) => when(name, lower(inner))),
  ];
}
