import type { Catalog, EventDefinition } from '../catalog/catalog.js';
import { runtimeSource } from '../module/runtime-source.js';
import {
  type Constant,
  code,
  constant,
  declareFunction,
  declareType,
  type FunctionDeclaration,
  importTypes,
  type Statement,
  section,
} from '../module/statement.js';
import { commentInline, quote } from '../text/safe-text.js';
import { type CatalogValidators, catalogValidators } from '../validate/catalog-validators.js';
import type { Emitter, OutputModule } from './emitter.js';
import {
  namedBy,
  readType,
  typeHelpers,
  unionImports,
  unionParameters,
  unknownErrors,
} from './event-type.js';
import { jsonSchemas } from './json-schema-code.js';
import { eventGuard, unionGuard } from './validation-module.js';
import { RESULT_TYPES } from './validator-types.js';

/**
 * `validators`: a guard and a validator an event, and those of the union. A valid payload is told by the guards alone;
 * Ajv's code runs only to say what is wrong. The module imports nothing.
 */
export const validators = {
  name: 'validators',
  needs: ['types', 'union'],
  emit: (catalog: Catalog) => [validatorModule(catalog)],
} as const satisfies Emitter;

function validatorModule(catalog: Catalog): OutputModule {
  const made = catalogValidators(catalog);
  const { guards, compiled } = made;
  const schemas = jsonSchemas(catalog);
  const helpers = ['refusal', 'unreadable', 'standard', ...typeHelpers(catalog, 'errors')];
  const types = catalog.events.map(({ names }) => names.type);
  return {
    path: 'validators',
    entry: './validators',
    statements: [
      importTypes(unionImports(catalog, 'WebhookEventType'), 'index'),
      importTypes(types, 'types'),
      ...RESULT_TYPES.map(declareType),
      section('Helpers', code(...runtimeSource([...guards.runtime, ...compiled.runtime, ...helpers]))),
      section('Shapes', code(...guards.code)),
      section(
        'One guard an event',
        catalog.events.map((event) => eventGuard(catalog, made, event)),
      ),
      section('What is wrong with a payload: compiled by Ajv', code(...compiled.code)),
      section('JSON Schemas', code(...schemas.code)),
      section('One validator an event', [
        ...code(`const place = ${quote([...catalog.discriminatorPath])};`),
        ...catalog.events.map((event) =>
          eventValidator(event, checkOf(made, event), schemas.functionFor(event)),
        ),
      ]),
      section('The union', [...unionGuard(catalog, made), ...unionValidator(catalog, made, schemas.union)]),
    ],
  };
}

function checkOf({ compiled, shapes }: CatalogValidators, event: EventDefinition): string {
  return compiled.functionOf(shapes.shapeOf(event));
}

function eventValidator({ type, names }: EventDefinition, check: string, schema: string): Constant {
  return constant({
    name: names.validator,
    docs: [`Validates a payload as an event of type \`${commentInline(type)}\`. Never throws.`],
    type: `Validator<${names.type}>`,
    value: `/* @__PURE__ */ standard(
  (payload) =>
    ${names.guard}(payload)
      ? { valid: true, value: payload }
      : refusal(${quote(type)}, ${check}, payload, place),
  ${schema},
)`,
  });
}

/** A valid event is told by one look-up and one shape; only for a refused one is its own check looked up. */
function unionValidator(
  catalog: Catalog,
  made: CatalogValidators,
  unionSchema: string,
): readonly Statement[] {
  const entries = catalog.events.map((event) => `  [${quote(event.type)}, ${checkOf(made, event)}],\n`);
  return [
    ...code(`const checks = /* @__PURE__ */ new Map([\n${entries.join('')}]);`),
    catalog.discriminator.kind === 'header' ? byHeader(catalog) : byPayload(catalog, unionSchema),
  ];
}

function byPayload(catalog: Catalog, unionSchema: string): Constant {
  return constant({
    name: 'validateWebhookEvent',
    docs: ['Validates a payload by the schema that its event type names. Never throws.'],
    type: 'Validator<WebhookEvent>',
    value: `/* @__PURE__ */ standard(
  (payload) => ${unionBody(catalog, '  ')},
  ${unionSchema},
)`,
  });
}

/** No Standard Schema: whoever calls one gives it a value and nothing else. */
function byHeader(catalog: Catalog): FunctionDeclaration {
  return declareFunction({
    name: 'validateWebhookEvent',
    docs: [`Validates a payload by the schema of the event that ${namedBy(catalog)} name. Never throws.`],
    parameters: unionParameters(catalog),
    returns: 'ValidationResult<WebhookEvent>',
    body: unionBody(catalog),
  });
}

function unionBody(catalog: Catalog, indent = ''): string {
  const given = unionParameters(catalog).map(({ name }) => name);
  const lines = [
    '{',
    `  if (isWebhookEvent(${given.join(', ')})) return { valid: true, value: payload };`,
    '  try {',
    `    const type = ${readType(catalog, 'checks')};`,
    '    const check = checks.get(type);',
    '    return check === undefined',
    `      ? { valid: false, errors: ${unknownErrors(catalog)} }`,
    '      : refusal(type, check, payload);',
    '  } catch {',
    '    return { valid: false, errors: [unreadable(undefined)] };',
    '  }',
    '}',
  ];
  return lines.join(`\n${indent}`);
}
