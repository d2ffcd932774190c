import type { Catalog } from '../../catalog/catalog.js';
import { schemasByName } from '../../catalog/lower/lower-catalog.js';
import { isRecord } from '../../json/json.js';
import { refName, type Schema } from '../../schema/schema.js';

/**
 * The names of all properties that any schema of a catalog marks with `x-secret`. A property with such a name is secret
 * wherever it is: to hide too much is better than too little.
 */
export function secretNames(catalog: Catalog): ReadonlySet<string> {
  const schemas = schemasByName(catalog);
  const found = new Set<string>();
  const isSecret = (value: unknown, above: readonly unknown[] = []): boolean => {
    if (!isRecord(value) || above.includes(value)) return false;
    const { $ref, allOf, anyOf, oneOf } = value;
    const target: Schema | undefined = typeof $ref === 'string' ? schemas.get(refName($ref)) : undefined;
    const inPlace = [target, ...[allOf, anyOf, oneOf].flatMap((list) => (Array.isArray(list) ? list : []))];
    return value['x-secret'] === true || inPlace.some((one) => isSecret(one, [...above, value]));
  };
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) visit(item);
    if (!isRecord(value)) return;
    if (isRecord(value.properties))
      for (const [name, inner] of Object.entries(value.properties)) if (isSecret(inner)) found.add(name);
    for (const inner of Object.values(value)) visit(inner);
  };
  for (const schema of schemas.values()) visit(schema);
  return found;
}
