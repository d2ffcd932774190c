import { Ajv } from 'ajv';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { Ajv2020 } from 'ajv/dist/2020.js';
import draft06 from 'ajv/dist/refs/json-schema-draft-06.json' with { type: 'json' };
import { afterAll, describe, expect, test } from 'vitest';
import { lowerCatalog } from '../../generator/catalog/lower/lower-catalog.js';
import { buildCatalog } from '../../generator/check/build-catalog.js';
import { type Diagnostic, DiagnosticError } from '../../generator/diagnostics/index.js';
import type { JsonValue } from '../../generator/json/json.js';
import { parseJson } from '../../generator/load/parse-json.js';
import { parseYaml } from '../../generator/load/parse-yaml.js';
import { checkFixtures } from '../../generator/samples/check-fixtures.js';
import { ALL_DIALECTS, type Dialect, URI_OF } from '../../generator/schema/dialect.js';
import { OPENAPI_KEYWORDS } from '../../generator/schema/dialect-keywords.js';
import { KEYWORD_NAMES } from '../../generator/schema/keyword-sets.js';
import { KEYWORDS } from '../../generator/schema/keywords.js';
import { catalogValidators } from '../../generator/validate/catalog-validators.js';
import { SETTINGS } from '../support/settings.js';

/** Every keyword of every dialect. A new row of the table is in this test by itself. */
const WORDS = [...new Set([...KEYWORD_NAMES, ...Object.keys(KEYWORDS), ...OPENAPI_KEYWORDS])];

/** Values as texts, because some have no other form. Every keyword refuses some of them. */
const VALUES = [
  ...['null', 'true', 'false', '0', '-1', '1.5', '-0', '1e300', '1e400', '9007199254740993'],
  ...['"text"', '""', '"#"', '"("', '"\\u0000"', `"${'x'.repeat(20_000)}"`],
  ...['[]', '[null]', '[[]]', '["a"]', '["a","a"]', '[1,{}]', '[true,false]', '[{"type":"nonsense"}]'],
  ...['{}', '{"":null}', '{"":{}}', '{"a":null}', '{"a":[1]}', '{"a":["a",1]}', '{"a":{"type":null}}'],
  ...['{"a":{"a":{"a":{"a":5}}}}', '{"$ref":5}', '{"$ref":"#/nowhere"}', '{"x":true}'],
  ...['{"__proto__":null}', '{"__proto__":{"type":"x"}}', '[{"__proto__":null}]'],
  ...['{"constructor":5,"toString":null}', '{"type":{"__proto__":1}}'],
];

/** The values in the places of which one kind of schema has no more to say than the others. */
const FEW = VALUES.filter((_text, at) => at % 3 === 0);

type Member = readonly [keyword: string, value: string];

/** The text of an object. Later members of the same name replace earlier ones. */
function object(...members: readonly Member[]): string {
  return `{${[...new Map(members)].map(([key, value]) => `${JSON.stringify(key)}: ${value}`).join(', ')}}`;
}

const EVENT: readonly Member[] = [
  ['type', '"object"'],
  ['required', '["type"]'],
];
const TYPE: Member = ['type', '{"const": "a.b", "enum": ["a.b"]}'];

/** Where the keyword is, and the pointer to the schema that has it. */
const PLACES: Readonly<Record<string, readonly [pointer: string, make: (abused: Member) => string]>> = {
  event: ['', (abused) => object(...EVENT, ['properties', object(TYPE)], abused)],
  definition: [
    '/definitions/Thing',
    (abused) =>
      object(
        ...EVENT,
        ['properties', object(TYPE, ['x', '{"$ref": "#/definitions/Thing"}'])],
        ['definitions', object(['Thing', object(abused)])],
      ),
  ],
  property: [
    '/properties/x',
    (abused) => object(...EVENT, ['properties', object(TYPE, ['x', object(abused)])]),
  ],
};

const FORMATS = {
  'a.json': parseJson,
  'a.yaml': parseYaml,
};

/** Ajv's own meta-schemas, which say what must not pass in silence. */
const META_SCHEMAS: Partial<Record<Dialect, (schema: JsonValue) => boolean>> = {
  'draft-06': metaSchema(
    new Ajv({ strict: false, validateFormats: false }).addMetaSchema(draft06),
    'draft-06',
  ),
  'draft-07': metaSchema(new Ajv({ strict: false, validateFormats: false }), 'draft-07'),
  '2019-09': metaSchema(new Ajv2019({ strict: false, validateFormats: false }), '2019-09'),
  '2020-12': metaSchema(new Ajv2020({ strict: false, validateFormats: false }), '2020-12'),
};

function metaSchema(ajv: Ajv, dialect: keyof typeof URI_OF): (schema: JsonValue) => boolean {
  const check = ajv.getSchema(URI_OF[dialect]) ?? ajv.getSchema(`${URI_OF[dialect]}#`);
  if (!check) throw new Error(`Ajv has no meta-schema of ${dialect}`);
  return (schema) => check(schema) === true;
}

const count = { cells: 0, reported: 0, later: 0 };
const checked = new Set<string>();

afterAll(() => {
  console.log(
    `${count.cells} cells of ${WORDS.length} keywords and ${VALUES.length} values: ${count.reported} reported; ${count.later} different catalogs went through the later stages`,
  );
});

/** What is said about a file; the later stages run where nothing is wrong. */
function diagnosticsOf(
  path: string,
  text: string,
  value: JsonValue,
  dialect: Dialect,
): readonly Diagnostic[] {
  const document = { path, file: `schemas/${path}`, text, value };
  try {
    const loaded = { documents: [document], broken: [], diagnostics: [] };
    const { catalog, warnings } = buildCatalog(loaded, { ...SETTINGS, dialect });
    const lowered = lowerCatalog(catalog);
    const key = JSON.stringify([lowered.events.map(({ schema }) => schema), lowered.definitions]);
    if (!checked.has(key)) {
      checked.add(key);
      count.later += 1;
      catalogValidators(lowered);
      checkFixtures(lowered);
    }
    return warnings;
  } catch (error) {
    if (error instanceof DiagnosticError) return error.diagnostics;
    throw new Error(`${dialect}: ${text.slice(0, 200)}`, { cause: error });
  }
}

/** Everything that is wrong with how one file is treated; empty where nothing is. */
async function faults(place: string, word: string, text: string): Promise<readonly string[]> {
  const [pointer = '', make] = PLACES[place] ?? [];
  const json = make?.([word, text]) ?? '';
  const found: string[] = [];
  for (const [path, parse] of Object.entries(FORMATS)) {
    const parsed = await parse({ file: `schemas/${path}`, text: json });
    // A value is the same from either format, so one dialect shows what is particular to YAML.
    for (const dialect of path.endsWith('.yaml') ? (['2020-12'] as const) : ALL_DIALECTS) {
      const cell = `${dialect} ${path} ${place} ${word}: ${text.slice(0, 60)}`;
      count.cells += 1;
      const all = 'problem' in parsed ? [parsed.problem] : diagnosticsOf(path, json, parsed.value, dialect);
      if (all.length > 0) count.reported += 1;
      const errors = all.filter(({ severity }) => severity === 'error');
      for (const { code, file, line } of all)
        if (!/^HS[1-4]\d\d$/.test(code) || (code !== 'HS405' && (file === undefined || line === undefined)))
          found.push(`${cell}: ${code} without a place`);
      if ('problem' in parsed) continue;
      const accepts = META_SCHEMAS[dialect];
      const isRefused = accepts?.(JSON.parse(json)) === false;
      if (isRefused && !all.some((one) => one.pointer?.startsWith(pointer)))
        found.push(`${cell}: the meta-schema refuses it, and nothing is said`);
      if (isRefused && errors.length === 0 && !all.some(({ code }) => code === 'HS212' || code === 'HS225'))
        found.push(`${cell}: the meta-schema refuses it, and it is not an error`);
    }
  }
  return found;
}

describe.each(Object.keys(PLACES))('a keyword with a wrong value in a schema (%s)', (place) => {
  test.each(WORDS)(
    '%s',
    async (word) => {
      const found: string[] = [];
      for (const text of place === 'property' ? VALUES : FEW)
        found.push(...(await faults(place, word, text)));
      expect(found).toStrictEqual([]);
    },
    60_000,
  );
});
