import { importTypes, printModule } from '../backends/ts-morph.js';
import type { EventDefinition } from '../catalog/catalog.js';
import type { EventFixtures, InvalidVariant, Mutation } from '../fixtures/fixture.js';
import type { JsonObject, JsonValue } from '../json.js';
import { pointerTo, valueAt } from '../json-pointer.js';
import { commentInline, quote } from '../text/safe-text.js';
import { BANNER } from './banner.js';
import type { OutputFile } from './emitter.js';

type Named = Mutation & { readonly name: string };

/** The files of one event's fixtures: a typed module, and JSON for whoever is not JavaScript. */
export function eventFixtureFiles(
  event: EventDefinition,
  found: EventFixtures | undefined,
): readonly OutputFile[] {
  const fixtures: EventFixtures = found ?? { variants: [], invalid: [] };
  const base = `fixtures/${event.path}`;
  const { minimal, full } = fixtures;
  return [
    { path: `${base}.d.ts`, content: declarations(event, fixtures) },
    { path: `${base}.js`, content: code(event, fixtures) },
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

function json(path: string, value: JsonValue): OutputFile {
  return { path, content: `${JSON.stringify(value, null, 2)}\n` };
}

/** A list with an item a line. */
function jsonLines(path: string, list: readonly JsonValue[]): OutputFile {
  return { path, content: `[\n${list.map((item) => `  ${JSON.stringify(item)}`).join(',\n')}\n]\n` };
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

function code(
  { names, examples }: EventDefinition,
  { minimal, full, variants, invalid }: EventFixtures,
): string {
  const type = `import("../types.js").${names.type}`;
  const typed = (name: string, annotation: string, value: JsonValue): string =>
    `/** @type {${annotation}} */\nexport const ${name} = ${quote(value, '')};`;
  const told = (name: string, list: readonly Named[]): string =>
    `export const ${name} = /* @__PURE__ */ withPayloads(full, [\n${list.map((one) => `  ${mutationCode(one)},\n`).join('')}]);`;
  const payloads = examples.map(({ value }) => value);
  return printModule('fixtures.js', {
    banner: BANNER,
    statements: [
      ...(full === undefined ? [] : ['import { withPayloads } from "../fixture-support.js";']),
      typed('examples', tupleOf(examples.length, type), payloads),
      ...(minimal === undefined ? [] : [typed('minimal', type, minimal)]),
      ...(full === undefined
        ? []
        : [typed('full', type, full), told('variants', variants), told('invalid', invalid)]),
    ],
  });
}

function mutationCode(mutation: Mutation & Partial<InvalidVariant>): string {
  const { name = '', path, keyword, at, value } = mutation;
  const reason = path === undefined || keyword === undefined ? {} : { path, keyword };
  return quote({ name, at, ...reason, ...(value !== undefined && { value }) });
}

function declarations({ type, names, examples }: EventDefinition, { minimal, full }: EventFixtures): string {
  const event = `\`${commentInline(type)}\``;
  const constant = (name: string, of: string, about: string): string =>
    `/** ${about} */\nexport declare const ${name}: ${of};`;
  const hasFull = full !== undefined;
  return printModule('fixtures.d.ts', {
    banner: BANNER,
    statements: [
      ...(hasFull ? [importTypes(['InvalidVariant', 'ValidVariant'], '../fixtures.js')] : []),
      importTypes([names.type], '../types.js'),
      constant(
        'examples',
        tupleOf(examples.length, names.type),
        `The sample payloads of ${event}, as the schema has them.`,
      ),
      ...(minimal === undefined ? [] : [constant('minimal', names.type, 'The required properties alone.')]),
      ...(hasFull
        ? [
            constant('full', names.type, 'Every property, none of them null.'),
            constant(
              'variants',
              `readonly ValidVariant<${names.type}>[]`,
              'The full payload with null at each nullable place, and with each enumerated value.',
            ),
            constant(
              'invalid',
              'readonly InvalidVariant[]',
              'The full payload with each constraint broken once.',
            ),
          ]
        : []),
    ],
  });
}

/** The exact length is part of the type, so that the first sample is known to be there. */
function tupleOf(length: number, type: string): string {
  const line = `readonly [${Array<string>(length).fill(type).join(', ')}]`;
  return line.length <= 100 ? line : `readonly [\n${`  ${type},\n`.repeat(length)}]`;
}
