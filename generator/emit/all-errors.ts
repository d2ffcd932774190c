import type { Catalog, EventDefinition } from '../catalog/catalog.js';
import {
  code,
  declareFunction,
  type FunctionDeclaration,
  importTypes,
  type Statement,
  section,
} from '../module/statement.js';
import { commentInline, quote } from '../text/safe-text.js';
import { catalogValidators } from '../validate/catalog-validators.js';
import type { Emitter, OutputModule } from './emitter.js';
import { PAYLOAD, readType, unionImports, unionParameters, unknownErrors } from './event-type.js';
import { sharedByAllErrors } from './shared-by-all-errors.js';
import { importShared } from './validation-support.js';

/**
 * `all-errors`: the validators under the same names, which go on after the first error. A module of its own, because
 * nobody should pay for it who wants one error, and a hostile payload can have many.
 */
export const allErrors = {
  name: 'all-errors',
  needs: ['types', 'union', 'validators'],
  emit: (catalog: Catalog) => [allErrorsModule(catalog)],
} as const satisfies Emitter;

function allErrorsModule(catalog: Catalog): OutputModule {
  const validators = catalogValidators(catalog);
  const { shapes, allErrors } = validators;
  const compiled = allErrors();
  const types = catalog.events.map(({ names }) => names.type);
  return {
    path: 'all-errors',
    entry: './all-errors',
    statements: [
      importTypes(unionImports(catalog), 'index'),
      importTypes(types, 'types'),
      importTypes(['ValidationResult'], 'validators'),
      ...importShared(sharedByAllErrors(catalog, validators)),
      section('What is wrong with a payload', code(...compiled.functions.values())),
      section('One validator for each event', [
        ...code(`const place = ${quote([...catalog.discriminatorPath])};`),
        ...catalog.events.map((event) => eventValidator(event, compiled.functionOf(shapes.shapeOf(event)))),
      ]),
      section('The union', unionValidator(catalog)),
    ],
  };
}

function eventValidator({ type, names }: EventDefinition, check: string): FunctionDeclaration {
  return declareFunction({
    name: names.validator,
    docs: [`Finds everything that is wrong with a payload as an event of type \`${commentInline(type)}\`.`],
    parameters: PAYLOAD,
    returns: `ValidationResult<${names.type}>`,
    body: `{
  return resultOf(allErrorsOf(${quote(type)}, ${check}, payload, place), payload);
}`,
  });
}

function unionValidator(catalog: Catalog): readonly Statement[] {
  const entries = catalog.events.map(({ type, names }) => `  [${quote(type)}, ${names.validator}],\n`);
  return [
    ...code(`const validators = /* @__PURE__ */ new Map([\n${entries.join('')}]);`),
    declareFunction({
      name: 'validateWebhookEvent',
      docs: [
        'Finds everything that is wrong with a payload, by the schema that its event type names. Never throws. Stops soon after',
        '10,000 mistakes, since no list of them helps anybody.',
      ],
      parameters: unionParameters(catalog),
      returns: 'ValidationResult<WebhookEvent>',
      body: `{
  try {
    const type = ${readType(catalog, 'validators')};
    const validate = validators.get(type);
    return validate === undefined ? { valid: false, errors: ${unknownErrors(catalog)} } : validate(payload);
  } catch {
    return { valid: false, errors: [unreadable(undefined)] };
  }
}`,
    }),
  ];
}
