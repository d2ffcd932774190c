import { referredName, refName, type SchemaObject } from '../schema/schema.js';
import { rulesIn, type SchemaData } from './schema-data.js';

/** Objects that are the only ones among the properties of another. */
export interface SoleObjects {
  /** The definitions that are such an object wherever they are referred to. They are explained without asking their guards. */
  readonly everywhere: ReadonlySet<string>;
  /** The definition that is such an object among the properties of a schema. */
  readonly among: (schema: SchemaObject) => string | undefined;
}

/**
 * Finds the objects that are explained without asking their guards first. Most rejected payloads are wrong inside of the
 * only object, and its guard would only tell so.
 * @param data the schemas of a catalog by name
 */
export function soleObjects(data: ReadonlyMap<string, SchemaData>): SoleObjects {
  const rules = [...data.values()].flatMap(rulesIn);
  const isObject = (name: string): boolean => {
    const schema = data.get(name)?.schema;
    return typeof schema === 'object' && schema.properties !== undefined;
  };
  const among = ({ properties = {} }: SchemaObject): string | undefined => {
    const [only, ...others] = Object.values(properties)
      .flatMap((one) => referredName(one) ?? [])
      .filter(isObject);
    return others.length > 0 ? undefined : only;
  };
  const sole = counts(rules.flatMap((one) => among(one) ?? []));
  const all = counts(rules.flatMap(({ $ref }) => ($ref === undefined ? [] : [refName($ref)])));
  const everywhere = [...sole].flatMap(([name, count]) => (all.get(name) === count ? [name] : []));
  return { everywhere: new Set(everywhere), among };
}

function counts(names: readonly string[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const name of names) found.set(name, (found.get(name) ?? 0) + 1);
  return found;
}
