import { readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { writeWhole } from '../../generator/cache/cache-file.js';
import { knownFiles } from '../../generator/cache/known-files.js';
import { createMemory, type WorkMemory } from '../../generator/cache/work-memory.js';
import type { Diagnostic } from '../../generator/diagnostics/index.js';
import { generate } from '../../generator/generate.js';
import type { Memory } from '../../generator/schema/memory.js';
import { digest } from '../../generator/text/digest.js';
import { generate as run } from '../support/cached-project.js';
import { CONFIG } from '../support/catalogs.js';
import { CATALOG, type Catalog, EDITS, event, numbers } from '../support/edited-catalog.js';
import { readTree, type Tree, temporaryFolder, writeTree } from '../support/folders.js';

/** What a run gives. */
interface Given {
  readonly output: Tree;
  readonly warnings: readonly Diagnostic[];
}

/** What a run gives for a catalog in a new folder. */
async function outputOf(catalog: Catalog, memory?: Memory): Promise<Given> {
  const folder = await temporaryFolder();
  const schemas = Object.entries(catalog).map(([path, one]) => [`schemas/${path}`, JSON.stringify(one)]);
  await writeTree(folder, Object.fromEntries(schemas));
  const { warnings } = await generate(CONFIG, { cwd: folder, ...(memory && { memory }) });
  const output = await readTree(join(folder, 'generated'));
  await rm(folder, { recursive: true });
  return { output, warnings };
}

test.each([1, 2, 3])(
  'after any edit, output and warnings are those of a cold run (seed %i)',
  async (seed) => {
    const next = numbers(seed);
    const catalog: Catalog = structuredClone(CATALOG);
    const memory = createMemory();
    await outputOf(catalog, memory);
    for (let step = 0; step < 8; step += 1) {
      EDITS[next() % EDITS.length]?.(catalog, next() % 100);
      memory.tidy();
      expect(await outputOf(catalog, memory)).toStrictEqual(await outputOf(catalog));
    }
  },
);

/** Writes the schemas that differ from those in a folder, and removes the others, as an editor does. */
async function edit(folder: string, before: Catalog, now: Catalog): Promise<void> {
  for (const path of Object.keys(before))
    if (now[path] === undefined) await rm(join(folder, 'schemas', path));
  const changed = Object.entries(now).filter(([path, one]) => one !== before[path]);
  await writeTree(
    folder,
    Object.fromEntries(changed.map(([path, one]) => [`schemas/${path}`, JSON.stringify(one)])),
  );
}

test.each([4, 5])(
  'a process that generates again gives the output and warnings of a cold run (seed %i)',
  async (seed) => {
    const next = numbers(seed);
    const catalog: Catalog = structuredClone(CATALOG);
    const folder = await temporaryFolder();
    await edit(folder, {}, catalog);
    // Files that have just been written are read again.
    await setTimeout(1100);
    const known = { memory: createMemory({ holds: true }), files: knownFiles() };
    for (let step = 0; step < 10; step += 1) {
      const { warnings } = await generate(CONFIG, { cwd: folder, force: true, ...known });
      known.memory.tidy();
      const output = await readTree(join(folder, 'generated'));
      expect({ output, warnings }).toStrictEqual(await outputOf(catalog));
      const before = { ...catalog };
      // A file that is written again, and an edit that is an error and is taken back.
      const paths = Object.keys(catalog);
      const path = paths[next() % paths.length] ?? '';
      if (step % 4 === 2) {
        await edit(folder, catalog, { ...catalog, [path]: { type: 'object', required: 1 } });
        await expect(generate(CONFIG, { cwd: folder, force: true, ...known })).rejects.toThrow();
      }
      if (step % 2 === 0) await edit(folder, { ...catalog, [path]: {} }, catalog);
      EDITS[next() % EDITS.length]?.(catalog, next() % 100);
      await edit(folder, before, catalog);
      // Without its manifest, hookschema leaves the files of events that are gone alone.
      const files = Object.keys(output).filter((one) => one !== 'hookschema.manifest.json');
      const file = join(folder, 'generated', files[next() % files.length] ?? '');
      if (step % 3 === 0) await rm(file);
      if (step % 3 === 1) await writeFile(file, 'changed by hand');
    }
  },
);

test('a process sees a change that leaves size and modification time as they were', async () => {
  const folder = await temporaryFolder();
  const catalog = (name: string): Catalog => ({
    'events/a.json': event('a', { [name]: { type: 'string' } }),
  });
  const [schema, type] = [join(folder, 'schemas/events/a.json'), join(folder, 'generated/types.d.ts')];
  await edit(folder, {}, catalog('one'));
  const known = { memory: createMemory({ holds: true }), files: knownFiles() };
  const run = async () => generate(CONFIG, { cwd: folder, force: true, ...known });
  await run();
  await setTimeout(1100);
  await run();
  const replace = async (path: string, from: string, to: string) => {
    const { atime, mtime } = await stat(path);
    const text = await readFile(path, 'utf8');
    await writeFile(path, text.replaceAll(from, to));
    await utimes(path, atime, mtime);
  };
  await replace(schema, '"one"', '"two"');
  await replace(type, 'AEvent', 'XEvent');
  await run();
  const { output } = await outputOf(catalog('two'));
  expect(await readTree(join(folder, 'generated'))).toStrictEqual(output);
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

test.each([
  ['text', { description: 'Another text.' }, []],
  [
    'property',
    event('d', { list: { type: 'array' } }),
    ['fixture summary', 'fixtures', 'outputs', 'parts', 'subjects', 'verified'],
  ],
])(
  'after an edit of a %s of one event, what follows from it is made again, and nothing else',
  async (_what, change, further) => {
    const kept = createMemory();
    const catalog: Catalog = structuredClone(CATALOG);
    await outputOf(catalog, kept);
    const first = observed(kept);
    await outputOf(catalog, first.memory);
    expect(first.missing).toStrictEqual([]);
    catalog['events/d.json'] = { ...catalog['events/d.json'], ...change };
    const second = observed(kept);
    await outputOf(catalog, second.memory);
    const always = ['contradictions', 'declaration', 'events', 'files', 'keyword values', 'types', 'values'];
    expect([...new Set(second.missing)].sort()).toStrictEqual([...always, ...further].sort());
  },
);

// The declarations are those of the files, and of the shape that events repeat.
test('what was not used is forgotten', async () => {
  const memory = createMemory();
  await outputOf(structuredClone(CATALOG), memory);
  memory.tidy();
  const declared = (): number => memory.kinds().get('declaration')?.size ?? 0;
  const all = declared();
  await outputOf({ 'events/a.json': event('a', {}) }, memory);
  memory.tidy();
  // The repeated object has a declaration too.
  expect([all, declared()]).toStrictEqual([Object.keys(CATALOG).length + 1, 1]);
});

/** A project in a folder, with a cache. */
async function project(): Promise<string> {
  const folder = await temporaryFolder();
  const config = JSON.stringify(CONFIG);
  await writeTree(folder, { 'node_modules/x/package.json': '{}', 'hookschema.config.json': config });
  return folder;
}

test.each([6, 7, 8])(
  'runs that find only what earlier runs have kept on disk give the output and warnings of a cold run (seed %i)',
  async (seed) => {
    const next = numbers(seed);
    const catalog: Catalog = structuredClone(CATALOG);
    const folder = await project();
    const cache = join(folder, 'node_modules/.cache/hookschema');
    await edit(folder, {}, catalog);
    for (let step = 0; step < 12; step += 1) {
      const ran = await run(folder);
      const cold = await project();
      await edit(cold, {}, catalog);
      await writeFile(
        join(cold, 'hookschema.config.json'),
        await readFile(join(folder, 'hookschema.config.json')),
      );
      const expected = await run(cold);
      const output = await readTree(join(folder, 'generated'));
      expect(output).toStrictEqual(await readTree(join(cold, 'generated')));
      expect([ran.exit, ran.err]).toStrictEqual([expected.exit, expected.err]);
      await rm(cold, { recursive: true });
      const before = { ...catalog };
      EDITS[next() % EDITS.length]?.(catalog, next() % 100);
      await edit(folder, before, catalog);
      // A file that is gone is written again, whatever is known about it.
      const files = Object.keys(output).filter((one) => one !== 'hookschema.manifest.json');
      if (step % 3 === 0) await rm(join(folder, 'generated', files[next() % files.length] ?? ''));
      if (step % 4 === 1) await damage(cache, next());
      if (step % 5 === 2) {
        const config = { ...CONFIG, package: { ...CONFIG.package, name: `@acme/events-${step}` } };
        await writeFile(join(folder, 'hookschema.config.json'), JSON.stringify(config));
      }
    }
  },
);

/** Damages one file of the cache: cuts it off, or replaces a letter in it. */
async function damage(cache: string, number: number): Promise<void> {
  const names = (await readdir(cache)).sort();
  const file = join(cache, names[number % names.length] ?? '');
  const text = await readFile(file, 'utf8');
  const at = number % text.length;
  const other = text[at] === 'x' ? 'y' : 'x';
  await writeFile(
    file,
    number % 2 === 0 ? text.slice(0, at) : text.slice(0, at) + other + text.slice(at + 1),
  );
}

test('a file that was edited by hand is reported, whatever is kept about it', async () => {
  const folder = await project();
  await edit(folder, {}, structuredClone(CATALOG));
  expect((await run(folder)).exit).toBe(0);
  const file = join(folder, 'generated/events/a.js');
  const { atime, mtime } = await stat(file);
  await writeFile(file, (await readFile(file, 'utf8')).replace('export', 'expert'));
  await utimes(file, atime, mtime);
  await edit(folder, {}, { 'events/d.json': event('d', { more: { type: 'string' } }) });
  const { exit, err } = await run(folder);
  expect([exit, err]).toStrictEqual([1, expect.stringContaining('generated/events/a.js - error HS501')]);
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

test('what another build of the program has kept is not believed', async () => {
  const folder = await project();
  await edit(folder, {}, structuredClone(CATALOG));
  await run(folder);
  const expected = await readTree(join(folder, 'generated'));
  const cache = join(folder, 'node_modules/.cache/hookschema');
  const kept = (await readdir(cache)).map((name) => join(cache, name));
  for (const file of kept) {
    const [, head = '', ...lines] = (await readFile(file, 'utf8')).split('\n');
    const other = head.replace(/ \d+ \d+"\]$/, ' 1 2"]');
    const content = [other, ...lines]
      .join('\n')
      .replace('export interface AEvent', 'export interface XEvent');
    writeWhole(file, `${digest(content)}\n${content}`);
  }
  await edit(folder, {}, { 'events/d.json': { ...CATALOG['events/d.json'], description: 'Another text.' } });
  await rm(join(folder, 'generated/types.d.ts'));
  expect((await run(folder)).exit).toBe(0);
  const output = await readTree(join(folder, 'generated'));
  expect(output['types.d.ts']?.replace('/** Another text. */\n', '')).toBe(expected['types.d.ts']);
});
