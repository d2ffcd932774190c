import type { Catalog, EventDefinition } from '../catalog/catalog.js';
import { type Code, code, type Printable } from '../module/code.js';
import { fromModule, type ImportedName } from '../module/imported-name.js';
import type { OutputModule } from '../module/output.js';
import { declareFunction, type FunctionDeclaration, section } from '../module/statement.js';
import { commentInline, quote } from '../text/safe-text.js';
import { catalogValidators } from '../validate/catalog-validators.js';
import { allErrorsCode } from '../validate/shape-code.js';
import type { InternalEmitter } from './emitter.js';
import { index, PAYLOAD, typeHelpers, typeOf, unionParameters } from './event-type.js';
import { checkTable, explanation } from './explanations.js';
import { unionResult } from './union-result.js';
import { linkShared, type Shared, shared } from './validation-support.js';

const validators = fromModule('validators');

/**
 * `all-errors`: validators with the same names that continue after the first error. It is a separate module, so that
 * programs that need only one error do not load it, and because a hostile payload can have many errors. What can have
 * one error only, such as most texts, is explained by the functions of `validators`.
 */
export const allErrors = {
  name: 'all-errors',
  emit: (catalog: Catalog) => [allErrorsModule(catalog)],
} as const satisfies InternalEmitter;

/** What the validators of `all-errors` use from the shared module. */
export function sharedByAllErrors(catalog: Catalog): Shared {
  const { runtime, patterns } = allErrorsCode(catalog);
  const own = ['allErrorsOf', 'resultOf', 'unreadable', 'withType', ...typeHelpers(catalog, 'errors')];
  return { runtime: [...runtime, ...own], patterns };
}

function allErrorsModule(catalog: Catalog): OutputModule {
  const made = catalogValidators(catalog);
  const { functions, functionOf, shared: others } = allErrorsCode(catalog);
  const elsewhere = (name: string): ImportedName | undefined =>
    others.has(name) ? explanation(name) : undefined;
  const checkOf = (shape: string): string | ImportedName => {
    const name = functionOf(shape);
    return elsewhere(name) ?? name;
  };
  const own = linkShared(functions.values(), sharedByAllErrors(catalog), elsewhere);
  return {
    path: 'all-errors',
    entry: './all-errors',
    statements: [
      section('Checks that report every error', own),
      section('One validator per event', [
        code`const discriminatorPath = ${quote([...catalog.discriminatorPath])};`,
        ...catalog.events.map((event) => eventValidator(event, checkOf(made.shapes.shapeOf(event)))),
      ]),
      section('The union', [checkTable(catalog, made, checkOf), unionValidator(catalog)]),
    ],
  };
}

function eventValidator(event: EventDefinition, explain: ImportedName | string): FunctionDeclaration {
  const { type, names } = event;
  const check = code`${shared('withType')}(${quote(type)}, ${explain}, discriminatorPath)`;
  return declareFunction({
    name: names.validator,
    docs: [
      `Validates a payload as an event of type \`${commentInline(type)}\` and reports every error. Never throws.`,
    ],
    parameters: PAYLOAD,
    returns: code`${validators('ValidationResult')}<${typeOf(event)}>`,
    body: code`{
  return ${resultOf(quote(type), check)};
}`,
  });
}

function unionValidator(catalog: Catalog): FunctionDeclaration {
  return declareFunction({
    name: 'validateWebhookEvent',
    docs: [
      'Validates a payload against the schema of its event type and reports every error, up to about 10,000. Never throws.',
    ],
    parameters: unionParameters(catalog),
    returns: code`${validators('ValidationResult')}<${index('WebhookEvent')}>`,
    body: code`{
  ${unionResult(catalog, 'checks', resultOf('type', 'check'))}
}`,
  });
}

/** The expression of the result of a check. */
function resultOf(type: string, check: Printable): Code {
  return code`${shared('resultOf')}(${shared('allErrorsOf')}(${type}, ${check}, payload), payload)`;
}
