import { describe, expect, test } from 'vitest';
import { buildCatalog } from '../../generator/check/build-catalog.js';
import { type Diagnostic, DiagnosticError } from '../../generator/diagnostics/index.js';
import type { JsonValue } from '../../generator/json/json.js';
import { KEYWORD_NAMES } from '../../generator/schema/keyword-sets.js';
import { eventSchema } from '../support/catalogs.js';
import { SETTINGS } from '../support/settings.js';

/** Values of which every keyword refuses some. */
const VALUES: readonly JsonValue[] = [
  null,
  true,
  -1,
  'text',
  [],
  [null],
  ['a'],
  {},
  { a: null },
  { a: [1] },
  { a: { type: null } },
];

const DIALECTS = ['draft-04', 'draft-07', '2019-09', '2020-12'] as const;

function diagnosticsFor(dialect: (typeof DIALECTS)[number], x: JsonValue): readonly Diagnostic[] {
  const value = JSON.parse(JSON.stringify(eventSchema('a', { properties: { x } })));
  const document = { path: 'a.json', file: 'schemas/a.json', text: JSON.stringify(value), value };
  try {
    const loaded = { documents: [document], broken: [], diagnostics: [] };
    return buildCatalog(loaded, { ...SETTINGS, dialect }).warnings;
  } catch (error) {
    if (error instanceof DiagnosticError) return error.diagnostics;
    throw error;
  }
}

describe.each(DIALECTS)('in %s, no value of a keyword breaks the reader', (dialect) => {
  test.each(KEYWORD_NAMES)('%s', (keyword) => {
    for (const value of VALUES) {
      const found = diagnosticsFor(dialect, { [keyword]: value, type: 'object' });
      for (const { code } of found) expect(code).toMatch(/^HS[234]/);
    }
  });
});

test.each([
  ['properties', null],
  ['anyOf', {}],
  ['allOf', null],
  ['$defs', null],
  ['dependentSchemas', []],
  ['required', null],
  ['enum', 'a'],
] as const)('%s: %j is reported at its place', (keyword, value) => {
  expect(diagnosticsFor('2020-12', { [keyword]: value })).toContainEqual(
    expect.objectContaining({ code: 'HS203', pointer: `/properties/x/${keyword}` }),
  );
});
