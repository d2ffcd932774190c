import type { Catalog, EventDefinition } from '../../catalog/catalog.js';
import { code } from '../../module/code.js';
import { declareFunction, type FunctionDeclaration } from '../../module/statement.js';
import { commentInline, quote } from '../../text/safe-text.js';
import type { CatalogValidators } from '../../validate/catalog-validators.js';
import { guardCode } from '../../validate/guard-code.js';
import { index, PAYLOAD, readType, typeHelpers, typeOf, unionParameters } from '../event-type.js';
import type { PartLinks } from './part-links.js';
import { payloads, shapeCheck } from './payloads.js';

/**
 * The guard of an event. It rejects a payload that cannot be read, instead of throwing.
 * @param links those of the module that has the guard
 */
export function eventGuard(catalog: Catalog, event: EventDefinition, links: PartLinks): FunctionDeclaration {
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
    return ${isType}${shapeCheck(catalog, event, links)}(payload);
  } catch {
    return false;
  }
}`,
  });
}

/** The guard of the union: it looks up the event type and checks one shape. */
export function unionGuard(catalog: Catalog): FunctionDeclaration {
  const shapes = payloads('shapes');
  return declareFunction({
    name: 'isWebhookEvent',
    docs: ['True for a valid event of the catalog. Never throws.'],
    parameters: unionParameters(catalog),
    returns: code`payload is ${index('WebhookEvent')}`,
    body: code`{
  try {
    const matches = ${shapes}.get(${readType(catalog, shapes)});
    return matches !== undefined && matches(payload);
  } catch {
    return false;
  }
}`,
  });
}

/** True where what explains rejections checks some event, because guards do not support its schema. */
export function isExplained({ shapes }: CatalogValidators, catalog: Catalog): boolean {
  const guards = guardCode(catalog);
  return catalog.events.some((event) => guards.functionOf(shapes.shapeOf(event)) === undefined);
}

/** What validators use from the shared module. */
export function sharedByValidators(catalog: Catalog): readonly string[] {
  return [
    ...['invalidResult', 'unreadable', 'validatorFor'],
    ...(catalog.discriminator.kind === 'header' ? [] : ['standard', 'unionSchemaOf']),
    ...typeHelpers(catalog, 'errors'),
  ];
}
