import type { Catalog, EventDefinition } from '../catalog/catalog.js';
import { requestHeaders } from '../catalog/request-headers.js';
import { type Code, code, type Printable } from '../module/code.js';
import { fromModule, type ImportedName } from '../module/imported-name.js';
import type { Output, OutputModule } from '../module/output.js';
import { constant, declareFunction, declareType, type FunctionDeclaration } from '../module/statement.js';
import type { EventFixtures } from '../samples/fixture.js';
import { fixturesOf } from '../samples/fixtures-of.js';
import { commentInline, objectKey, propertyKey, quote } from '../text/safe-text.js';
import type { InternalContext, InternalEmitter } from './emitter.js';
import { type EventPayloads, eventFixtureModule } from './event-fixtures.js';
import { index } from './event-type.js';
import { fixtureParts, type NamedPayloads } from './fixture-parts.js';
import { support, supportModule } from './fixture-support.js';
import { FIXTURE_TYPES } from './fixture-types.js';
import { fixturesAsJson } from './fixtures-as-json.js';
import { makeModule, validatorOf } from './make-module.js';

/**
 * `fixtures`: sample payloads from the schemas and others derived from them, as JSON and as typed values; and a
 * function that makes events.
 */
export const fixtures = {
  name: 'fixtures',
  emit: (catalog: Catalog, { part }: Pick<InternalContext, 'part'>) => {
    const all = fixturesOf(catalog);
    const { events } = catalog;
    const madeOf = ({ type }: EventDefinition): EventFixtures =>
      all.get(type) ?? { variants: [], invalid: [] };
    const parts = fixtureParts(
      events.map((event) => [event, payloadsOf(event, madeOf(event))]),
      catalog.memory,
    );
    return [
      fixtureModule(catalog, all),
      supportModule(),
      ...parts.modules,
      ...events.flatMap((event) => {
        const payloads = { event, fixtures: madeOf(event), parts };
        const [input, make] = [inputOf(catalog, payloads), () => modulesOf(catalog, payloads)];
        return part === undefined || input === undefined ? make() : part(input, make);
      }),
    ];
  },
} as const satisfies InternalEmitter;

/** The modules and files of one event, where nothing of an earlier run can be used again. */
function modulesOf(
  { discriminator, fixtures: { json } }: Catalog,
  { event, fixtures: made, parts }: Omit<EventPayloads, 'headers'>,
): readonly Output[] {
  const headers = requestHeaders(event, discriminator);
  return [
    eventFixtureModule({ event, fixtures: made, headers, parts }),
    ...(made.full === undefined ? [] : [makeModule(event)]),
    ...(json ? fixturesAsJson(event, made, headers) : []),
  ];
}

/** Everything from which the modules of an event follow. Undefined where that is not known. */
function inputOf(
  { discriminator, fixtures: { json } }: Catalog,
  { event, fixtures: { content }, parts }: Omit<EventPayloads, 'headers'>,
): string | undefined {
  if (content === undefined) return undefined;
  const { type, names, path } = event;
  const headers = requestHeaders(event, discriminator) ?? null;
  return JSON.stringify([type, names, path, headers, json, parts.content, content]);
}

/** The payloads of an event that are written in full. */
function payloadsOf({ examples }: EventDefinition, { minimal, full }: EventFixtures): NamedPayloads {
  return [
    ...examples.map(({ value }, at) => [`example_${at + 1}`, value] as const),
    ...(minimal === undefined ? [] : [['minimal', minimal] as const]),
    ...(full === undefined ? [] : [['full', full] as const]),
  ];
}

function fixtureModule(catalog: Catalog, all: ReadonlyMap<string, EventFixtures>): OutputModule {
  const { events } = catalog;
  const made = events.filter(({ type }) => all.get(type)?.full !== undefined);
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
      code`const validators = ${table(made, validatorOf)};`,
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
