import { refName, type Schema } from '../schema/schema.js';
import { rulesIn, type SchemaData } from './schema-data.js';

/**
 * The definitions that are explained without asking their guards first: objects that are, wherever they are referred to,
 * the only object among the properties of another. Most rejected payloads are wrong inside of such an object, and its
 * guard would only tell so.
 * @param data the schemas of a catalog by name
 */
export function soleObjects(data: ReadonlyMap<string, SchemaData>): ReadonlySet<string> {
  const rules = [...data.values()].flatMap(rulesIn);
  const isObject = (name: string): boolean => {
    const schema = data.get(name)?.schema;
    return typeof schema === 'object' && schema.properties !== undefined;
  };
  const sole = rules.flatMap(({ properties = {} }) => {
    const [only, ...others] = Object.values(properties).flatMap(definitionOf).filter(isObject);
    return only === undefined || others.length > 0 ? [] : [only];
  });
  const others = counts(rules.flatMap(({ $ref }) => ($ref === undefined ? [] : [refName($ref)])));
  return new Set([...counts(sole)].flatMap(([name, count]) => (others.get(name) === count ? [name] : [])));
}

/** The definition that a schema is nothing but a reference to. */
function definitionOf(schema: Schema): readonly string[] {
  if (typeof schema === 'boolean') return [];
  const { $ref, ...others } = schema;
  return $ref === undefined || Object.keys(others).length > 0 ? [] : [refName($ref)];
}

function counts(names: readonly string[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const name of names) found.set(name, (found.get(name) ?? 0) + 1);
  return found;
}
