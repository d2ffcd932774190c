import type { Discriminator, EventDefinition } from '../catalog/catalog.js';
import { isCloudEvents } from '../catalog/envelope.js';
import type { JsonObject, JsonValue } from '../json/json.js';
import { pointerTo, valueAt } from '../json/json-pointer.js';
import { type Code, code, joinCode, type Printable } from '../module/code.js';
import { fromModule } from '../module/imported-name.js';
import type { Output, OutputFile, OutputModule } from '../module/output.js';
import { type Constant, constant } from '../module/statement.js';
import type { EventFixtures, InvalidVariant, Mutation } from '../samples/fixture.js';
import { layOutCode, layOutJson } from '../text/lay-out.js';
import { commentInline, propertyKey, quote } from '../text/safe-text.js';
import { typeOf } from './event-type.js';

/** The names of the module that the modules of the fixtures share. */
export const support = fromModule('fixture-support');

const fixtures = fromModule('fixtures');

type Named = Mutation & { readonly name: string };

/** One event's fixtures: a typed module, and in a package JSON for whoever is not JavaScript. */
export function eventFixtureOutputs(
  event: EventDefinition,
  found: EventFixtures | undefined,
  discriminator: Discriminator,
): readonly Output[] {
  const headers = headersOf(event, discriminator);
  const fixtures: EventFixtures = found ?? { variants: [], invalid: [] };
  const base = `fixtures/${event.path}`;
  const { minimal, full } = fixtures;
  return [
    eventFixtureModule(event, fixtures, headers),
    ...(headers === undefined ? [] : [json(`${base}/headers.json`, headers)]),
    ...event.examples.map(({ value }, at) => json(`${base}/example-${at + 1}.json`, value)),
    ...(minimal === undefined ? [] : [json(`${base}/minimal.json`, minimal)]),
    ...(full === undefined
      ? []
      : [
          json(`${base}/full.json`, full),
          jsonLines(
            `${base}/variants.json`,
            inOrder(fixtures.variants).map((one) => asPatch(full, one, {})),
          ),
          jsonLines(
            `${base}/invalid.json`,
            inOrder(fixtures.invalid).map((one) => asPatch(full, one, { keyword: one.keyword })),
          ),
        ]),
  ];
}

/** The headers without which nobody could tell what a payload of the event is. */
function headersOf({ header }: EventDefinition, discriminator: Discriminator): JsonObject | undefined {
  if (discriminator.kind === 'header' && header !== undefined)
    return Object.fromEntries([[discriminator.header, header]]);
  return isCloudEvents(discriminator) ? { 'content-type': 'application/cloudevents+json' } : undefined;
}

function json(path: string, value: JsonValue): OutputFile {
  return jsonText(path, `${layOutJson(value)}\n`);
}

/** A list with an item a line. */
function jsonLines(path: string, list: readonly JsonValue[]): OutputFile {
  return jsonText(path, `[\n${list.map((item) => JSON.stringify(item)).join(',\n')}\n]\n`);
}

/** Sources have the payloads in their modules. */
function jsonText(path: string, content: string): OutputFile {
  return { path, content, only: 'package', entry: './fixtures/*.json' };
}

/**
 * A fixture as the JSON Patch (RFC 6902) that makes it of `full.json`. The patch says where it differs, so that a name
 * would say nothing new.
 */
function asPatch(full: JsonValue, { at, value }: Mutation, reason: JsonObject): JsonObject {
  const path = pointerTo('', ...at);
  // In an array, `add` would push the others along.
  const op = valueAt(full, at) === undefined ? 'add' : 'replace';
  const operation: JsonObject = value === undefined ? { op: 'remove', path } : { op, path, value };
  return { ...reason, patch: [operation] };
}

function eventFixtureModule(
  event: EventDefinition,
  { minimal, full, variants, invalid }: EventFixtures,
  headers: JsonObject | undefined,
): OutputModule {
  const { type, names, path, examples } = event;
  const payloads = examples.map(({ value }) => value);
  return {
    path: `fixtures/${path}`,
    entry: './fixtures/*',
    statements: [
      ...(headers === undefined ? [] : [headersConstant(type, headers)]),
      constant({
        name: 'examples',
        docs: [`The sample payloads of \`${commentInline(type)}\`, as the schema has them.`],
        type: tupleOf(examples.length, names.type, typeOf(event)),
        annotation: tupleOf(examples.length, inScript(names.type)),
        value: frozen(payloads),
      }),
      ...payload('minimal', 'The required properties alone.', event, minimal),
      ...payload('full', 'Every property, none of them null.', event, full),
      ...(full === undefined ? [] : variantTables(event, variants, invalid)),
    ],
  };
}

function headersConstant(type: string, headers: JsonObject): Constant {
  const members = Object.entries(headers).map(
    ([name, value]) => `readonly ${propertyKey(name)}: ${quote(value)}`,
  );
  return constant({
    name: 'headers',
    docs: [`The headers of a request that brings \`${commentInline(type)}\`.`],
    type: `{ ${members.join('; ')} }`,
    value: frozen(headers),
  });
}

function payload(
  name: string,
  about: string,
  event: EventDefinition,
  value: JsonValue | undefined,
): readonly Constant[] {
  if (value === undefined) return [];
  const annotation = inScript(event.names.type);
  return [constant({ name, docs: [about], type: typeOf(event), annotation, value: frozen(value) })];
}

/** A value that no test can change for another one. */
function frozen(value: JsonValue): Code {
  return code`/* @__PURE__ */ ${support('deepFreeze')}(${layOutCode(value, { used: 60 })})`;
}

/** The variants by place: their names and payloads follow from that. */
function variantTables(
  event: EventDefinition,
  variants: readonly Named[],
  invalid: readonly InvalidVariant[],
): readonly Constant[] {
  const values = [...byPlace(variants)].map(
    ([path, list]) => [path, list.map(({ value = null }) => value)] as const,
  );
  const breaches = [...byPlace(invalid)].map(([path, list]) => {
    const byKeyword = [...groups(list, ({ keyword }) => keyword)].map(
      ([keyword, own]) =>
        [keyword, own.flatMap(({ value }) => (value === undefined ? [] : [value]))] as const,
    );
    return [path, Object.fromEntries(byKeyword)] as const;
  });
  return [
    constant({
      name: 'variants',
      docs: ['The full payload with null at each nullable place, and with each enumerated value.'],
      type: code`readonly ${fixtures('ValidVariant')}<${typeOf(event)}>[]`,
      value: code`/* @__PURE__ */ ${support('validVariantsOf')}(full, ${table(values)})`,
    }),
    constant({
      name: 'invalid',
      docs: ['The full payload with each constraint broken once.'],
      type: code`readonly ${fixtures('InvalidVariant')}[]`,
      value: code`/* @__PURE__ */ ${support('invalidVariantsOf')}(full, ${table(breaches)})`,
    }),
  ];
}

/** An object literal with a line for each place. */
function table(entries: readonly (readonly [string, JsonValue])[]): string {
  const rows = entries.map(([path, value]) => {
    const key = `${quote(path)}: `;
    return `  ${key}${layOutCode(value, { indent: '  ', used: key.length + 3 })},\n`;
  });
  return rows.length === 0 ? '{}' : `{\n${rows.join('')}}`;
}

/** Mutations in the order in which the emitted modules tell them: by place, and by keyword where they have some. */
function inOrder<T extends Named & Partial<InvalidVariant>>(list: readonly T[]): readonly T[] {
  const places = [...byPlace(list).values()];
  return places.flatMap((one) => [...groups(one, ({ keyword }) => keyword ?? '').values()].flat());
}

function byPlace<T extends Named>(list: readonly T[]): ReadonlyMap<string, readonly T[]> {
  return groups(list, ({ at }) => pointerTo('', ...at));
}

function groups<T>(list: readonly T[], keyOf: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>();
  for (const one of list) {
    const group = found.get(keyOf(one));
    if (group) group.push(one);
    else found.set(keyOf(one), [one]);
  }
  return found;
}

/** A type as JSDoc in plain JavaScript names it, where only the package's own form comes to be. */
function inScript(type: string): string {
  return `import("../types.js").${type}`;
}

/** The exact length is part of the type, so that the first sample is known to be there. */
function tupleOf(length: number, name: string, type: Printable = name): Code {
  const items = Array<Printable>(length).fill(type);
  const width = 'readonly []'.length + length * (name.length + 2);
  return width <= 102
    ? code`readonly [${joinCode(items, ', ')}]`
    : code`readonly [\n${items.map((item) => code`  ${item},\n`)}]`;
}
