import type { Catalog } from '../catalog/catalog.js';
import { memoize } from '../schema/memoize.js';
import type { Schema } from '../schema/schema.js';
import { type CompiledValidators, compileValidators } from './ajv/ajv-standalone.js';
import { type OwnFunctions, ownFunctions } from './ajv/own-functions.js';
import { type PrintedExplanations, printExplanations } from './ajv/print-explanations.js';
import { type CatalogValidators, catalogValidators } from './catalog-validators.js';
import { explainsFromData } from './explains-from-data.js';
import { type WrittenGuards, writeGuards } from './guards/write-guards.js';

/** The code that checks the shapes of a catalog's events. */
export interface ShapeCode {
  readonly guards: WrittenGuards;
  /** Ajv's code, which stops at the first error. Empty where rejections are explained from data. */
  readonly explanations: PrintedExplanations;
}

/** Writes the code for a catalog, once per catalog. Only emitters need it: `catalogValidators` checks values. */
export const shapeCode: (catalog: Catalog) => ShapeCode = memoize((catalog) => {
  const validators = catalogValidators(catalog);
  const explanations = explainsFromData(catalog)
    ? NO_CODE
    : printExplanations(validators.compiled.printable(), catalog.memory);
  const roots = [...validators.shapes.shapes.keys()];
  return { explanations, guards: writeGuards(withoutType(validators, catalog), roots, validators.names) };
});

const NO_CODE: PrintedExplanations = {
  functions: new Map(),
  roots: new Set(),
  patterns: new Map(),
  uses: new Map(),
  runtime: new Set(),
};

/** Functions that continue after an error. */
export interface AllErrors extends OwnFunctions, Pick<CompiledValidators, 'functionOf'> {}

/** Ajv's code that continues after an error, without what it has in common with the other, once per catalog. */
export const allErrorsCode: (catalog: Catalog) => AllErrors = memoize((catalog) => {
  // Names are given in the order in which code is written.
  const { explanations } = shapeCode(catalog);
  const { bounded, names, shapes } = catalogValidators(catalog);
  const all = compileValidators(bounded, [...shapes.shapes.keys()], { allErrors: true, names });
  return {
    ...ownFunctions(printExplanations(all.printable(), catalog.memory), explanations),
    functionOf: all.functionOf,
  };
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
