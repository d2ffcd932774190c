import type { Catalog, EventDefinition } from '../catalog/catalog.js';
import { type Code, code, type Printable } from '../module/code.js';
import { fromModule } from '../module/imported-name.js';
import type { OutputModule } from '../module/output.js';
import { declareFunction, type FunctionDeclaration, section } from '../module/statement.js';
import { commentInline, quote } from '../text/safe-text.js';
import type { InternalEmitter } from './emitter.js';
import { index, PAYLOAD, typeHelpers, typeOf, unionParameters } from './event-type.js';
import { explanation } from './explanations.js';
import { jsonSchema } from './json-schema-code.js';
import { unionResult } from './union-result.js';
import { type Shared, shared } from './validation-support.js';

const guards = fromModule('guards');
const validators = fromModule('validators');

/**
 * `all-errors`: validators with the same names that continue after the first error. It is a separate module, so that
 * programs that need only one error do not load it, and because a hostile payload can have many errors.
 */
export const allErrors = {
  name: 'all-errors',
  emit: (catalog: Catalog) => [allErrorsModule(catalog)],
} as const satisfies InternalEmitter;

/** What the validators of `all-errors` use from the shared module. */
export function sharedByAllErrors(catalog: Catalog): Shared {
  const own = ['explainerOf', 'chooseAll', 'allErrorsOf', 'resultOf', 'unreadable', 'withType'];
  return { runtime: [...own, ...typeHelpers(catalog, 'errors')] };
}

function allErrorsModule(catalog: Catalog): OutputModule {
  return {
    path: 'all-errors',
    entry: './all-errors',
    statements: [
      section('One validator per event', [
        code`const discriminatorPath = ${quote([...catalog.discriminatorPath])};`,
        code`const explainAll = /* @__PURE__ */ ${shared('explainerOf')}(${explanation('keywords')}, {
  ...${explanation('options')},
  stops: false,
  choose: ${shared('chooseAll')},
});`,
        ...catalog.events.map(eventValidator),
      ]),
      section('The union', [unionValidator(catalog)]),
    ],
  };
}

function eventValidator(event: EventDefinition): FunctionDeclaration {
  const { type, names } = event;
  const check = code`${shared('withType')}(type, explainAll(${jsonSchema(names.type)}), discriminatorPath)`;
  return declareFunction({
    name: names.validator,
    docs: [
      `Validates a payload as an event of type \`${commentInline(type)}\` and reports every error. Never throws.`,
    ],
    parameters: PAYLOAD,
    returns: code`${validators('ValidationResult')}<${typeOf(event)}>`,
    body: code`{
  if (${guards(names.guard)}(payload)) return { valid: true, value: payload };
  const type = ${quote(type)};
  return ${resultOf('type', check)};
}`,
  });
}

function unionValidator(catalog: Catalog): FunctionDeclaration {
  const given = unionParameters(catalog).map(({ name }) => name);
  return declareFunction({
    name: 'validateWebhookEvent',
    docs: [
      'Validates a payload against the schema of its event type and reports every error, up to about 10,000. Never throws.',
    ],
    parameters: unionParameters(catalog),
    returns: code`${validators('ValidationResult')}<${index('WebhookEvent')}>`,
    body: code`{
  if (${guards('isWebhookEvent')}(${given.join(', ')})) return { valid: true, value: payload };
  ${unionResult(catalog, resultOf('type', 'explainAll(schema)'))}
}`,
  });
}

/** The expression of the result of a check. */
function resultOf(type: string, check: Printable): Code {
  return code`${shared('resultOf')}(${shared('allErrorsOf')}(${type}, ${check}, payload), payload)`;
}
