import type { Catalog, EventDefinition } from '../catalog/catalog.js';
import { schemasByName } from '../catalog/lower/lower-catalog.js';
import { type EventShapes, eventShapes } from '../catalog/shapes/event-shapes.js';
import { DiagnosticError } from '../diagnostics/index.js';
import { firstError, type ValidationError, withType } from '../runtime/errors.js';
import { runtimeNames } from '../runtime/runtime-source.js';
import { memoize, once } from '../schema/memoize.js';
import { heldOnce } from '../schema/memory.js';
import type { Schema } from '../schema/schema.js';
import { arrayBounds } from './bounded-arrays.js';
import { catalogChecks } from './data-checks.js';
import { knownReferences } from './known-references.js';
import { type PlaceNames, placeNames } from './place-names.js';
import { lowerValidator } from './validator-rules.js';

/** Functions that check the events of a catalog during generation. */
export interface CatalogValidators {
  readonly shapes: EventShapes;
  /** Every schema by name, including shapes, in the short form of `lowerValidator`. */
  readonly schemas: ReadonlyMap<string, Schema>;
  /** The same schemas without arrays that take long to check. */
  readonly bounded: ReadonlyMap<string, Schema>;
  /** The names of functions and constants in the code. */
  readonly names: PlaceNames;
  /**
   * The first error of a payload as an event; undefined for a valid payload. Nobody may change the payload afterwards: what
   * is inside of it may be known to be valid.
   */
  readonly firstError: (event: EventDefinition, payload: unknown) => ValidationError | undefined;
}

/** Makes the checks of a catalog's events and of what they share, once per catalog. */
export const catalogValidators: (catalog: Catalog) => CatalogValidators = memoize((catalog) => {
  const shapes = eventShapes(catalog);
  const schemas = new Map<string, Schema>();
  for (const [name, schema] of [...schemasByName(catalog), ...shapes.shapes])
    schemas.set(name, lowerValidator(schema));
  // What only code needs is made when code is emitted.
  const bounded = once(() => {
    const bound = heldOnce(catalog.memory, 'bounded arrays', arrayBounds);
    return new Map([...schemas].map(([name, schema]) => [name, bound(schema)]));
  });
  const names = once(() =>
    placeNames(bounded(), {
      shapeNames: shapes.names,
      origins: shapes.origins,
      reserved: reservedNames(catalog),
    }),
  );
  const checkOf = catalogChecks(catalog, shapes, {
    short: schemas,
    stops: true,
    reference: knownReferences(),
  });
  return {
    shapes,
    schemas,
    get bounded() {
      return bounded();
    },
    get names() {
      return names();
    },
    firstError: (event, payload) =>
      throwingDiagnostics(checkOf(event), (check) =>
        firstError(event.type, withType(event.type, check, catalog.discriminatorPath), payload),
      ),
  };
});

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

/** The names that are taken after `is`: the guards of events, and runtime functions such as `isEmail`. */
function reservedNames({ events }: Catalog): ReadonlySet<string> {
  const runtime = runtimeNames().map((name) => name.replace(/^is(?=[A-Z])/, ''));
  return new Set(['WebhookEvent', ...events.map(({ names }) => names.type), ...runtime]);
}
