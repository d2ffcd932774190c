import { readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { zodSchemas } from '../../docs/examples/zod.js';
import type { CatalogConfig } from '../../generator/config/config.js';
import { withOptions } from '../../generator/emit/emitter.js';
import {
  defineEmitter,
  type EventV1,
  type FixtureReport,
  type FixturesOfEvents,
  runFixtures,
} from '../../generator/emit/index.js';
import { COMPILERS } from '../../scripts/compilers.mjs';
import { caseConfig, caseNames, inCase } from '../support/cases.js';
import { GOOD_SCHEMAS, generateFrom, generateOne } from '../support/catalogs.js';
import { compile, PATIENCE } from '../support/compile.js';
import { REPOSITORY, temporaryFolder, writeTree } from '../support/folders.js';

/** What a Zod schema can do, as far as the tests need it. */
type Parsers = Readonly<Record<string, { safeParse(value: unknown): { readonly success: boolean } }>>;

const [NEWEST = { script: '' }] = COMPILERS.slice(-1);

/** A folder in which emitted code finds Zod. */
async function folderWithZod(): Promise<string> {
  const folder = await temporaryFolder();
  await symlink(join(REPOSITORY, 'node_modules'), join(folder, 'node_modules'));
  await writeTree(folder, {
    'package.json': '{ "type": "module", "dependencies": { "zod": "^4.3.0" } }',
    'tsconfig.json': JSON.stringify({
      compilerOptions: {
        module: 'nodenext',
        target: 'es2022',
        strict: true,
        exactOptionalPropertyTypes: true,
        noUncheckedIndexedAccess: true,
        types: [],
        skipLibCheck: true,
        rootDir: 'out',
        outDir: 'dist',
      },
      include: ['out'],
    }),
  });
  return folder;
}

/** Generates with the example, and says which keywords it has not translated. */
async function generateZod(folder: string, config: Omit<CatalogConfig, 'out'>) {
  let events: readonly EventV1[] = [];
  const spy = defineEmitter({
    name: 'spy',
    emit: (catalog) => {
      events = catalog.events;
      return [];
    },
  });
  const emitters = ['fixtures', zodSchemas, spy] as const;
  const { warnings } = await generateOne({ ...config, out: 'out', emitters }, { cwd: folder });
  const untranslated = warnings
    .filter(({ code }) => code === 'HS804')
    .map(({ message }) => /"(.*)" is not translated/.exec(message)?.[1]);
  return { events, untranslated };
}

/** Runs the fixtures of a folder of JavaScript through its Zod schemas: each through its event's own, and the union. */
async function fixtureReport(folder: string, events: readonly EventV1[]): Promise<FixtureReport> {
  const load = (name: string) => import(/* @vite-ignore */ pathToFileURL(join(folder, name)).href);
  const [{ fixtures }, parsers]: [{ readonly fixtures: FixturesOfEvents }, Parsers] = await Promise.all([
    load('fixtures.js'),
    load('zod.js'),
  ]);
  const names = new Map(events.map((event) => [event.type, `${event.names.type}Schema`]));
  return runFixtures(fixtures, (type, payload) => {
    const own = parsers[names.get(type) ?? '']?.safeParse(payload).success;
    if (own === undefined) throw new Error(`there is no schema for ${type}`);
    return own && parsers.WebhookEventSchema?.safeParse(payload).success === true;
  });
}

describe('The example for Zod', () => {
  test('is written in fewer than 120 lines, by the contract alone', async () => {
    const text = await readFile(join(REPOSITORY, 'docs/examples/zod.ts'), 'utf8');
    expect(text.trimEnd().split('\n').length).toBeLessThan(120);
    expect([...text.matchAll(/from '([^']*)'/g)].map(([, from]) => from)).toStrictEqual(['hookschema/emit']);
  });

  describe('for the events of Scalekit', () => {
    const config = { schemas: join(REPOSITORY, 'schemas') };

    test('accepts every valid fixture and rejects every invalid one, in a package', async () => {
      const folder = await folderWithZod();
      const { events, untranslated } = await generateZod(folder, config);
      expect(untranslated).toStrictEqual([]);
      const report = await fixtureReport(join(folder, 'out'), events);
      expect(report.misjudged).toStrictEqual([]);
      expect(report.valid).toBeGreaterThan(500);
      expect(report.invalid).toBeGreaterThan(3000);
    });

    test('does so among sources, where the compiler compares its types with ours', {
      timeout: PATIENCE,
    }, async () => {
      const folder = await folderWithZod();
      const { events } = await generateZod(folder, { ...config, target: 'source' });
      expect(await readFile(join(folder, 'out/zod.ts'), 'utf8')).not.toContain('@ts-nocheck');
      expect(await compile(NEWEST, ['-p', folder])).toStrictEqual({ accepted: true, output: '' });
      const report = await fixtureReport(join(folder, 'dist'), events);
      expect(report.misjudged).toStrictEqual([]);
      expect(report.valid).toBeGreaterThan(500);
    });
  });
});

interface Difference {
  /** How many invalid fixtures the example accepts. */
  readonly accepted: number;
  /** The keywords that it does not translate, and warns about. */
  readonly because: readonly string[];
}

/**
 * Where the example differs from the schemas of a case. Zod's own formats, other than date-time, are not those of JSON
 * Schema; its literals are compared by identity, which rules out objects; for the other keywords it has no method.
 */
const DIFFERENCES: Readonly<Record<string, Difference>> = {
  annotations: { accepted: 1, because: ['maxProperties', 'minProperties', 'multipleOf', 'uniqueItems'] },
  cloudevents: {
    accepted: 9,
    because: ['format: uri', 'format: uri-reference', 'format: uuid', 'propertyNames'],
  },
  'code-hosting': { accepted: 8, because: ['format: uri'] },
  dialects: { accepted: 8, because: ['dependentRequired', 'dependentSchemas', 'prefixItems'] },
  'draft-04': { accepted: 4, because: ['dependentRequired', 'dependentSchemas', 'prefixItems'] },
  envelope: { accepted: 2, because: ['format: email'] },
  'maps-and-sets': {
    accepted: 3,
    because: ['const', 'contains', 'format: date', 'patternProperties', 'propertyNames', 'uniqueItems'],
  },
  'repeated-objects': { accepted: 3, because: ['format: uri'] },
  'several-types-in-one-schema': { accepted: 2, because: ['format: date'] },
  'unions-and-tuples': { accepted: 7, because: ['const', 'prefixItems'] },
};

describe('The example in the catalogs of test/cases', async () => {
  test.each(await caseNames())(
    '%s: rejects no valid fixture, and warns about every keyword for which it accepts an invalid one',
    async (name) => {
      const folder = await folderWithZod();
      const config = { ...(await caseConfig(name)), schemas: inCase(name, 'schemas') };
      const { events, untranslated } = await generateZod(folder, config);
      const { misjudged } = await fixtureReport(join(folder, 'out'), events);
      expect(misjudged.filter(({ isValid }) => isValid)).toStrictEqual([]);
      const difference = { accepted: misjudged.length, because: [...untranslated].sort() };
      expect(difference).toStrictEqual(DIFFERENCES[name] ?? { accepted: 0, because: [] });
    },
  );
});

test('An emitter gets the options of its entry', async () => {
  const emitters = [withOptions(zodSchemas, { suffix: 'Shape' })];
  const { files } = await generateFrom(GOOD_SCHEMAS, { emitters });
  expect(files['zod.js']).toContain('export const OrderCreatedEventShape = ');
  // @ts-expect-error: the emitter has no such option
  withOptions(zodSchemas, { suffx: 'Shape' });
  // @ts-expect-error: an option of another type
  withOptions(zodSchemas, { suffix: 1 });
});
