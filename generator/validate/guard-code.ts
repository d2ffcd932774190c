import type { Catalog } from '../catalog/catalog.js';
import { memoize } from '../schema/memoize.js';
import type { Schema } from '../schema/schema.js';
import { type CatalogValidators, catalogValidators } from './catalog-validators.js';
import { type WrittenGuards, writeGuards } from './guards/write-guards.js';

/** Writes the guards of a catalog's shapes, once per catalog. Only emitters need it: `catalogValidators` checks values. */
export const guardCode: (catalog: Catalog) => WrittenGuards = memoize((catalog) => {
  const validators = catalogValidators(catalog);
  const roots = [...validators.shapes.shapes.keys()];
  return writeGuards(withoutType(validators, catalog), roots, validators.names);
});

/** A guard runs after the event type was compared, so its shape need not require the event type. */
function withoutType(
  { bounded: schemas, shapes: { names } }: CatalogValidators,
  { discriminator, discriminatorPath }: Catalog,
): ReadonlyMap<string, Schema> {
  const [property, ...others] = discriminatorPath;
  if (property === undefined || others.length > 0 || discriminator.kind === 'header') return schemas;
  const withoutIt = (schema: Schema): Schema => {
    if (typeof schema === 'boolean' || schema.properties?.[property] !== true) return schema;
    return { ...schema, required: (schema.required ?? []).filter((key) => key !== property) };
  };
  return new Map([...schemas].map(([name, one]) => [name, names.has(name) ? withoutIt(one) : one]));
}
