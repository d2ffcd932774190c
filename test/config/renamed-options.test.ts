import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { main } from '../../generator/cli/main.js';
import { checkConfig } from '../../generator/config/check-config.js';
import { catalogsOf, type HookschemaConfig } from '../../generator/config/config.js';
import { RENAMED_OPTIONS, withCurrentNames } from '../../generator/config/renamed-options.js';
import { GOOD_SCHEMAS, schemaFiles } from '../support/catalogs.js';
import { fakeTerminal } from '../support/fake-terminal.js';
import { REPOSITORY, readTree, temporaryFolder, writeTree } from '../support/folders.js';

const GOOD = { schemas: 'schemas', out: 'generated' };
/** A renamed option, one that moved into an object, and one that moved out of one. */
const OPTIONS = [
  { from: '/old', to: '/new' },
  { from: '/flat', to: '/package/deep' },
  { from: '/types/a', to: '/b' },
];

describe('withCurrentNames', () => {
  test.each<[string, unknown, unknown, readonly string[]]>([
    ['an option that was renamed', { old: 1, x: 2 }, { new: 1, x: 2 }, ['/old']],
    ['an option under both names', { old: 1, new: 2 }, { new: 2 }, ['/old']],
    ['an option that moved into an object', { flat: 1 }, { package: { deep: 1 } }, ['/flat']],
    [
      'an option that moved beside others',
      { flat: 1, package: { x: 2 } },
      { package: { x: 2, deep: 1 } },
      ['/flat'],
    ],
    [
      'an option that moved out of an object',
      { types: { a: false, x: 1 } },
      { types: { x: 1 }, b: false },
      ['/types/a'],
    ],
    ['several options', { old: 1, types: { a: 2 } }, { new: 1, types: {}, b: 2 }, ['/old', '/types/a']],
    ['current names', { new: 1, package: {} }, { new: 1, package: {} }, []],
    ['an option that is undefined', { old: undefined }, { old: undefined }, []],
    ['a list', ['old'], ['old'], []],
    ['null', null, null, []],
  ])('handles %s', (_what, written, current, old) => {
    const found = withCurrentNames(written, '/catalogs/0', OPTIONS);
    expect(found.value).toStrictEqual(current);
    expect(found.oldNames.map(({ from }) => from)).toStrictEqual(old.map((one) => `/catalogs/0${one}`));
  });

  test.each(RENAMED_OPTIONS)('renames $from to $to, which the configuration has', async ({ from, to }) => {
    const { definitions } = JSON.parse(await readFile(join(REPOSITORY, 'config.schema.json'), 'utf8'));
    const pathOf = (pointer: string): string[] =>
      pointer.split('/').flatMap((key, at) => (at === 0 ? [] : ['properties', key]));
    expect(definitions.CatalogConfig).toHaveProperty(pathOf(to));
    expect(definitions.CatalogConfig).not.toHaveProperty(pathOf(from));
  });
});

describe('checkConfig', () => {
  test.each<[string, object, readonly object[]]>([
    [
      'an old name',
      { ...GOOD, refusedExamples: 'warning' },
      [
        {
          code: 'HS607',
          severity: 'warning',
          pointer: '/refusedExamples',
          hint: 'rename it to "invalidExamples"',
        },
      ],
    ],
    [
      'an old name in one of several catalogs',
      { catalogs: [GOOD, { ...GOOD, refusedExamples: 'warning' }] },
      [{ code: 'HS607', pointer: '/catalogs/1/refusedExamples' }],
    ],
    [
      'both names',
      { ...GOOD, refusedExamples: 'warning', invalidExamples: 'error' },
      [{ code: 'HS607', hint: 'remove it: "invalidExamples" is given too, and counts' }],
    ],
    [
      'an invalid value under an old name, with the old name',
      { ...GOOD, refusedExamples: 'ignore' },
      [{ code: 'HS602', pointer: '/refusedExamples' }, { code: 'HS607' }],
    ],
    [
      'an invalid value under the new name, beside the old one',
      { ...GOOD, refusedExamples: 'error', invalidExamples: 'ignore' },
      [{ code: 'HS602', pointer: '/invalidExamples' }, { code: 'HS607' }],
    ],
  ])('reports %s', async (_what, config, expected) => {
    expect(await checkConfig(config)).toMatchObject(expected);
  });
});

test('catalogsOf returns options under their current names', () => {
  const config: HookschemaConfig = { ...GOOD, ...{ refusedExamples: 'warning' } };
  expect(catalogsOf(config)).toStrictEqual([{ ...GOOD, invalidExamples: 'warning' }]);
});

const EXAMPLE = {
  ...schemaFiles(GOOD_SCHEMAS),
  'schemas/events/x.json':
    '{ "type": "object", "required": ["type", "id"], "properties": { "type": { "const": "x" } }, "examples": [{ "type": "x" }] }',
};

describe('hookschema generate accepts an old name', () => {
  test.each<[string, object, string, object]>([
    [
      'of a configuration',
      { 'hookschema.config.json': JSON.stringify({ ...GOOD, refusedExamples: 'warning' }, null, 2) },
      'hookschema.config.json:4:3 - warning HS607',
      EXAMPLE,
    ],
    [
      'of a catalog that a package ships',
      {
        'hookschema.config.json': '{ "from": "./shipped.json", "out": "generated" }',
        'shipped.json': '{ "schemas": "schemas", "refusedExamples": "warning" }',
      },
      'shipped.json:1:25 - warning HS607',
      EXAMPLE,
    ],
  ])(
    '%s, with a warning that has the new name, also when there is nothing to do',
    async (_whose, files, place, schemas) => {
      const folder = await temporaryFolder();
      await writeTree(folder, { ...files, ...schemas, 'node_modules/x/package.json': '{}' });
      const first = fakeTerminal(folder);
      expect(await main(['generate'], first)).toBe(0);
      expect(first.stderr).toContain(place);
      expect(first.stderr).toContain('rename it to "invalidExamples"');
      expect(first.stderr).toContain('warning HS409');
      expect(Object.keys(await readTree(join(folder, 'generated')))).toContain('events/x.js');
      const second = fakeTerminal(folder);
      await main(['generate'], second);
      expect(second.stdout).toContain('nothing has changed');
      expect(second.stderr).toBe(first.stderr);
    },
  );
});
