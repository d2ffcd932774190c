import { runtimeFile } from '../backends/runtime-source.js';
import { importTypes, importValues, printModule } from '../backends/ts-morph.js';
import type { Catalog, EventDefinition } from '../catalog/catalog.js';
import { fixturesOf } from '../fixtures/build-fixtures.js';
import type { EventFixtures } from '../fixtures/fixture.js';
import { commentInline, objectKey, propertyKey, quote } from '../text/safe-text.js';
import { BANNER } from './banner.js';
import type { Emitter } from './emitter.js';
import { eventFixtureFiles } from './event-fixtures.js';

/** `fixtures`: the sample payloads and those that follow from the schemas, as JSON and as typed values; a factory. */
export const fixtures: Emitter = {
  name: 'fixtures',
  emit: (catalog) => {
    const all = fixturesOf(catalog);
    return [
      { path: 'fixtures.d.ts', content: declarations(catalog, all) },
      { path: 'fixtures.js', content: code(catalog, all) },
      { path: 'fixture-support.js', content: support() },
      ...catalog.events.flatMap((event) => eventFixtureFiles(event, all.get(event.type))),
    ];
  },
};

function support(): string {
  return `${BANNER.map((line) => `// ${line}`).join('\n')}\n\n${runtimeFile('fixtures.js')}`;
}

function code(catalog: Catalog, all: ReadonlyMap<string, EventFixtures>): string {
  const made = makeable(catalog, all);
  const own = catalog.events.map(
    ({ names, path }) => `import * as ${names.type} from ${quote(`./fixtures/${path}.js`)};`,
  );
  const validators = made.map(({ names }) => names.validator);
  const imports = [
    importValues(['makeFrom'], './fixture-support.js'),
    ...own,
    ...(made.length === 0 ? [] : [importValues(validators, './validators.js')]),
  ];
  const table = (entries: readonly EventDefinition[], value: (event: EventDefinition) => string): string =>
    `{\n${entries.map((event) => `  ${objectKey(event.type)}: ${value(event)},\n`).join('')}}`;
  return printModule('fixtures.js', {
    banner: BANNER,
    statements: [
      imports.join('\n'),
      `export const fixtures = ${table(catalog.events, ({ names }) => names.type)};`,
      `const validators = ${table(made, ({ names }) => names.validator)};`,
      `export function makeEvent(type, overrides = {}, { seed = 0 } = {}) {
  if (!Object.hasOwn(validators, type)) throw new TypeError(\`makeEvent: no event type \${JSON.stringify(type)}\`);
  return makeFrom(fixtures[type].full, overrides, seed, validators[type]);
}`,
    ],
  });
}

function makeable(catalog: Catalog, all: ReadonlyMap<string, EventFixtures>): readonly EventDefinition[] {
  return catalog.events.filter(({ type }) => all.get(type)?.full !== undefined);
}

function declarations(catalog: Catalog, all: ReadonlyMap<string, EventFixtures>): string {
  const members = catalog.events.map(
    ({ type, path }) =>
      `  readonly ${propertyKey(type)}: typeof import(${quote(`./fixtures/${path}.js`)});\n`,
  );
  const makeableTypes = makeable(catalog, all);
  const type =
    makeableTypes.length === catalog.events.length
      ? 'WebhookEventType'
      : makeableTypes.map((event) => quote(event.type)).join(' | ') || 'never';
  return printModule('fixtures.d.ts', {
    banner: BANNER,
    statements: [
      importTypes(['WebhookEventMap', 'WebhookEventType'], './index.js'),
      ...FIXTURE_TYPES,
      `/** The fixtures of every event, by event type. */
export declare const fixtures: {\n${members.join('')}};`,
      `/**
 * Makes a valid event of a type: the full fixture, with the seed's identifiers and times, under your overrides.
 *
 * @param overrides merged into it, objects key by key and arrays whole; \`undefined\` removes a property
 * @throws TypeError when the overrides make the event invalid; the message says where and why
 * @example makeEvent(${commentInline(quote(catalog.events[0]?.type ?? ''))}, {}, { seed: 1 })
 */
export declare function makeEvent<T extends ${type}>(
  type: T,
  overrides?: DeepPartial<WebhookEventMap[T]>,
  options?: MakeEventOptions,
): WebhookEventMap[T];`,
    ],
  });
}

const FIXTURE_TYPES: readonly string[] = [
  `/** A valid payload that differs from the full one in one place. */
export interface ValidVariant<T> {
  /** What is special about it. */
  readonly name: string;
  /** JSON Pointer to the place. */
  readonly path: string;
  readonly payload: T;
}`,
  `/** A payload that breaks one constraint in one place. */
export interface InvalidVariant {
  /** What is wrong with it. */
  readonly name: string;
  /** JSON Pointer to the place for which it is refused. */
  readonly path: string;
  /** The JSON Schema keyword for which it is refused. */
  readonly keyword: string;
  readonly payload: unknown;
}`,
  `/** Any part of a payload; an array is given whole, \`undefined\` stands for a property that is to be absent. */
export type DeepPartial<T> = T extends string | number | boolean | null | undefined | readonly unknown[]
  ? T
  : T extends object
    ? { [K in keyof T]?: DeepPartial<T[K]> | undefined }
    : T;`,
  `/** How to vary what \`makeEvent\` makes. */
export interface MakeEventOptions {
  /** Equal seeds give equal events, other seeds other identifiers and times. Default: 0, the fixture's own. */
  readonly seed?: number;
}`,
];
