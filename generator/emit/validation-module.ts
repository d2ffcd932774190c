import type { CatalogValidators } from '../backends/catalog-validators.js';
import type { Catalog, EventDefinition } from '../catalog/catalog.js';
import { optionalAccess, quote } from '../text/safe-text.js';
import { BANNER } from './banner.js';

/** A titled part of a module of code: nothing is printed for an empty one. */
export interface Section {
  readonly title: string;
  readonly code: readonly string[];
}

/** A module of sections under the banner. */
export function printSections(sections: readonly Section[]): string {
  const banner = BANNER.map((line) => `// ${line}`).join('\n');
  const body = sections
    .filter(({ code }) => code.length > 0)
    .map(({ title, code }) => `// --- ${title}\n\n${code.join('\n\n')}`);
  return `${[banner, ...body].join('\n\n')}\n`;
}

/** The expression that reads a payload's event type, whatever the payload is. */
export function readType(catalog: Catalog): string {
  return `payload${catalog.discriminator.map(optionalAccess).join('')}`;
}

/** The function that checks what is left of an event once its type is known: a guard, or else Ajv's. */
function shapeCheck({ shapes, guards, compiled }: CatalogValidators, event: EventDefinition): string {
  const shape = shapes.shapeOf(event);
  return guards.functionOf(shape) ?? compiled.functionOf(shape);
}

/** The guard of an event. It refuses what cannot be read instead of throwing. */
export function guardCode(catalog: Catalog, validators: CatalogValidators, event: EventDefinition): string {
  return `export function ${event.names.guard}(payload) {
  try {
    return ${readType(catalog)} === ${quote(event.type)} && ${shapeCheck(validators, event)}(payload);
  } catch {
    return false;
  }
}`;
}

/** The guard of the union: one look-up, then one shape. */
export function unionGuardCode(catalog: Catalog, validators: CatalogValidators): string {
  const entries = catalog.events.map(
    (event) => `  [${quote(event.type)}, ${shapeCheck(validators, event)}],\n`,
  );
  return `const shapes = /* @__PURE__ */ new Map([
${entries.join('')}]);

export function isWebhookEvent(payload) {
  try {
    const matches = shapes.get(${readType(catalog)});
    return matches !== undefined && matches(payload);
  } catch {
    return false;
  }
}`;
}

/** True when some event can only be checked by Ajv's code. */
export function needsAjv({ shapes, guards }: CatalogValidators, catalog: Catalog): boolean {
  return catalog.events.some((event) => guards.functionOf(shapes.shapeOf(event)) === undefined);
}
