import type { Discriminator, EventDefinition } from '../catalog/catalog.js';
import { isCloudEvents } from '../catalog/envelope.js';
import type { JsonObject, JsonValue } from '../json/json.js';
import { pointerTo, valueAt } from '../json/json-pointer.js';
import { type Constant, constant, importTypes, importValues } from '../module/statement.js';
import type { EventFixtures, InvalidVariant, Mutation } from '../samples/fixture.js';
import { commentInline, propertyKey, quote } from '../text/safe-text.js';
import type { Output, OutputFile, OutputModule } from './emitter.js';

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
            fixtures.variants.map((one) => asPatch(full, one, {})),
          ),
          jsonLines(
            `${base}/invalid.json`,
            fixtures.invalid.map((one) => asPatch(full, one, reasonOf(one))),
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
  return jsonText(path, `${JSON.stringify(value, null, 2)}\n`);
}

/** A list with an item a line. */
function jsonLines(path: string, list: readonly JsonValue[]): OutputFile {
  return jsonText(path, `[\n${list.map((item) => `  ${JSON.stringify(item)}`).join(',\n')}\n]\n`);
}

/** Sources have the payloads in their modules. */
function jsonText(path: string, content: string): OutputFile {
  return { path, content, only: 'package', entry: './fixtures/*.json' };
}

/** A fixture as the JSON Patch (RFC 6902) that makes it of `full.json`. */
function asPatch(full: JsonValue, { name, at, value }: Named, reason: JsonObject): JsonObject {
  const path = pointerTo('', ...at);
  // In an array, `add` would push the others along.
  const op = valueAt(full, at) === undefined ? 'add' : 'replace';
  const operation: JsonObject = value === undefined ? { op: 'remove', path } : { op, path, value };
  return { name, ...reason, patch: [operation] };
}

function reasonOf({ path, keyword }: InvalidVariant): JsonObject {
  return { path, keyword };
}

function eventFixtureModule(
  { type, names, path, examples }: EventDefinition,
  { minimal, full, variants, invalid }: EventFixtures,
  headers: JsonObject | undefined,
): OutputModule {
  const payloads = examples.map(({ value }) => value);
  return {
    path: `fixtures/${path}`,
    entry: './fixtures/*',
    statements: [
      ...(full === undefined ? [] : [importTypes(['InvalidVariant', 'ValidVariant'], 'fixtures')]),
      ...(full === undefined ? [] : [importValues(['withPayloads'], 'fixture-support')]),
      importTypes([names.type], 'types'),
      ...(headers === undefined ? [] : [headersConstant(type, headers)]),
      constant({
        name: 'examples',
        docs: [`The sample payloads of \`${commentInline(type)}\`, as the schema has them.`],
        type: tupleOf(examples.length, names.type),
        annotation: tupleOf(examples.length, inScript(names.type)),
        value: quote(payloads, ''),
      }),
      ...payload('minimal', 'The required properties alone.', names.type, minimal),
      ...payload('full', 'Every property, none of them null.', names.type, full),
      ...(full === undefined ? [] : toldFixtures(names.type, variants, invalid)),
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
    value: quote(headers),
  });
}

function payload(
  name: string,
  about: string,
  type: string,
  value: JsonValue | undefined,
): readonly Constant[] {
  if (value === undefined) return [];
  return [constant({ name, docs: [about], type, annotation: inScript(type), value: quote(value, '') })];
}

function toldFixtures(
  type: string,
  variants: readonly Named[],
  invalid: readonly Named[],
): readonly Constant[] {
  const discriminator = (list: readonly Named[]): string =>
    `/* @__PURE__ */ withPayloads(full, [\n${list.map((one) => `  ${mutationCode(one)},\n`).join('')}])`;
  return [
    constant({
      name: 'variants',
      docs: ['The full payload with null at each nullable place, and with each enumerated value.'],
      type: `readonly ValidVariant<${type}>[]`,
      value: discriminator(variants),
    }),
    constant({
      name: 'invalid',
      docs: ['The full payload with each constraint broken once.'],
      type: 'readonly InvalidVariant[]',
      value: discriminator(invalid),
    }),
  ];
}

/** A type as JSDoc in plain JavaScript names it, where only the package's own form comes to be. */
function inScript(type: string): string {
  return `import("../types.js").${type}`;
}

function mutationCode(mutation: Mutation & Partial<InvalidVariant>): string {
  const { name = '', path, keyword, at, value } = mutation;
  const reason = path === undefined || keyword === undefined ? {} : { path, keyword };
  return quote({ name, at, ...reason, ...(value !== undefined && { value }) });
}

/** The exact length is part of the type, so that the first sample is known to be there. */
function tupleOf(length: number, type: string): string {
  const line = `readonly [${Array<string>(length).fill(type).join(', ')}]`;
  return line.length <= 100 ? line : `readonly [\n${`  ${type},\n`.repeat(length)}]`;
}
