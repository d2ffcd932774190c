import type { Catalog } from '../../catalog/catalog.js';
import { type Code, code } from '../../module/code.js';
import { fromModule } from '../../module/imported-name.js';
import type { OutputModule } from '../../module/output.js';
import {
  constant,
  declareFunction,
  declareType,
  type FunctionDeclaration,
  plainCode,
  type Statement,
} from '../../module/statement.js';
import { runtimeSource } from '../../runtime/runtime-source.js';
import { fixturesOf } from '../../samples/fixtures-of.js';
import { quote } from '../../text/safe-text.js';
import type { InternalEmitter } from '../emitter.js';
import { index, unionParameters } from '../event-type.js';
import { TESTING_TYPES } from './testing-types.js';

const fixtures = fromModule('fixtures');
const receive = fromModule('receive');
const allErrors = fromModule('all-errors');

/** The functions of the runtime that the module `testing` calls. */
const HELPERS = ['eventMatch', 'invalidMatch', 'outcomeOfReceived', 'requestFor', 'signedMessageOf'];

/**
 * `testing`: signed requests and matchers for tests. It is a module of its own, because it needs `receive`, `fixtures`
 * and `all-errors`, and none of these should load the others.
 */
export const testing = {
  name: 'testing',
  emit: (catalog: Catalog): readonly OutputModule[] => [
    {
      path: 'testing',
      entry: './testing',
      statements: [
        ...TESTING_TYPES.map(declareType),
        ...plainCode(...runtimeSource(HELPERS)),
        ...requestFunctions(catalog),
        invalidRequests(catalog),
        matchers(catalog),
      ],
    },
  ],
} as const satisfies InternalEmitter;

/** The types of the events of which \`makeEvent\` can make one. */
function madeTypes(catalog: Catalog): Code {
  const made = catalog.events.filter(({ type }) => fixturesOf(catalog).get(type)?.full !== undefined);
  if (made.length === catalog.events.length) return code`${index('WebhookEventType')}`;
  return code`${made.map(({ type }) => quote(type)).join(' | ') || 'never'}`;
}

function requestFunctions(catalog: Catalog): readonly FunctionDeclaration[] {
  const signature = {
    typeParameters: code`T extends ${madeTypes(catalog)}`,
    parameters: [
      { name: 'type', type: 'T' },
      { name: 'overrides', type: code`${fixtures('DeepPartial')}<${index('WebhookEventMap')}[T]>` },
      { name: 'options', type: 'SignedRequestOptions' },
    ],
  };
  const about = [
    '',
    '@param overrides merged into the event, as in `makeEvent`',
    '@throws TypeError (as a rejection) when the overrides make the event invalid, or the secret cannot be used',
  ];
  return [
    declareFunction({
      name: 'signedRequest',
      docs: ["A signed request with a valid event, as the web's `Request`.", ...about],
      ...signature,
      returns: 'Promise<WebRequest>',
      body: '{\n  return requestFor(signedMessage(type, overrides, options), options);\n}',
    }),
    declareFunction({
      name: 'signedMessage',
      docs: ['The headers and the body of a signed request with a valid event.', ...about],
      ...signature,
      returns: 'Promise<SignedMessage>',
      body: code`{
  return new Promise((resolve) => {
    const event = ${fixtures('makeEvent')}(type, overrides, { seed: options.seed ?? 0 });
    resolve(signedMessageOf(event, ${fixtures('fixtures')}[type].headers, options, ${receive('sign')}));
  });
}`,
    }),
  ];
}

function invalidRequests(catalog: Catalog): FunctionDeclaration {
  const parses = unionParameters(catalog).length > 1 ? 'payload, headers ?? {}' : 'payload';
  return declareFunction({
    name: 'invalidRequests',
    docs: [
      'A table of requests that are signed correctly and violate one constraint each, for `test.each` with your own handler.',
      '',
      '@throws TypeError for an event type that is not known',
    ],
    parameters: [{ name: 'options', type: 'InvalidRequestsOptions' }],
    returns: 'InvalidRequest[]',
    body: code`{
  const { type: only } = options;
  if (only !== undefined && !Object.hasOwn(${fixtures('fixtures')}, only))
    throw new TypeError(\`invalidRequests: no event type \${JSON.stringify(only)}\`);
  return Object.entries(${fixtures('fixtures')}).flatMap(([type, { invalid = [], headers }]) => {
    if (only !== undefined && type !== only) return [];
    return invalid.map(({ name, path, keyword, payload }) => {
      const message = () => signedMessageOf(payload, headers, options, ${receive('sign')});
      return {
        name: \`\${type}: \${name}\`,
        type,
        path,
        keyword,
        payload,
        kind: ${index('parseWebhookEvent')}(${parses}).kind,
        message,
        request: () => requestFor(message(), options),
      };
    });
  });
}`,
  });
}

function matchers(catalog: Catalog): Statement {
  const takesHeaders = unionParameters(catalog).length > 1;
  const all = code`${allErrors('validateWebhookEvent')}(outcome.payload${takesHeaders ? ', received.headers ?? {}' : ''})`;
  const parse = code`outcomeOfReceived(received, ${index('parseWebhookEvent')})`;
  return constant({
    name: 'hookschemaMatchers',
    docs: ['Matchers for Vitest and Jest: `expect.extend(hookschemaMatchers)`.'],
    type: code`{
  toBeWebhookEvent(received: unknown, type?: ${index('WebhookEventType')}): MatcherResult;
  toBeInvalidAt(received: unknown, path: string, keyword?: string): MatcherResult;
}`,
    value: code`{
  toBeWebhookEvent(received, type) {
    return eventMatch(${parse}, type);
  },
  toBeInvalidAt(received, path, keyword) {
    const outcome = ${parse};
    const errors = outcome.kind === "invalid" ? ${all}.errors : [];
    return invalidMatch(outcome, errors, path, keyword);
  },
}`,
  });
}
