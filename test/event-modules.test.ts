import { join } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, test } from 'vitest';
import type { CatalogConfig } from '../generator/config/config.js';
import { loadedModules } from '../scripts/loaded-modules.mjs';
import { caseConfig, caseNames, caseOutput, inCase } from './support/cases.js';
import { type Answer, eventSchema, generateFrom, generateOne, importEmitted } from './support/catalogs.js';
import { REPOSITORY, readTree, type Tree, temporaryFolder } from './support/folders.js';
import { HOSTILE_VALUES } from './support/hostile-values.js';

const PACKAGE = join(REPOSITORY, 'generated');

/** The modules that may be loaded with an event. Each is about no event, or about several. */
const COMMON = ['definition-schemas', 'definitions', 'explanations', 'validation-support'];

/** The modules of the events in an output, without their extension. */
function eventModulesIn(files: Tree): readonly string[] {
  return Object.keys(files).flatMap((path) => /^(events\/.+)(?<!\.d)\.[jt]s$/.exec(path)?.[1] ?? []);
}

/** The names of the guards and validators that an output has for each of its event modules. */
function namesIn(files: Tree, extension: string): ReadonlyMap<string, readonly string[]> {
  return new Map(
    eventModulesIn(files).map((path) => {
      const text = files[path + extension] ?? '';
      return [
        path,
        [...text.matchAll(/^export (?:function|const) ([\p{ID_Continue}$]+)/gmu)].map(
          ([, name = '']) => name,
        ),
      ];
    }),
  );
}

/** Reads the files of an output. */
function fileOf(files: Tree): (path: string) => string {
  return (path) => files[path] ?? expect.fail(`there is no file ${path}`);
}

/** What is wrong with the modules that the import of an event loads. */
function strayModules(files: Tree, extension: string): readonly string[] {
  const all = namesIn(files, extension);
  const common = new Set(COMMON.map((path) => path + extension));
  return [...all.keys()].flatMap((path) => {
    const loaded = loadedModules(fileOf(files), path + extension);
    const stray = [...loaded.keys()].filter((one) => one !== path + extension && !common.has(one));
    const others = [...all].flatMap(([other, names]) => (other === path ? [] : names));
    const text = [...loaded.values()].join('\n');
    const words = new Set(text.match(/[\p{ID_Continue}$]+/gu));
    return [...stray, ...others.filter((name) => words.has(name))].map((what) => `${path} loads ${what}`);
  });
}

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

/** The exports of the fixtures of an event. */
interface Fixtures {
  readonly examples: readonly unknown[];
  readonly minimal: unknown;
  readonly full: unknown;
  readonly variants: Readonly<Record<string, unknown>>;
  readonly invalid: Readonly<Record<string, { readonly payload: unknown }>>;
}

type Validate = ((payload: unknown) => Answer) & {
  readonly '~standard': {
    readonly validate: (payload: unknown) => unknown;
    readonly jsonSchema: { readonly input: (options: { readonly target: string }) => unknown };
  };
};

type Module = Readonly<Record<string, ((payload: unknown) => boolean) | Validate>>;

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

const ITEM = { type: 'object', required: ['sku'], properties: { sku: { $ref: 'sku.json' } } };
const SKU = { type: 'string', pattern: '^[A-Z]{3}-[0-9]+$' };

/** The output for an event that has an item, and another one with these properties. */
async function withItem(properties: object, more: Partial<CatalogConfig> = {}): Promise<Tree> {
  const { files } = await generateFrom(
    {
      'item.json': ITEM,
      'sku.json': SKU,
      'events/a.json': eventSchema('order.paid', { properties: { item: { $ref: '../item.json' } } }),
      'events/b.json': eventSchema('user.left', { properties }),
    },
    more,
  );
  return files;
}

/** The paragraphs of a module: a declaration, a comment, or the imports. */
function paragraphs(files: Tree, path: string): readonly string[] {
  return (files[path] ?? '').trim().split('\n\n');
}

describe('What one event alone needs', () => {
  test('is in its module, and once more in the modules of all events', async () => {
    const files = await withItem({});
    for (const path of ['payloads.js', 'events/order.paid.js']) {
      expect(files[path]).toMatch(/^const SKU_PATTERN = /m);
      expect(files[path]).toMatch(/^(?:export )?function isSku\(/m);
      expect(files[path]).toMatch(/^(?:export )?function isItem\(/m);
    }
    for (const path of ['json-schemas.js', 'events/order.paid.js']) {
      expect(files[path]).toMatch(/^(?:export )?const schemaSku = /m);
      expect(files[path]).toMatch(/^(?:export )?const schemaItem = /m);
    }
    expect(files['events/user.left.js']).not.toMatch(/item|sku/i);
    expect(Object.keys(files).filter((path) => /^definition/.test(path))).toEqual([]);
  });

  test('moves to the module of definitions, with all that it needs, once another event needs it', async () => {
    const [before, after] = [await withItem({}), await withItem({ last: { $ref: '../item.json' } })];
    const without = (path: string): readonly string[] =>
      paragraphs(before, path).filter(
        (text) => !/^(?:export )?\w+ (?:isSku|isItem|SKU_|schemaSku|schemaItem)/.test(text),
      );
    const isOther = (text: string): boolean =>
      !text.startsWith('import ') && !/user_?(?:left|payload)/i.test(text);
    for (const path of ['payloads.js', 'json-schemas.js', 'events/order.paid.js'])
      expect(paragraphs(after, path).filter(isOther)).toEqual(without(path).filter(isOther));
    for (const path of ['guards.js', 'validators.js', 'all-errors.js', 'index.js'])
      expect(after[path]).toBe(before[path]);
    expect(after['definitions.js']).toMatch(/^export const SKU_PATTERN/m);
    expect(after['definitions.js']).toMatch(/^export function isItem\(/m);
    expect(after['definition-schemas.js']).toMatch(/^export const schemaItem/m);
  });

  test('is emitted without the modules of other emitters', async () => {
    const files = await withItem({}, { emitters: ['events'] });
    expect(strayModules(files, '.js')).toEqual([]);
    expect(Object.keys(files).filter((path) => /^all-errors|^fixtures/.test(path))).toEqual([]);
    const alone = await withItem({}, { emitters: ['guards'] });
    expect(eventModulesIn(alone)).toEqual([]);
    expect([...loadedModules(fileOf(alone), 'guards.js').keys()].sort()).toEqual([
      'guards.js',
      'payloads.js',
      'validation-support.js',
    ]);
  });
});

describe('The guard and the validator of an event module say what those of validators say', async () => {
  const folders: readonly (readonly [string, () => Promise<string>])[] = [
    ['the package', async () => PACKAGE],
    ...(await caseNames()).map((name) => [`the case ${name}`, () => caseOutput(name)] as const),
  ];
  test.each(folders)('%s', async (_name, folderOf) => {
    const folder = await folderOf();
    const files = await readTree(folder);
    const all = await importEmitted<Module>(folder, 'validators.js');
    let rejected = 0;
    for (const path of eventModulesIn(files)) {
      const own = await importEmitted<Module>(folder, `${path}.js`);
      const { examples, minimal, full, variants, invalid } = await fixturesOf(folder, path);
      const valid = [...examples, minimal, full, ...Object.values(variants)];
      const payloads = [...valid, ...Object.values(invalid).map(({ payload }) => payload)];
      for (const [name, check] of Object.entries(own)) {
        const other = all[name] ?? expect.fail(`validators has no ${name}`);
        for (const payload of payloads) expect(check(payload), name).toStrictEqual(other(payload));
        // Made for each, because some change when they are read.
        for (const make of Object.values(HOSTILE_VALUES))
          expect(withoutValue(check(make()))).toStrictEqual(withoutValue(other(make())));
        if ('~standard' in check) expectSameStandard(check, other as Validate, payloads);
      }
      rejected += Object.keys(invalid).length;
    }
    expect(rejected).toBeGreaterThan(0);
  });
});

function fixturesOf(folder: string, path: string): Promise<Fixtures> {
  return importEmitted(folder, `${path.replace('events/', 'fixtures/')}.js`);
}

function withoutValue(answer: Answer | boolean): Answer | boolean {
  return typeof answer === 'object' && answer.valid ? true : answer;
}

function expectSameStandard(own: Validate, other: Validate, values: readonly unknown[]): void {
  const { validate, jsonSchema } = own['~standard'];
  const expected = other['~standard'];
  const target = { target: 'draft-2020-12' };
  expect(jsonSchema.input(target)).toStrictEqual(expected.jsonSchema.input(target));
  for (const value of values) expect(validate(value)).toStrictEqual(expected.validate(value));
}
