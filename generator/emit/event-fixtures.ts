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

/** One event's fixtures: a typed module and, in a package, JSON for other languages. */
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
            inOrder(fixtures.variants).map((one) => asOperation(full, one, {})),
          ),
          jsonLines(
            `${base}/invalid.json`,
            inOrder(fixtures.invalid).map((one) => asOperation(full, one, { keyword: one.keyword })),
          ),
        ]),
  ];
}

/** The headers of the event's requests, where its payload does not fully identify it. */
function headersOf({ header }: EventDefinition, discriminator: Discriminator): JsonObject | undefined {
  if (discriminator.kind === 'header' && header !== undefined)
    return Object.fromEntries([[discriminator.header, header]]);
  return isCloudEvents(discriminator) ? { 'content-type': 'application/cloudevents+json' } : undefined;
}

function json(path: string, value: JsonValue): OutputFile {
  return jsonText(path, `${layOutJson(value)}\n`);
}

/** A list with one item per line. */
function jsonLines(path: string, list: readonly JsonValue[]): OutputFile {
  return jsonText(path, `[\n${list.map((item) => JSON.stringify(item)).join(',\n')}\n]\n`);
}

/** Only a package gets JSON files. Among sources, the modules have the payloads. */
function jsonText(path: string, content: string): OutputFile {
  return { path, content, only: 'package', entry: './fixtures/*.json' };
}

/**
 * A fixture as the operation of a JSON Patch (RFC 6902) that makes it from `full.json`; `keyword`, which a patch ignores,
 * is a further member. It has no name, because the operation shows the difference.
 */
function asOperation(full: JsonValue, { at, value }: Mutation, reason: JsonObject): JsonObject {
  const path = pointerTo('', ...at);
  // In an array, `add` would shift the items after it.
  const op = valueAt(full, at) === undefined ? 'add' : 'replace';
  return value === undefined ? { op: 'remove', path, ...reason } : { op, path, value, ...reason };
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
        docs: [`The examples in the schema of \`${commentInline(type)}\`.`],
        type: tupleOf(examples.length, names.type, typeOf(event)),
        annotation: tupleOf(examples.length, inScript(names.type)),
        value: frozen(payloads),
      }),
      ...payload('minimal', 'Required properties only.', event, minimal),
      ...payload('full', 'Every property, with values other than null.', event, full),
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
    docs: [`The headers of a request for \`${commentInline(type)}\`.`],
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

/** The expression of a frozen value, so that one test cannot change another test's fixture. */
function frozen(value: JsonValue): Code {
  return code`/* @__PURE__ */ ${support('deepFreeze')}(${layOutCode(value, { used: 60 })})`;
}

/** The variants by place. Names and payloads are made from these tables at run time. */
function variantTables(
  event: EventDefinition,
  variants: readonly Named[],
  invalid: readonly InvalidVariant[],
): readonly Constant[] {
  const values = [...byPlace(variants)].map(
    ([path, list]) => [path, list.map(({ value = null }) => value)] as const,
  );
  const violations = [...byPlace(invalid)].map(([path, list]) => {
    const byKeyword = [...groups(list, ({ keyword }) => keyword)].map(
      ([keyword, own]) =>
        [keyword, own.flatMap(({ value }) => (value === undefined ? [] : [value]))] as const,
    );
    return [path, Object.fromEntries(byKeyword)] as const;
  });
  return [
    constant({
      name: 'variants',
      docs: ['Copies of the full payload with one change: null where it is allowed, or an enumerated value.'],
      type: code`readonly ${fixtures('ValidVariant')}<${typeOf(event)}>[]`,
      value: code`/* @__PURE__ */ ${support('validVariantsOf')}(full, ${table(values)})`,
    }),
    constant({
      name: 'invalid',
      docs: ['Copies of the full payload that each violate one constraint.'],
      type: code`readonly ${fixtures('InvalidVariant')}[]`,
      value: code`/* @__PURE__ */ ${support('invalidVariantsOf')}(full, ${table(violations)})`,
    }),
  ];
}

/** An object literal with one line per place. */
function table(entries: readonly (readonly [string, JsonValue])[]): string {
  const rows = entries.map(([path, value]) => {
    const key = `${quote(path)}: `;
    return `  ${key}${layOutCode(value, { indent: '  ', used: key.length + 3 })},\n`;
  });
  return rows.length === 0 ? '{}' : `{\n${rows.join('')}}`;
}

/** Mutations in the order of the emitted modules: by place, then by keyword. */
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

/** A type as JSDoc in JavaScript names it. Only a package has JSDoc types, so the path is that of a package. */
function inScript(type: string): string {
  return `import("../types.js").${type}`;
}

/** A tuple type. The exact length is part of it, so that the type of the first example does not include undefined. */
function tupleOf(length: number, name: string, type: Printable = name): Code {
  const items = Array<Printable>(length).fill(type);
  const width = 'readonly []'.length + length * (name.length + 2);
  return width <= 102
    ? code`readonly [${joinCode(items, ', ')}]`
    : code`readonly [\n${items.map((item) => code`  ${item},\n`)}]`;
}
