import type { Catalog, EventDefinition } from '../../catalog/catalog.js';
import { type Code, code } from '../../module/code.js';
import { fromModule } from '../../module/imported-name.js';
import type { OutputModule } from '../../module/output.js';
import { declareFunction, type FunctionDeclaration, section } from '../../module/statement.js';
import { commentInline, quote } from '../../text/safe-text.js';
import type { InternalEmitter } from '../emitter.js';
import { index, PAYLOAD, typeHelpers, typeOf, unionParameters } from '../event-type.js';
import { explainAll } from './explanations.js';
import { type PartLinks, partLinks } from './part-links.js';
import { unionResult } from './union-result.js';
import { shared } from './validation-support.js';

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
export function sharedByAllErrors(catalog: Catalog): readonly string[] {
  const own = ['allErrorsOf', 'chooseAll', 'explainerOf', 'unreadable', 'withType'];
  return [...own, ...typeHelpers(catalog, 'errors')];
}

/** Guards accept valid payloads first, because the checks that explain take longer. */
function allErrorsModule(catalog: Catalog): OutputModule {
  const given = unionParameters(catalog).map(({ name }) => name);
  const links = partLinks(catalog);
  const accept = (guard: string, values: readonly string[]): Code =>
    code`if (${guards(guard)}(${values.join(', ')})) return { valid: true, value: payload };`;
  return {
    path: 'all-errors',
    entry: './all-errors',
    statements: [
      section('Checks that report every error', [explainAll()]),
      section('One validator per event', [
        code`const discriminatorPath = ${quote([...catalog.discriminatorPath])};`,
        ...catalog.events.map((event) =>
          eventValidator(event, links, accept(event.names.guard, ['payload'])),
        ),
      ]),
      section('The union', [unionValidator(catalog, accept('isWebhookEvent', given))]),
    ],
  };
}

/** @param accept a statement that returns at once for a valid payload */
function eventValidator(event: EventDefinition, links: PartLinks, accept: Code): FunctionDeclaration {
  const { type, names } = event;
  return declareFunction({
    name: names.validator,
    docs: [
      `Validates a payload as an event of type \`${commentInline(type)}\` and reports every error. Never throws.`,
    ],
    parameters: PAYLOAD,
    returns: code`${validators('ValidationResult')}<${typeOf(event)}>`,
    body: code`{
  ${accept}
  const check = ${shared('withType')}(${quote(type)}, explainAll(${links.schema(names.type)}), discriminatorPath);
  return ${resultOf(quote(type), 'check')};
}`,
  });
}

function unionValidator(catalog: Catalog, accept: Code): FunctionDeclaration {
  return declareFunction({
    name: 'validateWebhookEvent',
    docs: [
      'Validates a payload against the schema of its event type and reports every error, up to about 10,000. Never throws.',
    ],
    parameters: unionParameters(catalog),
    returns: code`${validators('ValidationResult')}<${index('WebhookEvent')}>`,
    body: code`{
  ${accept}
  ${unionResult(catalog, resultOf('type', 'explainAll(schema)'))}
}`,
  });
}

/** The expression of the result of a check. */
function resultOf(type: string, check: string): Code {
  return code`{ valid: false, errors: ${shared('allErrorsOf')}(${type}, ${check}, payload) }`;
}
