import type { Catalog, EventDefinition } from '../catalog/catalog.js';
import { code } from '../module/code.js';
import { fromModule } from '../module/imported-name.js';
import type { OutputModule } from '../module/output.js';
import {
  declareFunction,
  type FunctionDeclaration,
  plainCode,
  type Statement,
  section,
} from '../module/statement.js';
import { commentInline, quote } from '../text/safe-text.js';
import { catalogValidators } from '../validate/catalog-validators.js';
import type { InternalEmitter } from './emitter.js';
import { index, PAYLOAD, readType, typeOf, unionParameters, unknownErrors } from './event-type.js';
import { sharedByAllErrors } from './shared-by-all-errors.js';
import { linkShared, shared } from './validation-support.js';

const validators = fromModule('validators');

/**
 * `all-errors`: validators with the same names that continue after the first error. It is a separate module, so that
 * programs that need only one error do not load it, and because a hostile payload can have many errors.
 */
export const allErrors = {
  name: 'all-errors',
  emit: (catalog: Catalog) => [allErrorsModule(catalog)],
} as const satisfies InternalEmitter;

function allErrorsModule(catalog: Catalog): OutputModule {
  const made = catalogValidators(catalog);
  const compiled = made.allErrors();
  const checkOf = (event: EventDefinition): string => compiled.functionOf(made.shapes.shapeOf(event));
  const functions = linkShared(compiled.functions.values(), sharedByAllErrors(catalog, made));
  return {
    path: 'all-errors',
    entry: './all-errors',
    statements: [
      section('Checks that report every error', functions),
      section('One validator per event', [
        code`const discriminatorPath = ${quote([...catalog.discriminatorPath])};`,
        ...catalog.events.map((event) => eventValidator(event, checkOf(event))),
      ]),
      section('The union', unionValidator(catalog)),
    ],
  };
}

function eventValidator(event: EventDefinition, check: string): FunctionDeclaration {
  const { type, names } = event;
  return declareFunction({
    name: names.validator,
    docs: [
      `Validates a payload as an event of type \`${commentInline(type)}\` and reports every error. Never throws.`,
    ],
    parameters: PAYLOAD,
    returns: code`${validators('ValidationResult')}<${typeOf(event)}>`,
    body: code`{
  return ${shared('resultOf')}(${shared('allErrorsOf')}(${quote(type)}, ${check}, payload, discriminatorPath), payload);
}`,
  });
}

function unionValidator(catalog: Catalog): readonly Statement[] {
  const entries = catalog.events.map(({ type, names }) => `  [${quote(type)}, ${names.validator}],\n`);
  return [
    ...plainCode(`const validators = /* @__PURE__ */ new Map([\n${entries.join('')}]);`),
    declareFunction({
      name: 'validateWebhookEvent',
      docs: [
        'Validates a payload against the schema of its event type and reports every error, up to about 10,000. Never throws.',
      ],
      parameters: unionParameters(catalog),
      returns: code`${validators('ValidationResult')}<${index('WebhookEvent')}>`,
      body: code`{
  try {
    const type = ${readType(catalog, 'validators')};
    const validate = validators.get(type);
    return validate === undefined ? { valid: false, errors: ${unknownErrors(catalog)} } : validate(payload);
  } catch {
    return { valid: false, errors: [${shared('unreadable')}(undefined)] };
  }
}`,
    }),
  ];
}
