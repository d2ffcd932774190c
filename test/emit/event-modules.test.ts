import { join } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { loadedModules } from '../../scripts/loaded-modules.mjs';
import { caseConfig, caseNames, caseOutput, inCase } from '../support/cases.js';
import { generateOne } from '../support/catalogs.js';
import { eventModulesIn, fileOf, strayModules } from '../support/event-modules.js';
import { REPOSITORY, readTree, temporaryFolder } from '../support/folders.js';

const PACKAGE = join(REPOSITORY, 'generated');

describe('The import of one event loads what it needs, and nothing of the other events:', async () => {
  test('in the package', async () => {
    const files = await readTree(PACKAGE);
    expect(eventModulesIn(files)).toHaveLength(41);
    expect(strayModules(files, '.js')).toEqual([]);
    for (const path of eventModulesIn(files)) {
      const text = [...loadedModules(fileOf(files), `${path}.js`).values()].join('\n');
      const types = eventModulesIn(files).map((other) => `"${other.slice('events/'.length)}"`);
      expect(types.filter((type) => text.includes(type))).toEqual([`"${path.slice('events/'.length)}"`]);
    }
  });

  test.each(await caseNames())('in the case %s', async (name) => {
    const files = await readTree(await caseOutput(name));
    expect(eventModulesIn(files).length).toBeGreaterThan(0);
    expect(strayModules(files, '.js')).toEqual([]);
  });

  test.each(['code-hosting', 'cloudevents', 'names', 'payments'])('in the sources of %s', async (name) => {
    const folder = await temporaryFolder();
    const own = { ...(await caseConfig(name)), schemas: inCase(name, 'schemas') };
    await generateOne({ ...own, out: 'out', target: 'source', importExtension: '.js' }, { cwd: folder });
    const files = await readTree(join(folder, 'out'));
    expect(eventModulesIn(files).length).toBeGreaterThan(0);
    expect(strayModules(files, '.ts')).toEqual([]);
  });

  test('and a stray module would be found', () => {
    const files = {
      'events/a.js': 'import { b } from "../validators.js";\n\nexport function isA() {}\n',
      'events/b.js': 'export function isB() {}\n',
      'validators.js': 'export { isB } from "./events/b.js";\n',
    };
    expect(strayModules(files, '.js')).toEqual([
      'events/a loads validators.js',
      'events/a loads events/b.js',
      'events/a loads isB',
    ]);
  });
});

describe('A program with the modules of two events', () => {
  const bundle = async (...types: readonly string[]): Promise<string> => {
    const { outputFiles } = await build({
      stdin: {
        contents: types.map((type) => `export * from './events/${type}.js';`).join('\n'),
        resolveDir: PACKAGE,
      },
      bundle: true,
      write: false,
      format: 'esm',
      legalComments: 'none',
    });
    return outputFiles.map(({ text }) => text).join('');
  };
  const declared = (code: string): readonly string[] =>
    [...code.matchAll(/^(?:function|var) ([\w$]+)/gm)].map(([, name = '']) => name);

  // Two of one shape, two that share definitions, and two with little in common.
  test.each([
    ['role.created', 'role.updated'],
    ['organization.created', 'organization.updated'],
    ['user.login', 'permission.deleted'],
  ])('has nothing twice: %s and %s', async (one, other) => {
    const [both, first, second] = await Promise.all([bundle(one, other), bundle(one), bundle(other)]);
    const names = declared(both);
    expect(names.length).toBeGreaterThan(20);
    expect(names).toHaveLength(new Set([...declared(first), ...declared(second)]).size);
    expect(names.filter((name) => /[a-z]\d$/.test(name))).toEqual([]);
  });
});
