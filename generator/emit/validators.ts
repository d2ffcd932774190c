import { catalogValidators } from '../backends/catalog-validators.js';
import { runtimeSource } from '../backends/runtime-source.js';
import { importTypes, printModule } from '../backends/ts-morph.js';
import type { Catalog, EventDefinition } from '../catalog/catalog.js';
import { commentInline, quote } from '../text/safe-text.js';
import { BANNER } from './banner.js';
import type { Emitter } from './emitter.js';
import { guardDeclaration, UNION_GUARD } from './guards.js';
import { jsonSchemas } from './json-schema-code.js';
import { guardCode, printSections, readType, unionGuardCode } from './validation-module.js';
import { RESULT_TYPES } from './validator-types.js';

/**
 * `validators`: a guard and a validator an event, and those of the union. A valid payload is told by the guards alone;
 * Ajv's code runs only to say what is wrong. The module imports nothing.
 */
export const validators: Emitter = {
  name: 'validators',
  emit: (catalog) => [
    { path: 'validators.d.ts', content: declarations(catalog) },
    { path: 'validators.js', content: code(catalog) },
  ],
};

function code(catalog: Catalog): string {
  const made = catalogValidators(catalog);
  const { guards, compiled, shapes } = made;
  const schemas = jsonSchemas(catalog);
  const helpers = ['refusal', 'unknownEvent', 'unreadable', 'standard'];
  const tokens = quote([...catalog.discriminator]);
  const checkOf = (event: EventDefinition): string => compiled.functionOf(shapes.shapeOf(event));
  const validator = (event: EventDefinition): string => {
    return `export const ${event.names.validator} = /* @__PURE__ */ standard(
  (payload) =>
    ${event.names.guard}(payload)
      ? { valid: true, value: payload }
      : refusal(${quote(event.type)}, place, ${checkOf(event)}, payload),
  ${schemas.functionFor(event)},
);`;
  };
  return printSections([
    { title: 'Helpers', code: runtimeSource([...guards.runtime, ...compiled.runtime, ...helpers]) },
    { title: 'Shapes', code: guards.code },
    { title: 'One guard an event', code: catalog.events.map((event) => guardCode(catalog, made, event)) },
    { title: 'What is wrong with a payload: compiled by Ajv', code: compiled.code },
    { title: 'JSON Schemas', code: schemas.code },
    {
      title: 'One validator an event',
      code: [`const place = ${tokens};`, ...catalog.events.map(validator)],
    },
    { title: 'The union', code: [unionGuardCode(catalog, made), unionCode(catalog, checkOf, schemas.union)] },
  ]);
}

/** A valid event is told by one look-up and one shape; only for a refused one is its own check looked up. */
function unionCode(
  catalog: Catalog,
  checkOf: (event: EventDefinition) => string,
  unionSchema: string,
): string {
  const entries = catalog.events.map((event) => `  [${quote(event.type)}, ${checkOf(event)}],\n`);
  return `const checks = /* @__PURE__ */ new Map([
${entries.join('')}]);

export const validateWebhookEvent = /* @__PURE__ */ standard(
  (payload) => {
    if (isWebhookEvent(payload)) return { valid: true, value: payload };
    try {
      const type = ${readType(catalog)};
      const check = checks.get(type);
      return check === undefined
        ? { valid: false, errors: unknownEvent(payload, place) }
        : refusal(type, place, check, payload);
    } catch {
      return { valid: false, errors: [unreadable(undefined)] };
    }
  },
  ${unionSchema},
);`;
}

function declarations(catalog: Catalog): string {
  return printModule('validators.d.ts', {
    banner: BANNER,
    statements: [
      importTypes(['WebhookEvent', 'WebhookEventType'], './index.js'),
      importTypes(
        catalog.events.map(({ names }) => names.type),
        './types.js',
      ),
      ...RESULT_TYPES,
      ...catalog.events.flatMap((event) => [guardDeclaration(event), validatorDeclaration(event)]),
      UNION_GUARD,
      `/** Validates a payload by the schema that its event type names. Never throws. */
export declare const validateWebhookEvent: Validator<WebhookEvent>;`,
    ],
  });
}

function validatorDeclaration({ type, names }: EventDefinition): string {
  return `/** Validates a payload as an event of type \`${commentInline(type)}\`. Never throws. */
export declare const ${names.validator}: Validator<${names.type}>;`;
}
