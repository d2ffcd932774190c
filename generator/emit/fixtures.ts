import type { Catalog, EventDefinition } from '../catalog/catalog.js';
import { type Code, code, type Printable } from '../module/code.js';
import { fromModule, type ImportedName } from '../module/imported-name.js';
import type { OutputModule } from '../module/output.js';
import {
  constant,
  declareFunction,
  declareType,
  type FunctionDeclaration,
  plainCode,
} from '../module/statement.js';
import { runtimeBehind, runtimeBody } from '../runtime/runtime-source.js';
import { fixturesOf } from '../samples/build-samples.js';
import type { EventFixtures } from '../samples/fixture.js';
import { commentInline, objectKey, propertyKey, quote } from '../text/safe-text.js';
import type { InternalEmitter } from './emitter.js';
import { eventFixtureOutputs, support } from './event-fixtures.js';
import { index } from './event-type.js';
import { FIXTURE_TYPES } from './fixture-types.js';

/**
 * `fixtures`: sample payloads from the schemas and others derived from them, as JSON and as typed values; and a
 * function that makes events.
 */
export const fixtures = {
  name: 'fixtures',
  emit: (catalog: Catalog) => {
    const all = fixturesOf(catalog);
    return [
      fixtureModule(catalog, all),
      supportModule(),
      ...catalog.events.flatMap((event) =>
        eventFixtureOutputs(event, all.get(event.type), catalog.discriminator),
      ),
    ];
  },
} as const satisfies InternalEmitter;

function fixtureModule(catalog: Catalog, all: ReadonlyMap<string, EventFixtures>): OutputModule {
  const { events } = catalog;
  const made = events.filter(({ type }) => all.get(type)?.full !== undefined);
  const validators = fromModule('validators');
  const table = (entries: readonly EventDefinition[], value: (event: EventDefinition) => Printable): Code =>
    code`{\n${entries.map((event) => code`  ${objectKey(event.type)}: ${value(event)},\n`)}}`;
  const members = events.map(
    (event) => code`  readonly ${propertyKey(event.type)}: typeof ${fixturesModule(event)};\n`,
  );
  return {
    path: 'fixtures',
    entry: './fixtures',
    statements: [
      ...FIXTURE_TYPES.map(declareType),
      constant({
        name: 'fixtures',
        docs: ['The fixtures of every event, by event type.'],
        type: code`{\n${members}}`,
        value: code`/* @__PURE__ */ Object.freeze(${table(events, fixturesModule)})`,
      }),
      code`const validators = ${table(made, ({ names }) => validators(names.validator))};`,
      factory(catalog, made),
    ],
  };
}

/** The module of one event's fixtures, as one object. */
function fixturesModule({ names, path }: EventDefinition): ImportedName {
  return fromModule(`fixtures/${path}`).namespace(names.type);
}

function factory({ events }: Catalog, made: readonly EventDefinition[]): FunctionDeclaration {
  const type =
    made.length === events.length
      ? index('WebhookEventType')
      : made.map((event) => quote(event.type)).join(' | ') || 'never';
  return declareFunction({
    name: 'makeEvent',
    docs: [
      'Makes a valid event of a type: the full fixture with the identifiers and times of the seed, then your overrides.',
      '',
      '@param overrides merged into the event: objects key by key, arrays as a whole; `undefined` removes a property',
      '@throws TypeError when the overrides make the event invalid; the message says where and why',
      `@example makeEvent(${commentInline(quote(events[0]?.type ?? ''))}, {}, { seed: 1 })`,
    ],
    typeParameters: code`T extends ${type}`,
    parameters: [
      { name: 'type', type: 'T' },
      { name: 'overrides', type: code`DeepPartial<${index('WebhookEventMap')}[T]>`, default: '{}' },
      { name: 'options', type: 'MakeEventOptions', default: '{}' },
    ],
    returns: code`${index('WebhookEventMap')}[T]`,
    body: code`{
  if (!Object.hasOwn(validators, type)) throw new TypeError(\`makeEvent: no event type \${JSON.stringify(type)}\`);
  return ${support('makeFrom')}(fixtures[type].full, overrides, options.seed ?? 0, validators[type]);
}`,
  });
}

/** The module that the fixtures' modules share. It is not an entry point of the package. */
function supportModule(): OutputModule {
  const exported = ['deepFreeze', 'validVariantsOf', 'invalidVariantsOf', 'makeFrom'];
  return {
    path: 'fixture-support',
    statements: [
      ...plainCode(...runtimeBehind(exported)),
      declareFunction({
        name: 'deepFreeze',
        docs: [
          'Freezes a value and everything in it, so that one test cannot change the fixtures of another.',
        ],
        typeParameters: 'T',
        parameters: [{ name: 'value', type: 'NoInfer<T>' }],
        returns: 'T',
        body: runtimeBody('deepFreeze'),
      }),
      declareFunction({
        name: 'validVariantsOf',
        docs: [
          'Valid payloads that differ from the full one at one place. The values are listed by JSON Pointer.',
        ],
        parameters: [
          { name: 'full', type: 'unknown' },
          { name: 'values', type: '{ readonly [path: string]: readonly unknown[] }' },
        ],
        returns: 'readonly any[]',
        body: runtimeBody('validVariantsOf'),
      }),
      declareFunction({
        name: 'invalidVariantsOf',
        docs: [
          'Invalid payloads that each violate one constraint at one place. The wrong values are listed by JSON Pointer and keyword;',
          'an empty list removes the property.',
        ],
        parameters: [
          { name: 'full', type: 'unknown' },
          {
            name: 'violations',
            type: '{ readonly [path: string]: { readonly [keyword: string]: readonly unknown[] } }',
          },
        ],
        returns: 'readonly any[]',
        body: runtimeBody('invalidVariantsOf'),
      }),
      declareFunction({
        name: 'makeFrom',
        docs: ['A copy of a valid event, varied by the seed and then overridden.'],
        parameters: [
          { name: 'base', type: 'unknown' },
          { name: 'overrides', type: 'unknown' },
          { name: 'seed', type: 'number' },
          { name: 'validate', type: '(payload: unknown) => { readonly valid: boolean }' },
        ],
        returns: 'any',
        body: runtimeBody('makeFrom'),
      }),
    ],
  };
}
