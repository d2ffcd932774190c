import type { Catalog, EventDefinition } from '../catalog/catalog.js';
import { type Code, code } from '../module/code.js';
import { declareFunction, type FunctionDeclaration, type Statement } from '../module/statement.js';
import { commentInline, quote } from '../text/safe-text.js';
import type { CatalogValidators } from '../validate/catalog-validators.js';
import { index, PAYLOAD, readType, typeHelpers, typeOf, unionParameters } from './event-type.js';
import { explanation } from './explanations.js';
import type { Shared } from './validation-support.js';

/**
 * The function that checks the rest of an event once its type is known: a guard, or Ajv's function where there is no
 * guard.
 */
function shapeCheck({ shapes, guards, compiled }: CatalogValidators, event: EventDefinition): Code {
  const shape = shapes.shapeOf(event);
  const guard = guards.functionOf(shape);
  return guard === undefined
    ? code`((v) => ${explanation(compiled.functionOf(shape))}(v, "", []))`
    : code`${guard}`;
}

/** The guard of an event. It rejects a payload that cannot be read, instead of throwing. */
export function eventGuard(
  catalog: Catalog,
  validators: CatalogValidators,
  event: EventDefinition,
): FunctionDeclaration {
  // Unless one property holds the event type there is nothing to compare: what names the event is in its shape.
  const isType =
    catalog.discriminatorPath.length === 0 ? '' : code`${readType(catalog, '')} === ${quote(event.type)} && `;
  return declareFunction({
    name: event.names.guard,
    docs: [`True for a valid event of type \`${commentInline(event.type)}\`. Never throws.`],
    parameters: PAYLOAD,
    returns: code`payload is ${typeOf(event)}`,
    body: code`{
  try {
    return ${isType}${shapeCheck(validators, event)}(payload);
  } catch {
    return false;
  }
}`,
  });
}

/** The guard of the union: it looks up the event type and checks one shape. */
export function unionGuard(catalog: Catalog, validators: CatalogValidators): readonly Statement[] {
  const entries = catalog.events.map(
    (event) => code`  [${quote(event.type)}, ${shapeCheck(validators, event)}],\n`,
  );
  return [
    code`const shapes = /* @__PURE__ */ new Map([\n${entries}]);`,
    declareFunction({
      name: 'isWebhookEvent',
      docs: ['True for a valid event of the catalog. Never throws.'],
      parameters: unionParameters(catalog),
      returns: code`payload is ${index('WebhookEvent')}`,
      body: code`{
  try {
    const matches = shapes.get(${readType(catalog, 'shapes')});
    return matches !== undefined && matches(payload);
  } catch {
    return false;
  }
}`,
    }),
  ];
}

/** The names of Ajv's functions that replace guards, for schemas that guards do not support. */
export function explainedShapes(
  { shapes, guards, compiled }: CatalogValidators,
  catalog: Catalog,
): readonly string[] {
  return catalog.events.flatMap((event) => {
    const shape = shapes.shapeOf(event);
    return guards.functionOf(shape) === undefined ? [compiled.functionOf(shape)] : [];
  });
}

/** What guards use from the shared module. */
export function sharedByGuards(catalog: Catalog, { guards }: CatalogValidators): Shared {
  return { runtime: [...guards.runtime, ...typeHelpers(catalog)], patterns: guards.patterns };
}

/** What validators use from it. */
export function sharedByValidators(catalog: Catalog): Shared {
  return {
    runtime: [
      ...['invalidResult', 'unreadable', 'validatorFor'],
      ...(catalog.discriminator.kind === 'header' ? [] : ['standard', 'unionSchemaOf']),
      ...typeHelpers(catalog, 'errors'),
    ],
  };
}
