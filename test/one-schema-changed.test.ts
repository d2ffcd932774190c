import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createMemory, type WorkMemory } from '../generator/cache/work-memory.js';
import { generate } from '../generator/generate.js';
import type { Memory } from '../generator/schema/memory.js';
import { generate as run } from './support/cached-project.js';
import { CONFIG } from './support/catalogs.js';
import { readTree, type Tree, temporaryFolder, writeTree } from './support/folders.js';

type Schema = { [key: string]: unknown };

/** A catalog in which events share definitions, one is recursive, and one needs a helper type. */
const CATALOG: Readonly<Record<string, Schema>> = {
  'events/a.json': event('a', { who: ref('person'), when: { type: 'string', format: 'date-time' } }),
  'events/b.json': event('b', { tree: ref('tree'), note: { type: ['string', 'null'], maxLength: 9 } }),
  'events/c.json': event('c', { who: ref('person'), keys: ref('keys'), kind: { enum: ['x', 'y'] } }),
  'events/d.json': event('d', { list: { type: 'array', items: ref('tree'), minItems: 1 } }),
  'shared/person.json': {
    type: 'object',
    required: ['id'],
    properties: { id: { type: 'integer', minimum: 1 }, url: { type: 'string', format: 'uri' } },
  },
  'shared/tree.json': {
    type: 'object',
    properties: { name: { type: 'string' }, next: { $ref: 'tree.json' }, owner: { $ref: 'person.json' } },
  },
  'shared/keys.json': {
    type: 'object',
    patternProperties: { '^[0-9]$': { type: 'number' } },
    additionalProperties: false,
  },
};

function event(type: string, properties: Schema): Schema {
  return { type: 'object', required: ['type'], properties: { type: { const: type }, ...properties } };
}

function ref(name: string): Schema {
  return { $ref: `../shared/${name}.json` };
}

type Catalog = Record<string, Schema>;
type Edit = (catalog: Catalog, number: number) => void;

const files = Object.keys(CATALOG);

/** Changes that people make, each to one file. */
const EDITS: readonly Edit[] = [
  ...files.map(
    (file): Edit =>
      (catalog, number) => {
        catalog[file] = { ...catalog[file], description: `Text ${number}.` };
      },
  ),
  ...files.map(
    (file): Edit =>
      (catalog, number) => {
        const schema = catalog[file] ?? {};
        const properties = {
          ...(schema.properties as Schema | undefined),
          [`extra${number}`]: { type: 'boolean' },
        };
        catalog[file] = { ...schema, properties };
      },
  ),
  (catalog, number) => {
    catalog[`events/new${number}.json`] = event(`new${number}`, { who: ref('person') });
  },
  (catalog) => {
    delete catalog['events/b.json'];
  },
  (catalog) => {
    catalog['events/b.json'] = CATALOG['events/b.json'] ?? {};
  },
  (catalog) => {
    const person = catalog['shared/person.json'] ?? {};
    catalog['shared/person.json'] = { ...person, required: ['id', 'url'] };
  },
  (catalog, number) => {
    catalog['shared/keys.json'] = {
      patternProperties: { [`^[a-${'bcd'[number % 3]}]$`]: { type: 'number' } },
    };
  },
  (catalog, number) => {
    catalog['events/a.json'] = {
      ...event('a', { who: ref('person') }),
      examples: [{ type: 'a', who: { id: number + 1, url: 'https://example.com/' } }],
    };
  },
];

/** The output of a catalog. */
async function outputOf(catalog: Catalog, memory?: Memory): Promise<Tree> {
  const folder = await temporaryFolder();
  const schemas = Object.entries(catalog).map(([path, one]) => [`schemas/${path}`, JSON.stringify(one)]);
  await writeTree(folder, Object.fromEntries(schemas));
  await generate(CONFIG, { cwd: folder, ...(memory && { memory }) });
  const tree = await readTree(join(folder, 'generated'));
  await rm(folder, { recursive: true });
  return tree;
}

/** Numbers that look random, and are the same in every run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 8;
  };
}

test.each([1, 2, 3])('after any edit, the output is that of a cold run (seed %i)', async (seed) => {
  const next = numbers(seed);
  const catalog: Catalog = structuredClone(CATALOG);
  const memory = createMemory();
  await outputOf(catalog, memory);
  for (let step = 0; step < 8; step += 1) {
    EDITS[next() % EDITS.length]?.(catalog, next() % 100);
    memory.tidy();
    expect(await outputOf(catalog, memory)).toStrictEqual(await outputOf(catalog));
  }
});

/** A memory that lists the kinds of results that were searched for and not found. */
function observed(memory: WorkMemory): { readonly memory: Memory; readonly missing: string[] } {
  const missing: string[] = [];
  const find: Memory['find'] = (kind, input) => {
    const found = memory.find(kind, input);
    if (found === undefined) missing.push(kind);
    return found;
  };
  return { memory: { ...memory, find }, missing };
}

test('after an edit of one event, its checks, its declaration and its fixtures are made again, and no others', async () => {
  const kept = createMemory();
  const catalog: Catalog = structuredClone(CATALOG);
  await outputOf(catalog, kept);
  const first = observed(kept);
  await outputOf(catalog, first.memory);
  expect(first.missing).toStrictEqual([]);
  catalog['events/d.json'] = { ...catalog['events/d.json'], description: 'Another text.' };
  const second = observed(kept);
  await outputOf(catalog, second.memory);
  expect(second.missing.sort()).toStrictEqual([
    'contradictions',
    'declaration',
    'fixtures',
    'types',
    'values',
  ]);
});

test('what was not used is forgotten', async () => {
  const memory = createMemory();
  await outputOf(structuredClone(CATALOG), memory);
  memory.tidy();
  const declared = (): number =>
    [...memory.entries().keys()].filter((key) => key.startsWith('declaration')).length;
  const all = declared();
  await outputOf({ 'events/a.json': event('a', {}) }, memory);
  memory.tidy();
  expect([all, declared()]).toStrictEqual([Object.keys(CATALOG).length, 1]);
});

test('the memory in the cache is not believed when it was changed', async () => {
  const folder = await temporaryFolder();
  const schemas = Object.entries(CATALOG).map(([path, one]) => [`schemas/${path}`, JSON.stringify(one)]);
  await writeTree(folder, { 'node_modules/x/package.json': '{}', ...Object.fromEntries(schemas) });
  await writeTree(folder, { 'hookschema.config.json': JSON.stringify(CONFIG) });
  expect((await run(folder)).exit).toBe(0);
  const expected = await readTree(join(folder, 'generated'));
  const cache = join(folder, 'node_modules/.cache/hookschema');
  const texts = await Promise.all((await readdir(cache)).map((name) => readFile(join(cache, name), 'utf8')));
  expect(texts.filter((text) => text.includes('export interface AEvent')).length).toBe(1);
  for (const name of await readdir(cache)) {
    const text = await readFile(join(cache, name), 'utf8');
    await writeFile(join(cache, name), text.replace('export interface AEvent', 'export interface XEvent'));
  }
  await rm(join(folder, 'generated'), { recursive: true });
  expect((await run(folder)).exit).toBe(0);
  expect(await readTree(join(folder, 'generated'))).toStrictEqual(expected);
});
