import { catalogValidators } from '../backends/catalog-validators.js';
import { runtimeSource } from '../backends/runtime-source.js';
import { importTypes, printModule } from '../backends/ts-morph.js';
import type { Catalog, EventDefinition } from '../catalog/catalog.js';
import { commentInline, quote } from '../text/safe-text.js';
import { BANNER } from './banner.js';
import type { Emitter } from './emitter.js';
import { printSections, readType } from './validation-module.js';

/**
 * `all-errors`: the validators under the same names, which go on after the first error. A module of its own, because
 * nobody should pay for it who wants one error, and a hostile payload can have many.
 */
export const allErrors: Emitter = {
  name: 'all-errors',
  emit: (catalog) => [
    { path: 'all-errors.d.ts', content: declarations(catalog) },
    { path: 'all-errors.js', content: code(catalog) },
  ],
};

function code(catalog: Catalog): string {
  const { shapes, thorough } = catalogValidators(catalog);
  const compiled = thorough();
  const validator = (event: EventDefinition): string => {
    const check = compiled.functionOf(shapes.shapeOf(event));
    return `export function ${event.names.validator}(payload) {
  return resultOf(allErrorsOf(${quote(event.type)}, place, ${check}, payload), payload);
}`;
  };
  const entries = catalog.events.map(({ type, names }) => `  [${quote(type)}, ${names.validator}],\n`);
  return printSections([
    {
      title: 'Helpers',
      code: runtimeSource([...compiled.runtime, 'allErrorsOf', 'resultOf', 'unknownEvent', 'unreadable']),
    },
    { title: 'Compiled by Ajv', code: compiled.code },
    {
      title: 'One validator an event',
      code: [`const place = ${quote([...catalog.discriminator])};`, ...catalog.events.map(validator)],
    },
    {
      title: 'The union',
      code: [
        `const validators = /* @__PURE__ */ new Map([\n${entries.join('')}]);`,
        `export function validateWebhookEvent(payload) {
  try {
    const validate = validators.get(${readType(catalog)});
    return validate === undefined ? { valid: false, errors: unknownEvent(payload, place) } : validate(payload);
  } catch {
    return { valid: false, errors: [unreadable(undefined)] };
  }
}`,
      ],
    },
  ]);
}

function declarations(catalog: Catalog): string {
  return printModule('all-errors.d.ts', {
    banner: BANNER,
    statements: [
      importTypes(['WebhookEvent'], './index.js'),
      importTypes(
        catalog.events.map(({ names }) => names.type),
        './types.js',
      ),
      importTypes(['ValidationResult'], './validators.js'),
      ...catalog.events.map(
        ({
          type,
          names,
        }) => `/** Finds everything that is wrong with a payload as an event of type \`${commentInline(type)}\`. */
export declare function ${names.validator}(payload: unknown): ValidationResult<${names.type}>;`,
      ),
      `/**
 * Finds everything that is wrong with a payload, by the schema that its event type names. Never throws. The time grows
 * with the square of the number of mistakes: keep it for logs and tests, and for payloads whose sender you have checked.
 */
export declare function validateWebhookEvent(payload: unknown): ValidationResult<WebhookEvent>;`,
    ],
  });
}
