import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ownFunctions } from '../generator/validate/ajv/own-functions.js';
import type { PrintedExplanations } from '../generator/validate/ajv/print-explanations.js';
import { caseNames, caseOutput } from './support/cases.js';
import { REPOSITORY, readTree } from './support/folders.js';

type Functions = Readonly<Record<string, readonly [text: string, ...uses: readonly string[]]>>;

const PATTERNS = new Map([
  ['ID_PATTERN', '/^id_/u'],
  ['KEY_PATTERN', '/^x/u'],
]);

function printed(functions: Functions): PrintedExplanations {
  const entries = Object.entries(functions);
  return {
    functions: new Map(entries.map(([name, [text]]) => [name, text])),
    uses: new Map(entries.map(([name, [, ...uses]]) => [name, new Set(uses)])),
    roots: new Set(),
    patterns: PATTERNS,
    runtime: new Set(['fail', 'missing']),
  };
}

/** Functions of two modules, with what the first one keeps. */
const MODULES: Readonly<Record<string, readonly [Functions, Functions, readonly string[]]>> = {
  'equal functions are shared': [{ a: ['1'], b: ['2'] }, { a: ['1'], b: ['other'] }, ['b']],
  'a function that the other module has not is kept': [{ a: ['1'], b: ['2'] }, { a: ['1'] }, ['b']],
  'a function that calls one that is kept is kept, however far away': [
    { a: ['1', 'b'], b: ['2', 'c'], c: ['3'], d: ['4'] },
    { a: ['1', 'b'], b: ['2', 'c'], c: ['other'], d: ['4'] },
    ['a', 'b', 'c'],
  ],
  'functions that call each other are shared together': [
    { a: ['1', 'b'], b: ['2', 'a'] },
    { a: ['1', 'b'], b: ['2', 'a'] },
    [],
  ],
  'functions that call each other are kept together': [
    { a: ['1', 'b'], b: ['2', 'a'] },
    { a: ['1', 'b'], b: ['other', 'a'] },
    ['a', 'b'],
  ],
};

describe('ownFunctions', () => {
  test.each(Object.entries(MODULES))('%s', (_name, [module, other, expected]) => {
    const { functions, shared } = ownFunctions(printed(module), printed(other));
    expect([...functions.keys()]).toEqual(expected);
    expect([...shared]).toEqual(Object.keys(module).filter((name) => !expected.includes(name)));
  });

  test('keeps only the patterns and helpers that its own functions use', () => {
    const module = printed({ a: ['1', 'fail', 'ID_PATTERN'], b: ['2', 'missing', 'KEY_PATTERN'] });
    const { patterns, runtime } = ownFunctions(module, printed({ b: ['2'] }));
    expect([...patterns.keys(), ...runtime]).toEqual(['ID_PATTERN', 'fail']);
  });
});

const FUNCTION = /^(?:export )?function (\w+)\(.*\n(?: .*\n|\n)*\}$/gm;

function functionsIn(text = ''): ReadonlyMap<string, string> {
  return new Map(
    [...text.matchAll(FUNCTION)].map(([whole, name = '']) => [name, whole.replace(/^export /, '')]),
  );
}

test('all-errors repeats no function of explanations, unless that calls one that is different', async () => {
  const folders = [
    join(REPOSITORY, 'generated'),
    ...(await Promise.all((await caseNames()).map((name) => caseOutput(name)))),
  ];
  let imported = 0;
  for (const folder of folders) {
    const files = await readTree(folder);
    const [own, others] = [functionsIn(files['all-errors.js']), functionsIn(files['explanations.js'])];
    const callsOwn = (text: string): boolean =>
      [...text.matchAll(/\bexplain\w+(?=\()/g)].slice(1).some(([name]) => own.has(name));
    const repeated = [...own].filter(([name, text]) => others.get(name) === text && !callsOwn(text));
    expect(repeated, folder).toEqual([]);
    imported += [...others.keys()].filter((name) => !own.has(name)).length;
  }
  expect(imported).toBeGreaterThan(20);
});
