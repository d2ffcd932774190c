import type { ValidateFunction } from 'ajv';
import type { SchemaObjCxt } from 'ajv/dist/compile/index.js';
import { unescaped } from '../../json/json-pointer.js';
import type { Check } from '../../runtime/errors.js';
import { renameReferences } from '../../schema/rename-references.js';
import type { Schema } from '../../schema/schema.js';
import { inside, type Place } from '../place.js';
import { type PlaceNames, placeNames } from '../place-names.js';
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
  const places = new Map<unknown, Place>();
  const ajv = ajvFor(schemas.values(), {
    allErrors,
    patternName: (it, literal) => names.constantOf(placeOf(it, places), 'PATTERN', literal),
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
  for (const [id, place] of translated.places) places.set(translated.schemas.get(id), place);
  const compile = compileInOrder(ajv, translated.schemas);
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

function placeAt(schema: unknown, places: ReadonlyMap<unknown, Place>): Place {
  const place = places.get(schema);
  if (!place) throw new Error(`Ajv has compiled a schema that it was not given: ${JSON.stringify(schema)}`);
  return place;
}

/** The place of the schema that Ajv is compiling. */
function placeOf(it: SchemaObjCxt, places: ReadonlyMap<unknown, Place>): Place {
  const tokens = it.errSchemaPath.split('/').slice(1);
  return inside(
    placeAt(it.schemaEnv.schema, places),
    ...tokens.map((token) => unescaped(decodeURIComponent(token))),
  );
}
