import type { Catalog, EventDefinition } from '../catalog/catalog.js';
import { type Code, code, type Printable } from '../module/code.js';
import { fromModule } from '../module/imported-name.js';
import type { OutputModule } from '../module/output.js';
import {
  type Constant,
  constant,
  declareFunction,
  declareType,
  exportValues,
  type FunctionDeclaration,
  type Statement,
  section,
} from '../module/statement.js';
import { commentInline, quote } from '../text/safe-text.js';
import type { InternalEmitter } from './emitter.js';
import { index, namedBy, typeOf, unionParameters } from './event-type.js';
import { explanation, firstErrorCheck } from './explanations.js';
import { jsonSchema } from './json-schema-code.js';
import { unionResult } from './union-result.js';
import { shared } from './validation-support.js';
import { RESULT_TYPES } from './validator-types.js';

const guards = fromModule('guards');

/**
 * `validators`: a validator per event and one for the union, and the guards. Guards accept valid payloads; what
 * explains a rejection runs only then.
 */
export const validators = {
  name: 'validators',
  emit: (catalog: Catalog) => [validatorModule(catalog)],
} as const satisfies InternalEmitter;

function validatorModule(catalog: Catalog): OutputModule {
  return {
    path: 'validators',
    entry: './validators',
    statements: [
      exportValues('guards', [...catalog.events.map(({ names }) => names.guard), 'isWebhookEvent']),
      ...RESULT_TYPES.map(declareType),
      section('One validator per event', [
        code`const discriminatorPath = ${quote([...catalog.discriminatorPath])};`,
        ...catalog.events.map((event) => eventValidator(event, firstErrorCheck(event))),
      ]),
      section('The union', [unionValidator(catalog)]),
    ],
  };
}

function eventValidator(event: EventDefinition, check: Printable): Constant {
  const { type, names } = event;
  return constant({
    name: names.validator,
    docs: [`Validates a payload as an event of type \`${commentInline(type)}\`. Never throws.`],
    type: code`Validator<${typeOf(event)}>`,
    value: code`/* @__PURE__ */ ${shared('validatorFor')}(
  ${quote(type)},
  ${guards(names.guard)},
  /* @__PURE__ */ ${check},
  ${jsonSchema(names.type)},
  discriminatorPath,
)`,
  });
}

/**
 * The union's validator. A valid event takes one look-up and one shape; only a rejected one has its check looked up.
 */
function unionValidator(catalog: Catalog): Statement {
  return catalog.discriminator.kind === 'header' ? byHeader(catalog) : byPayload(catalog);
}

function byPayload(catalog: Catalog): Constant {
  const schemas = catalog.events.map(({ names }) => code`      ${jsonSchema(names.type)},\n`);
  return constant({
    name: 'validateWebhookEvent',
    docs: ['Validates a payload against the schema of its event type. Never throws.'],
    type: code`Validator<${index('WebhookEvent')}>`,
    value: code`/* @__PURE__ */ ${shared('standard')}(
  (payload) => ${unionBody(catalog)},
  () =>
    ${shared('unionSchemaOf')}([
${schemas}    ]),
)`,
  });
}

/** Not a Standard Schema, because those are called with a value alone. */
function byHeader(catalog: Catalog): FunctionDeclaration {
  return declareFunction({
    name: 'validateWebhookEvent',
    docs: [
      `Validates a payload against the schema of its event type, from ${namedBy(catalog)}. Never throws.`,
    ],
    parameters: unionParameters(catalog),
    returns: code`ValidationResult<${index('WebhookEvent')}>`,
    body: unionBody(catalog),
  });
}

function unionBody(catalog: Catalog): Code {
  const given = unionParameters(catalog).map(({ name }) => name);
  return code`{
  if (${guards('isWebhookEvent')}(${given.join(', ')})) return { valid: true, value: payload };
  ${unionResult(catalog, explanation('checks'), code`${shared('invalidResult')}(type, check, payload)`)}
}`;
}
