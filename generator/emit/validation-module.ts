import type { CatalogValidators } from '../backends/catalog-validators.js';
import type { Catalog, EventDefinition } from '../catalog/catalog.js';
import { commentInline, optionalAccess, quote } from '../text/safe-text.js';
import { type Code, code, declareFunction, type FunctionDeclaration, type Parameter } from './statement.js';

/** What every guard and every validator takes. */
export const PAYLOAD: readonly Parameter[] = [{ name: 'payload', type: 'unknown' }];

/** The expression that reads a payload's event type, whatever the payload is. */
export function readType(catalog: Catalog): string {
  return `payload${catalog.discriminator.map(optionalAccess).join('')}`;
}

/** The function that tells whether the rest of an event is right once its type is known: a guard, or else Ajv's. */
function shapeCheck({ shapes, guards, compiled }: CatalogValidators, event: EventDefinition): string {
  const shape = shapes.shapeOf(event);
  return guards.functionOf(shape) ?? `((v) => ${compiled.functionOf(shape)}(v, "", []))`;
}

/** The guard of an event. It refuses what cannot be read instead of throwing. */
export function eventGuard(
  catalog: Catalog,
  validators: CatalogValidators,
  event: EventDefinition,
): FunctionDeclaration {
  return declareFunction({
    name: event.names.guard,
    docs: [
      `Tells whether a payload is a valid event of type \`${commentInline(event.type)}\`. Never throws.`,
    ],
    parameters: PAYLOAD,
    returns: `payload is ${event.names.type}`,
    body: `{
  try {
    return ${readType(catalog)} === ${quote(event.type)} && ${shapeCheck(validators, event)}(payload);
  } catch {
    return false;
  }
}`,
  });
}

/** The guard of the union: one look-up, then one shape. */
export function unionGuard(
  catalog: Catalog,
  validators: CatalogValidators,
): readonly (Code | FunctionDeclaration)[] {
  const entries = catalog.events.map(
    (event) => `  [${quote(event.type)}, ${shapeCheck(validators, event)}],\n`,
  );
  return [
    ...code(`const shapes = /* @__PURE__ */ new Map([\n${entries.join('')}]);`),
    declareFunction({
      name: 'isWebhookEvent',
      docs: ['Tells whether a payload is a valid event of the catalog. Never throws.'],
      parameters: PAYLOAD,
      returns: 'payload is WebhookEvent',
      body: `{
  try {
    const matches = shapes.get(${readType(catalog)});
    return matches !== undefined && matches(payload);
  } catch {
    return false;
  }
}`,
    }),
  ];
}

/** True when some event can only be checked by Ajv's code. */
export function needsAjv({ shapes, guards }: CatalogValidators, catalog: Catalog): boolean {
  return catalog.events.some((event) => guards.functionOf(shapes.shapeOf(event)) === undefined);
}
