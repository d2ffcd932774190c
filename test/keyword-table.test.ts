import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { FORMAT_NAMES, formatOf } from '../generator/patterns/formats.js';
import { invalidName } from '../generator/runtime/fixtures.js';
import { VIOLATIONS } from '../generator/samples/violations.js';
import { analyseCoverage } from '../generator/schema/coverage.js';
import { keywordsWhere } from '../generator/schema/keyword-sets.js';
import { KEYWORDS } from '../generator/schema/keywords.js';
import { vocabulary } from '../generator/validate/ajv/ajv-vocabulary.js';
import { fromRoot, PATIENCE } from './types/compile.js';

const TABLE = fromRoot('generator/schema/keywords.ts');
const END = '\n} as const satisfies';

/** What a constraint must say beside what a probe is about. */
const SAID = "changesType: 'never', explainedBy: 'ajv', expected: false";

/** A row that the table does not have, and the files that do not compile until they have code for it. */
const PROBES: readonly { readonly row: string; readonly files: readonly string[] }[] = [
  {
    row: "probeOfText: { dialects: [], role: 'constraint', exact: 'equal', loose: 'first', about: 'string', broken: true, ...SAID, value: 'number' },",
    files: ['samples/sample-text.ts', 'samples/violations.ts', 'validate/guards/scalar-guard.ts'],
  },
  {
    row: "probeOfNumber: { dialects: [], role: 'constraint', exact: 'equal', loose: 'first', about: 'number', broken: true, ...SAID, value: 'number' },",
    files: ['samples/sample-number.ts', 'samples/violations.ts', 'validate/guards/scalar-guard.ts'],
  },
  {
    row: "probeOfArray: { dialects: [], role: 'constraint', exact: 'equal', loose: 'first', about: 'array', broken: true, ...SAID, value: 'number' },",
    files: ['samples/sample-array.ts', 'samples/violations.ts', 'validate/guards/array-guard.ts'],
  },
  {
    row: "probeOfObject: { dialects: [], role: 'constraint', exact: 'equal', loose: 'first', about: 'object', broken: true, ...SAID, value: 'number' },",
    files: ['samples/object-plan.ts', 'samples/violations.ts', 'validate/guards/object-guard.ts'],
  },
  {
    row: "probeOfAnything: { dialects: [], role: 'constraint', exact: 'equal', loose: 'first', ...SAID, broken: false, value: 'flag' },",
    files: ['validate/guards/condition.ts'],
  },
  {
    row: "probeOfBranches: { dialects: [], role: 'constraint', exact: 'equal', loose: 'first', applies: 'value', placeWord: '', ...SAID, broken: true, value: 'list' },",
    files: ['samples/violations.ts', 'validate/guards/condition.ts'],
  },
  {
    row: "probeOfCode: { dialects: [], role: 'constraint', exact: 'equal', loose: 'first', about: 'object', value: 'flag', changesType: 'never', broken: false, expected: false, explainedBy: 'us' },",
    files: ['validate/ajv/ajv-keywords.ts', 'samples/object-plan.ts', 'validate/guards/object-guard.ts'],
  },
];

/** The errors of the generator with other rows in its table, by file. */
function errorsWith(
  rows: readonly string[],
  root = fromRoot('generator/index.ts'),
): ReadonlyMap<string, string> {
  const { config } = ts.readConfigFile(fromRoot('tsconfig.build.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, fromRoot('.'));
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile.bind(host);
  const more = rows.map((row) => row.replace('...SAID', SAID)).join('\n  ');
  const text = readFileSync(TABLE, 'utf8').replace(END, `\n  ${more}${END}`);
  host.getSourceFile = (name, version, ...rest) =>
    name === TABLE ? ts.createSourceFile(name, text, version, true) : read(name, version, ...rest);
  const program = ts.createProgram([root], { ...options, noEmit: true }, host);
  const errors = new Map<string, string>();
  for (const { file, messageText } of program.getSemanticDiagnostics()) {
    const name = file ? relative(fromRoot('generator'), file.fileName) : '';
    const message = ts.flattenDiagnosticMessageText(messageText, '\n');
    errors.set(name, `${errors.get(name) ?? ''}${message}\n`);
  }
  return errors;
}

test(
  'a new row does not compile until each stage has code for it, and then nothing else is missing',
  () => {
    const errors = errorsWith(PROBES.map(({ row }) => row));
    for (const { row, files } of PROBES) {
      const [keyword = ''] = row.split(':');
      const missing = [...errors].filter(([, message]) => message.includes(keyword)).map(([file]) => file);
      expect(missing.sort(), keyword).toEqual([...files].sort());
    }
    expect(errorsWith([]).size).toBe(0);
  },
  PATIENCE,
);

const WHOLE = `dialects: [], role: 'constraint', exact: 'equal', loose: 'first', value: 'flag', broken: false, ${SAID}`;

test.each(['changesType', 'broken', 'explainedBy', 'expected', 'exact', 'loose', 'role', 'value'])(
  'a constraint that does not say %s does not compile',
  (field) => {
    const row = WHOLE.replace(new RegExp(`${field}: [^,]+,? ?`), '');
    expect(row).not.toBe(WHOLE);
    expect([...errorsWith([`incomplete: { ${row} },`], TABLE).keys()]).toContain('schema/keywords.ts');
  },
  PATIENCE,
);

test('a keyword whose value has schemas says to what they apply, and how they are named', () => {
  const forms: ReadonlySet<string> = new Set(['schema', 'list', 'map', 'one-or-list']);
  const silent = Object.entries(KEYWORDS).filter(
    ([, row]) =>
      row.role === 'constraint' && forms.has(row.value) && !('applies' in row && 'placeWord' in row),
  );
  expect(silent).toEqual([]);
});

test('Ajv has code for every constraint, its own or ours', () => {
  const style = { allErrors: true, unevaluated: true, patternName: () => '' };
  const written = vocabulary(style).flatMap((one) => (typeof one === 'object' ? [one.keyword].flat() : []));
  const constraints = keywordsWhere(({ role }) => role === 'constraint');
  // `type` is written under the name `is`.
  expect(constraints.filter((keyword) => !written.includes(keyword))).toEqual(['type']);
});

test('the name of an invalid fixture says how its keyword is broken', () => {
  const keywords = Object.keys(VIOLATIONS).filter((keyword) => keyword !== 'type');
  const nameless = keywords.filter((keyword) => invalidName(['a'], keyword, 1) === 'a is an integer');
  expect(nameless).toEqual([]);
});

test('a keyword with an effect leaves it open whether a value is accepted, and one without accepts all', () => {
  const coverageOf = analyseCoverage(() => undefined);
  expect(coverageOf({ uniqueItems: true }).array).toBe('some');
  expect(coverageOf({ uniqueItems: false }).array).toBe('all');
  expect(coverageOf({ items: true, minItems: 0 }).array).toBe('all');
  expect(coverageOf({ additionalProperties: true }).object).toBe('all');
});

describe.each(FORMAT_NAMES)('the format %s', (name) => {
  test('accepts its valid sample and rejects its invalid one', () => {
    const { check, valid, invalid } = formatOf(name) ?? {};
    expect(check?.(valid ?? '')).toBe(true);
    expect(check?.(invalid ?? '')).toBe(false);
  });
});
