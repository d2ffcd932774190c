import { beforeAll, describe, expect, test } from 'vitest';
import { FORMAT_NAMES, formatOf } from '../../generator/patterns/formats.js';
import { invalidName } from '../../generator/runtime/fixtures.js';
import { VIOLATIONS } from '../../generator/samples/violations.js';
import { analyseCoverage } from '../../generator/schema/coverage.js';
import { KEYWORDS } from '../../generator/schema/keywords.js';
import { fromRoot, PATIENCE } from '../support/compile.js';
import { readTree } from '../support/folders.js';
import { type CompilerError, ROWS_FILE, tableErrors } from '../support/table-errors.js';

/** What a row says in addition to what a probe is about. */
const ROW =
  "dialects: [], role: 'constraint', exact: 'equal', loose: 'first', changesType: 'never', expected: false";
const VIOLATED = `${ROW}, broken: true, value: 'number'`;

/** Rows that the table does not have, and the files that do not compile until they have code for them. */
const PROBES: readonly {
  readonly keyword: string;
  readonly row: string;
  readonly files: readonly string[];
}[] = [
  {
    keyword: 'probeOfText',
    row: `{ ${VIOLATED}, about: 'string' }`,
    files: [
      'contains/evaluate/evaluate-scalar.ts',
      'contains/lower/lower-scalar.ts',
      'samples/sample-text.ts',
      'samples/violations.ts',
      'validate/explanations.ts',
      'validate/guards/scalar-guard.ts',
    ],
  },
  {
    keyword: 'probeOfNumber',
    row: `{ ${VIOLATED}, about: 'number' }`,
    files: [
      'contains/evaluate/evaluate-scalar.ts',
      'contains/lower/lower-scalar.ts',
      'samples/sample-number.ts',
      'samples/violations.ts',
      'validate/explanations.ts',
      'validate/guards/scalar-guard.ts',
    ],
  },
  {
    keyword: 'probeOfArray',
    row: `{ ${VIOLATED}, about: 'array' }`,
    files: [
      'contains/evaluate/evaluate-array.ts',
      'contains/lower/lower-array.ts',
      'samples/sample-array.ts',
      'samples/violations.ts',
      'validate/explanations.ts',
      'validate/guards/array-guard.ts',
    ],
  },
  {
    keyword: 'probeOfObject',
    row: `{ ${VIOLATED}, about: 'object', declares: false }`,
    files: [
      'contains/evaluate/evaluate-object.ts',
      'contains/lower/lower-object.ts',
      'samples/object-plan.ts',
      'samples/violations.ts',
      'validate/explanations.ts',
      'validate/guards/object-guard.ts',
    ],
  },
  {
    keyword: 'probeOfAnything',
    row: `{ ${ROW}, broken: false, value: 'flag' }`,
    files: ['contains/lower/lower.ts', 'validate/guards/condition.ts'],
  },
  {
    keyword: 'probeOfBranches',
    row: `{ ${ROW}, broken: true, value: 'list', applies: 'value', placeWord: '' }`,
    files: ['contains/lower/lower.ts', 'samples/violations.ts', 'validate/guards/condition.ts'],
  },
  {
    keyword: 'probeOfCode',
    row: `{ ${ROW}, broken: false, value: 'flag', about: 'object', declares: false }`,
    files: [
      'contains/evaluate/evaluate-object.ts',
      'contains/lower/lower-object.ts',
      'samples/object-plan.ts',
      'validate/guards/object-guard.ts',
    ],
  },
];

/** Rows that say everything. Without any one of these fields, they do not compile. */
const WHOLE: readonly { readonly row: string; readonly fields: readonly string[] }[] = [
  {
    row: `{ ${ROW}, broken: false, value: 'flag' }`,
    fields: ['role', 'exact', 'loose', 'changesType', 'expected', 'broken', 'value'],
  },
  { row: `{ ${VIOLATED}, about: 'object', declares: false }`, fields: ['declares'] },
  { row: `{ ${VIOLATED}, bound: 'least', limits: 'size' }`, fields: ['bound', 'limits'] },
];

/** Each whole row, and then without each field: a line of one module. */
const ROWS = WHOLE.flatMap(({ row, fields }) => [
  { name: `a whole row: ${fields}`, row, compiles: true },
  ...fields.map((field) => ({ name: `a row without "${field}"`, row: without(row, field), compiles: false })),
]);

function without(row: string, field: string): string {
  return row.replace(new RegExp(`${field}: [^,}]+(?:, )?`), '');
}

let errors: readonly CompilerError[] = [];
beforeAll(() => {
  const added = new Map(PROBES.map(({ keyword, row }) => [keyword, row]));
  errors = tableErrors(
    added,
    ROWS.map(({ row }) => row),
  );
}, PATIENCE);

describe('a new row does not compile until each stage has code for it', () => {
  test.each(PROBES)('$keyword', ({ keyword, files }) => {
    const missing = errors.filter(({ message }) => message.includes(keyword));
    expect([...new Set(missing.map(({ file }) => file))].sort()).toEqual([...files].sort());
  });

  test('and nothing else is missing', () => {
    const others = errors.filter(
      ({ file, message }) => file !== ROWS_FILE && !PROBES.some(({ keyword }) => message.includes(keyword)),
    );
    expect(others).toEqual([]);
  });
});

describe('a constraint leaves no field unsaid', () => {
  test.each(ROWS.map((one, line) => ({ ...one, line })))('$name', ({ row, compiles, line }) => {
    const own = errors.filter((one) => one.file === ROWS_FILE && one.line === line + 2);
    expect(own.length === 0, row).toBe(compiles);
  });
});

test.each([
  { keyword: 'minLength', most: 5 },
  { keyword: 'propertyNames', most: 6 },
])('at most $most files name $keyword, because the others read the table', async ({ keyword, most }) => {
  const files = Object.entries(await readTree(fromRoot('generator')));
  const word = new RegExp(`\\b${keyword}\\b`);
  const naming = files.flatMap(([path, text]) => (word.test(text) ? [path] : []));
  expect(naming.length, naming.join(' ')).toBeLessThanOrEqual(most);
});

test('a keyword whose value has schemas says to what they apply, and how they are named', () => {
  const forms: ReadonlySet<string> = new Set(['schema', 'list', 'map', 'one-or-list']);
  const silent = Object.entries(KEYWORDS).filter(
    ([, row]) =>
      row.role === 'constraint' && forms.has(row.value) && !('applies' in row && 'placeWord' in row),
  );
  expect(silent).toEqual([]);
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
