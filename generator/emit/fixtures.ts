import type { Catalog, EventDefinition } from '../catalog/catalog.js';
import {
  code,
  constant,
  declareFunction,
  declareType,
  type FunctionDeclaration,
  importNamespace,
  importTypes,
  importValues,
} from '../module/statement.js';
import { runtimeBehind, runtimeBody } from '../runtime/runtime-source.js';
import { fixturesOf } from '../samples/build-samples.js';
import type { EventFixtures } from '../samples/fixture.js';
import { commentInline, objectKey, propertyKey, quote } from '../text/safe-text.js';
import type { Emitter, OutputModule } from './emitter.js';
import { eventFixtureOutputs } from './event-fixtures.js';
import { FIXTURE_TYPES } from './fixture-types.js';

/** `fixtures`: the sample payloads and those that follow from the schemas, as JSON and as typed values; a factory. */
export const fixtures = {
  name: 'fixtures',
  needs: ['types', 'union', 'validators'],
  emit: (catalog: Catalog) => {
    const all = fixturesOf(catalog);
    return [
      fixtureModule(catalog, all),
      support(),
      ...catalog.events.flatMap((event) =>
        eventFixtureOutputs(event, all.get(event.type), catalog.discriminator),
      ),
    ];
  },
} as const satisfies Emitter;

function fixtureModule(catalog: Catalog, all: ReadonlyMap<string, EventFixtures>): OutputModule {
  const { events } = catalog;
  const made = events.filter(({ type }) => all.get(type)?.full !== undefined);
  const validators = made.map(({ names }) => names.validator);
  const table = (entries: readonly EventDefinition[], value: (event: EventDefinition) => string): string =>
    `{\n${entries.map((event) => `  ${objectKey(event.type)}: ${value(event)},\n`).join('')}}`;
  const members = events.map(({ type, names }) => `  readonly ${propertyKey(type)}: typeof ${names.type};\n`);
  return {
    path: 'fixtures',
    entry: './fixtures',
    statements: [
      importValues(['makeFrom'], 'fixture-support'),
      ...events.map(({ names, path }) => importNamespace(names.type, `fixtures/${path}`)),
      importTypes(['WebhookEventMap', 'WebhookEventType'], 'index'),
      ...(made.length === 0 ? [] : [importValues(validators, 'validators')]),
      ...FIXTURE_TYPES.map(declareType),
      constant({
        name: 'fixtures',
        docs: ['The fixtures of every event, by event type.'],
        type: `{\n${members.join('')}}`,
        value: `/* @__PURE__ */ Object.freeze(${table(events, ({ names }) => names.type)})`,
      }),
      ...code(`const validators = ${table(made, ({ names }) => names.validator)};`),
      factory(catalog, made),
    ],
  };
}

function factory({ events }: Catalog, made: readonly EventDefinition[]): FunctionDeclaration {
  const type =
    made.length === events.length
      ? 'WebhookEventType'
      : made.map((event) => quote(event.type)).join(' | ') || 'never';
  return declareFunction({
    name: 'makeEvent',
    docs: [
      "Makes a valid event of a type: the full fixture, with the seed's identifiers and times, under your overrides.",
      '',
      '@param overrides merged into it, objects key by key and arrays whole; `undefined` removes a property',
      '@throws TypeError when the overrides make the event invalid; the message says where and why',
      `@example makeEvent(${commentInline(quote(events[0]?.type ?? ''))}, {}, { seed: 1 })`,
    ],
    typeParameters: `T extends ${type}`,
    parameters: [
      { name: 'type', type: 'T' },
      { name: 'overrides', type: 'DeepPartial<WebhookEventMap[T]>', default: '{}' },
      { name: 'options', type: 'MakeEventOptions', default: '{}' },
    ],
    returns: 'WebhookEventMap[T]',
    body: `{
  if (!Object.hasOwn(validators, type)) throw new TypeError(\`makeEvent: no event type \${JSON.stringify(type)}\`);
  return makeFrom(fixtures[type].full, overrides, options.seed ?? 0, validators[type]);
}`,
  });
}

/** What the modules of the fixtures share. It is no entry point of the package. */
function support(): OutputModule {
  const exported = ['deepFreeze', 'validVariantsOf', 'invalidVariantsOf', 'makeFrom'];
  return {
    path: 'fixture-support',
    statements: [
      ...code(...runtimeBehind(exported)),
      declareFunction({
        name: 'deepFreeze',
        docs: [
          'Keeps a value as it is, with everything in it: one test cannot change what another one gets.',
        ],
        typeParameters: 'T',
        parameters: [{ name: 'value', type: 'NoInfer<T>' }],
        returns: 'T',
        body: runtimeBody('deepFreeze'),
      }),
      declareFunction({
        name: 'validVariantsOf',
        docs: ['The payloads that have another valid value at one place.'],
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
          'The payloads that break one constraint at one place: by JSON Pointer and keyword the values that break it, none for a',
          'property that has to be missing.',
        ],
        parameters: [
          { name: 'full', type: 'unknown' },
          {
            name: 'breaches',
            type: '{ readonly [path: string]: { readonly [keyword: string]: readonly unknown[] } }',
          },
        ],
        returns: 'readonly any[]',
        body: runtimeBody('invalidVariantsOf'),
      }),
      declareFunction({
        name: 'makeFrom',
        docs: ['An event made of a valid one: varied by the seed, then overridden.'],
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
