import type { Catalog, EventDefinition } from '../catalog/catalog.js';
import {
  type Constant,
  code,
  constant,
  declareFunction,
  declareType,
  exportValues,
  type FunctionDeclaration,
  importTypes,
  importValues,
  type Statement,
  section,
} from '../module/statement.js';
import { commentInline, quote } from '../text/safe-text.js';
import { type CatalogValidators, catalogValidators } from '../validate/catalog-validators.js';
import type { Emitter, OutputModule } from './emitter.js';
import { namedBy, readType, unionImports, unionParameters, unknownErrors } from './event-type.js';
import { importExplanations } from './explanations.js';
import { importJsonSchemas, jsonSchemaModule, jsonSchemaName } from './json-schema-code.js';
import { sharedByValidators } from './validation-module.js';
import { importShared } from './validation-support.js';
import { RESULT_TYPES } from './validator-types.js';

/**
 * `validators`: a validator for each event and one for the union, with the guards. The guards accept valid payloads;
 * Ajv's code runs only to explain what is wrong with others.
 */
export const validators = {
  name: 'validators',
  needs: ['types', 'union', 'guards'],
  emit: (catalog: Catalog) => [validatorModule(catalog), jsonSchemaModule(catalog)],
} as const satisfies Emitter;

function validatorModule(catalog: Catalog): OutputModule {
  const made = catalogValidators(catalog);
  const types = catalog.events.map(({ names }) => names.type);
  const guards = [...catalog.events.map(({ names }) => names.guard), 'isWebhookEvent'];
  return {
    path: 'validators',
    entry: './validators',
    statements: [
      ...importExplanations(catalog.events.map((event) => checkOf(made, event))),
      importValues(guards, 'guards'),
      importTypes(unionImports(catalog, 'WebhookEventType'), 'index'),
      ...importJsonSchemas(catalog),
      importTypes(types, 'types'),
      ...importShared(sharedByValidators(catalog)),
      exportValues('guards', guards),
      ...RESULT_TYPES.map(declareType),
      section('One validator for each event', [
        ...code(`const place = ${quote([...catalog.discriminatorPath])};`),
        ...catalog.events.map((event) => eventValidator(event, checkOf(made, event))),
      ]),
      section('The union', unionValidator(catalog, made)),
    ],
  };
}

function checkOf({ compiled, shapes }: CatalogValidators, event: EventDefinition): string {
  return compiled.functionOf(shapes.shapeOf(event));
}

function eventValidator({ type, names }: EventDefinition, check: string): Constant {
  return constant({
    name: names.validator,
    docs: [`Validates a payload as an event of type \`${commentInline(type)}\`. Never throws.`],
    type: `Validator<${names.type}>`,
    value: `/* @__PURE__ */ validatorFor(
  ${quote(type)},
  ${names.guard},
  ${check},
  ${jsonSchemaName(names.type)},
  place,
)`,
  });
}

/** A valid event is told by one look-up and one shape; only for a refused one is its own check looked up. */
function unionValidator(catalog: Catalog, made: CatalogValidators): readonly Statement[] {
  const entries = catalog.events.map((event) => `  [${quote(event.type)}, ${checkOf(made, event)}],\n`);
  return [
    ...code(`const checks = /* @__PURE__ */ new Map([\n${entries.join('')}]);`),
    catalog.discriminator.kind === 'header' ? byHeader(catalog) : byPayload(catalog),
  ];
}

function byPayload(catalog: Catalog): Constant {
  const schemas = catalog.events.map(({ names }) => `      ${jsonSchemaName(names.type)},\n`);
  return constant({
    name: 'validateWebhookEvent',
    docs: ['Validates a payload by the schema that its event type names. Never throws.'],
    type: 'Validator<WebhookEvent>',
    value: `/* @__PURE__ */ standard(
  (payload) => ${unionBody(catalog, '  ')},
  () =>
    unionSchemaOf([
${schemas.join('')}    ]),
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
