import type { ValidateFunction } from 'ajv';
import { renameReferences } from '../../schema/rename-references.js';
import type { Schema } from '../../schema/schema.js';
import { type PlaceNames, placeNames } from '../place-names.js';
import type { AjvCheck as Check } from './ajv-failures.js';
import { reframe } from './ajv-frame.js';
import { ajvFor, usesUnevaluated } from './ajv-instance.js';
import { ajvSchemas } from './ajv-schema.js';
import { compileInOrder } from './compile-in-order.js';

/** The schemas of a catalog as functions, each of which is compiled when it is needed. */
export interface CompiledValidators {
  /** The function that checks a schema, by the schema's name. @throws Error for a schema that is not one of the roots */
  readonly checkOf: (name: string) => Check;
}

/** How to compile. */
export interface CompileOptions {
  /** True for functions that continue after an error. */
  readonly allErrors: boolean;
  readonly names?: PlaceNames;
}

/** Compiles schemas that refer to each other by name, with one function per schema. */
export function compileValidators(
  schemas: ReadonlyMap<string, Schema>,
  roots: readonly string[],
  { allErrors, names = placeNames(schemas) }: CompileOptions,
): CompiledValidators {
  const ajv = ajvFor(schemas.values(), {
    allErrors,
    process: (code, functionName) => reframe(code, functionName, !allErrors),
  });
  // Numbers replace names, because names may have letters that a URI fragment may not.
  const owners = new Map([...schemas.keys()].map((name, at) => [`schema${at}`, name]));
  const ids = new Map([...owners].map(([id, name]) => [name, id]));
  const idOf = (name: string): string => ids.get(name) ?? name;
  const renamed = new Map([...schemas].map(([name, one]) => [idOf(name), renameReferences(one, idOf)]));
  const translated = ajvSchemas(renamed, {
    unevaluated: [...schemas.values()].some(usesUnevaluated),
    stops: !allErrors,
    ownerOf: (id) => owners.get(id) ?? id,
    names,
  });
  const compile = compileInOrder(ajv, translated);
  const rootNames = new Set(roots);
  const compiled = new Map<string, ValidateFunction>();
  return {
    checkOf: (name) => {
      if (!rootNames.has(name)) throw new Error(`${name} is not one of the compiled schemas`);
      const check = compiled.get(name) ?? compile(idOf(name));
      compiled.set(name, check);
      // `reframe` gave it these parameters.
      return check as unknown as Check;
    },
  };
}
