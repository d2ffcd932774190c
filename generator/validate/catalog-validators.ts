import type { Catalog, EventDefinition } from '../catalog/catalog.js';
import { type EventShapes, eventShapes } from '../catalog/event-shapes.js';
import { schemasByName } from '../catalog/lower-catalog.js';
import { DiagnosticError } from '../diagnostics/index.js';
import { firstError, type ValidationError, withType } from '../runtime/errors.js';
import { runtimeNames } from '../runtime/runtime-source.js';
import { memoize } from '../schema/memoize.js';
import type { Schema } from '../schema/schema.js';
import { type CompiledValidators, compileValidators } from './ajv/ajv-standalone.js';
import { boundArrays } from './ajv/bounded-arrays.js';
import { type OwnFunctions, ownFunctions } from './ajv/own-functions.js';
import { type WrittenGuards, writeGuards } from './guards/write-guards.js';
import { placeNames } from './place-names.js';
import { lowerValidator } from './validator-rules.js';

/** Everything that checks the events of a catalog, as code and as functions. */
export interface CatalogValidators {
  readonly shapes: EventShapes;
  /** Every schema by name, including shapes, in the short form of `lowerValidator`. */
  readonly schemas: ReadonlyMap<string, Schema>;
  /** Guards for the shapes. */
  readonly guards: WrittenGuards;
  /** Ajv's code for the shapes, which stops at the first error. */
  readonly compiled: CompiledValidators;
  /** Ajv's code that continues after an error, without what it has in common with the other; compiled on first use. */
  readonly allErrors: () => AllErrors;
  /** The first error of a payload as an event; undefined for a valid payload. */
  readonly firstError: (event: EventDefinition, payload: unknown) => ValidationError | undefined;
}

/** Functions that continue after an error. */
export interface AllErrors extends OwnFunctions, Pick<CompiledValidators, 'functionOf'> {}

/** Compiles the events of a catalog and what they share, once per catalog. */
export const catalogValidators: (catalog: Catalog) => CatalogValidators = memoize(compile);

function compile(catalog: Catalog): CatalogValidators {
  const shapes = eventShapes(catalog);
  const roots = [...shapes.shapes.keys()];
  const schemas = new Map<string, Schema>();
  for (const [name, schema] of [...schemasByName(catalog), ...shapes.shapes])
    schemas.set(name, lowerValidator(schema));
  const bounded = new Map([...schemas].map(([name, schema]) => [name, boundArrays(schema)]));
  const names = placeNames(bounded, {
    shapeNames: shapes.names,
    origins: shapes.origins,
    reserved: reservedNames(catalog),
  });
  let allErrors: AllErrors | undefined;
  const compileAll = (): AllErrors => {
    const all = compileValidators(bounded, roots, { allErrors: true, names });
    return { ...ownFunctions(all, compiled), functionOf: all.functionOf };
  };
  const compiled = compileValidators(bounded, roots, { allErrors: false, names });
  return {
    shapes,
    schemas,
    guards: writeGuards(withoutType(bounded, shapes, catalog), roots, names),
    compiled,
    allErrors: () => {
      allErrors ??= compileAll();
      return allErrors;
    },
    firstError: (event, payload) => {
      const check = compiled.checkOf(shapes.shapeOf(event));
      return throwingDiagnostics(check, (own) =>
        firstError(event.type, withType(event.type, own, catalog.discriminatorPath), payload),
      );
    },
  };
}

/** Validators never throw. A diagnostic that one of them had to throw is thrown again here: HS228 of a pattern. */
function throwingDiagnostics<Check extends (...input: never[]) => unknown, Result>(
  check: Check,
  use: (check: Check) => Result,
): Result {
  let thrown: DiagnosticError | undefined;
  const watched = ((...input) => {
    try {
      return check(...input);
    } catch (error) {
      if (error instanceof DiagnosticError) thrown = error;
      throw error;
    }
  }) as Check;
  const result = use(watched);
  if (thrown !== undefined) throw thrown;
  return result;
}

/** A guard runs after the event type was compared, so its shape need not require the event type. */
function withoutType(
  schemas: ReadonlyMap<string, Schema>,
  { names }: EventShapes,
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

/** The names that are taken after `is`: the guards of events, and runtime functions such as `isEmail`. */
function reservedNames({ events }: Catalog): ReadonlySet<string> {
  const runtime = runtimeNames().map((name) => name.replace(/^is(?=[A-Z])/, ''));
  return new Set(['WebhookEvent', ...events.map(({ names }) => names.type), ...runtime]);
}
