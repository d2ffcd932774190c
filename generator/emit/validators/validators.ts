import type { Catalog, EventDefinition } from '../../catalog/catalog.js';
import { type Code, code, type Printable } from '../../module/code.js';
import { fromModule } from '../../module/imported-name.js';
import type { OutputModule } from '../../module/output.js';
import {
  type Constant,
  constant,
  declareFunction,
  declareType,
  exportValues,
  type FunctionDeclaration,
  type Statement,
  section,
} from '../../module/statement.js';
import { commentInline, quote } from '../../text/safe-text.js';
import type { InternalEmitter } from '../emitter.js';
import { index, namedBy, typeOf, unionParameters } from '../event-type.js';
import { explanation, firstErrorCheck } from './explanations.js';
import { schemaTable } from './json-schema-code.js';
import { type PartLinks, partLinks } from './part-links.js';
import { unionResult } from './union-result.js';
import { shared } from './validation-support.js';
import { RESULT_TYPES } from './validator-types.js';

const guards = fromModule('guards');
const own = fromModule('validators');

/**
 * `validators`: a validator per event and one for the union, and the guards. Guards accept valid payloads; what
 * explains a rejection runs only then, and is emitted beside the guards.
 */
export const validators = {
  name: 'validators',
  emit: (catalog: Catalog) => [validatorModule(catalog)],
} as const satisfies InternalEmitter;

function validatorModule(catalog: Catalog): OutputModule {
  const links = partLinks(catalog);
  return {
    path: 'validators',
    entry: './validators',
    statements: [
      exportValues('guards', [...catalog.events.map(({ names }) => names.guard), 'isWebhookEvent']),
      ...RESULT_TYPES.map(declareType),
      section('One validator per event', [
        code`const discriminatorPath = ${quote([...catalog.discriminatorPath])};`,
        ...catalog.events.map((event) =>
          eventValidator(event, { links, guard: guards(event.names.guard), path: 'discriminatorPath' }),
        ),
      ]),
      section('The union', [unionValidator(catalog)]),
    ],
  };
}

/** What the validator of an event refers to: the links of its module, the event's guard, the path of the event type. */
interface ValidatorParts {
  readonly links: PartLinks;
  readonly guard: Printable;
  readonly path: Printable;
}

/** The validator of an event. */
export function eventValidator(event: EventDefinition, { links, guard, path }: ValidatorParts): Constant {
  const { type, names } = event;
  return constant({
    name: names.validator,
    docs: [`Validates a payload as an event of type \`${commentInline(type)}\`. Never throws.`],
    type: code`${own('Validator')}<${typeOf(event)}>`,
    value: code`/* @__PURE__ */ ${shared('validatorFor')}(
  ${quote(type)},
  ${guard},
  /* @__PURE__ */ ${firstErrorCheck(event, links)},
  ${links.schema(names.type)},
  ${path},
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
  return constant({
    name: 'validateWebhookEvent',
    docs: ['Validates a payload against the schema of its event type. Never throws.'],
    type: code`Validator<${index('WebhookEvent')}>`,
    value: code`/* @__PURE__ */ ${shared('standard')}(
  (payload) => ${unionBody(catalog)},
  () => ${shared('unionSchemaOf')}([...${schemaTable}.values()]),
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
  ${unionResult(catalog, code`${shared('invalidResult')}(type, ${explanation('explain')}(schema), payload)`)}
}`;
}
