import type { Catalog, EventDefinition } from '../catalog/catalog.js';
import { type Code, code, type Printable } from '../module/code.js';
import { fromModule, type ImportedName } from '../module/imported-name.js';
import type { OutputModule } from '../module/output.js';
import { declareFunction, type FunctionDeclaration, type Statement, section } from '../module/statement.js';
import { commentInline, quote } from '../text/safe-text.js';
import { catalogValidators } from '../validate/catalog-validators.js';
import { explainsFromData } from '../validate/explains-from-data.js';
import { allErrorsCode } from '../validate/shape-code.js';
import type { InternalEmitter } from './emitter.js';
import { index, PAYLOAD, typeHelpers, typeOf, unionParameters } from './event-type.js';
import { checkTable, explanation } from './explanations.js';
import { dataCheckOfAll, explainAllFromData } from './explanations-from-data.js';
import { unionResult } from './union-result.js';
import { linkShared, type Shared, shared } from './validation-support.js';

const guards = fromModule('guards');
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
  const { runtime, patterns } = explainsFromData(catalog)
    ? { runtime: ['explainerOf', 'chooseAll'], patterns: new Map() }
    : allErrorsCode(catalog);
  const own = ['allErrorsOf', 'resultOf', 'unreadable', 'withType', ...typeHelpers(catalog, 'errors')];
  return { runtime: [...runtime, ...own], patterns };
}

function allErrorsModule(catalog: Catalog): OutputModule {
  return explainsFromData(catalog) ? fromData(catalog) : fromCode(catalog);
}

/** Guards accept valid payloads, because checks from data take longer. */
function fromData(catalog: Catalog): OutputModule {
  const given = unionParameters(catalog).map(({ name }) => name);
  const accept = (guard: string, values: readonly string[]): Code =>
    code`if (${guards(guard)}(${values.join(', ')})) return { valid: true, value: payload };\n  `;
  return moduleOf(
    catalog,
    [explainAllFromData()],
    catalog.events.map((event) =>
      eventValidator(event, dataCheckOfAll(event), accept(event.names.guard, ['payload'])),
    ),
    [checkTable(catalog, dataCheckOfAll), unionValidator(catalog, accept('isWebhookEvent', given))],
  );
}

function fromCode(catalog: Catalog): OutputModule {
  const made = catalogValidators(catalog);
  const { functions, functionOf, shared: others } = allErrorsCode(catalog);
  const elsewhere = (name: string): ImportedName | undefined =>
    others.has(name) ? explanation(name) : undefined;
  const checkOf = (shape: string): string | ImportedName => {
    const name = functionOf(shape);
    return elsewhere(name) ?? name;
  };
  const ofEvent = (event: EventDefinition): Printable => checkOf(made.shapes.shapeOf(event));
  return moduleOf(
    catalog,
    linkShared(functions.values(), sharedByAllErrors(catalog), elsewhere),
    catalog.events.map((event) => eventValidator(event, ofEvent(event))),
    [checkTable(catalog, ofEvent), unionValidator(catalog)],
  );
}

function moduleOf(
  catalog: Catalog,
  checks: readonly Statement[],
  validatorsOfEvents: readonly Statement[],
  union: readonly Statement[],
): OutputModule {
  return {
    path: 'all-errors',
    entry: './all-errors',
    statements: [
      section('Checks that report every error', checks),
      section('One validator per event', [
        code`const discriminatorPath = ${quote([...catalog.discriminatorPath])};`,
        ...validatorsOfEvents,
      ]),
      section('The union', union),
    ],
  };
}

/** @param accept a statement that returns at once for a valid payload */
function eventValidator(
  event: EventDefinition,
  explain: Printable,
  accept: Printable = '',
): FunctionDeclaration {
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
  ${accept}return ${resultOf(quote(type), check)};
}`,
  });
}

function unionValidator(catalog: Catalog, accept: Printable = ''): FunctionDeclaration {
  return declareFunction({
    name: 'validateWebhookEvent',
    docs: [
      'Validates a payload against the schema of its event type and reports every error, up to about 10,000. Never throws.',
    ],
    parameters: unionParameters(catalog),
    returns: code`${validators('ValidationResult')}<${index('WebhookEvent')}>`,
    body: code`{
  ${accept}${unionResult(catalog, 'checks', resultOf('type', 'check'))}
}`,
  });
}

/** The expression of the result of a check. */
function resultOf(type: string, check: Printable): Code {
  return code`${shared('resultOf')}(${shared('allErrorsOf')}(${type}, ${check}, payload), payload)`;
}
