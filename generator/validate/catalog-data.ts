import type { Catalog } from '../catalog/catalog.js';
import { schemasByName } from '../catalog/lower/lower-catalog.js';
import { memoize } from '../schema/memoize.js';
import { heldFor } from '../schema/memory.js';
import { ledTo, reachable } from '../schema/reachable.js';
import { innerSchemas, ownSchema, type Schema, type SchemaObject } from '../schema/schema.js';
import { catalogValidators } from './catalog-validators.js';
import {
  COMMON,
  type CommonContext,
  closesProperties,
  EXPLANATIONS,
  type ExplainedKeyword,
} from './explanations.js';
import { rulesIn, type SchemaData, schemaData } from './schema-data.js';
import { soleObjects } from './sole-objects.js';

/** The schemas of a catalog as data, and which functions of the runtime explain rejections from them. */
export interface CatalogData {
  /** The schemas of events and of what they refer to, by name, sorted. */
  readonly data: ReadonlyMap<string, SchemaData>;
  /** The functions that make the checks of their keywords, in the order in which errors are reported. */
  readonly makers: ReadonlyMap<ExplainedKeyword, string>;
  /** The definitions whose guards are not asked before they are explained. */
  readonly soleObjects: ReadonlySet<string>;
  /** The formats in them that validators check, sorted. */
  readonly formats: readonly string[];
  /** True where something else than the JSON Schema itself is checked somewhere. */
  readonly isMarked: boolean;
  /** True where a schema `false` is checked by itself. */
  readonly hasNever: boolean;
}

/** Makes the data of a catalog, once per catalog. */
export const catalogData: (catalog: Catalog) => CatalogData = memoize((catalog) => {
  const all = schemasByName(catalog);
  const short = catalogValidators(catalog).schemas;
  const events = new Set(catalog.events.map(({ names }) => names.type));
  const schemaOf = (name: string): Schema => {
    const schema = all.get(name) ?? true;
    return events.has(name) ? withPlainLiteral(schema, catalog.discriminatorPath) : schema;
  };
  const used = new Set(
    catalog.events.flatMap(({ names, schema }) => [names.type, ...reachable(schema, all)]),
  );
  const dataOf = (name: string): SchemaData => {
    const schema = all.get(name) ?? true;
    const behind = (): readonly unknown[] => ledTo(schema, all).map((one) => short.get(one));
    const follows = () => ({
      kind: 'schema data',
      name,
      parts: [schema, events.has(name) && catalog.discriminatorPath.join('/'), ...behind()],
    });
    return heldFor(catalog.memory, follows, () => schemaData(schemaOf(name), short));
  };
  const data = new Map([...used].sort().map((name) => [name, dataOf(name)] as const));
  const rules = [...data.values()].flatMap(rulesIn);
  const formats = new Set(rules.flatMap(({ format }) => format ?? []));
  const sole = soleObjects(data);
  return {
    data,
    soleObjects: sole.everywhere,
    makers: makersFor(rules, { formats: catalog.checkedFormats, sole, closes: closesProperties(rules) }),
    // The JSON Schemas have the other formats too, as annotations.
    formats: catalog.checkedFormats.filter((name) => formats.has(name)).toSorted(),
    isMarked: [...data.values()].some(({ instead }) => instead.size > 0),
    hasNever: [...data.values()].some(({ schema }) => schema === false) || rules.some(holdsNever),
  };
});

/**
 * An event's schema with the literal of its type alone: validators compare that before, and a `type` beside it would be
 * one error more.
 */
function withPlainLiteral(schema: Schema, [token, ...rest]: readonly string[]): Schema {
  if (typeof schema === 'boolean') return schema;
  const { type, ...others } = schema;
  if (token === undefined) return typeof schema.const === 'string' ? others : schema;
  const inner = ownSchema(schema.properties ?? {}, token);
  if (inner === undefined) return schema;
  return { ...schema, properties: { ...schema.properties, [token]: withPlainLiteral(inner, rest) } };
}

function makersFor(
  rules: readonly SchemaObject[],
  context: CommonContext,
): ReadonlyMap<ExplainedKeyword, string> {
  const keywords = Object.keys(EXPLANATIONS) as ExplainedKeyword[];
  return new Map(
    keywords.flatMap((keyword): [ExplainedKeyword, string][] => {
      const own = rules.filter((one) => one[keyword] !== undefined);
      const forms = [...(COMMON[keyword] ?? []), { make: EXPLANATIONS[keyword], isCommon: () => true }];
      const { make } = forms.find(({ isCommon }) => own.every((one) => isCommon(one, context))) ?? {};
      return own.length === 0 || make === undefined ? [] : [[keyword, make.name]];
    }),
  );
}

/** True for a schema that holds `false` where its keyword has no text of its own for that. */
function holdsNever({
  items,
  additionalProperties,
  patternProperties,
  unevaluatedProperties,
  ...others
}: SchemaObject): boolean {
  return innerSchemas(others).includes(false);
}
