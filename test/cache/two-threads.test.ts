import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { knownFiles } from '../../generator/cache/known-files.js';
import { createMemory, type WorkMemory } from '../../generator/cache/work-memory.js';
import type { CatalogConfig } from '../../generator/config/config.js';
import type { Diagnostic } from '../../generator/diagnostics/index.js';
import { type GenerateOptions, generate } from '../../generator/generate.js';
import { type EmitThread, emitThread } from '../../generator/threads/emit-thread.js';
import type { EmitAnswer } from '../../generator/threads/emit-worker.js';
import { caseConfig, caseNames, inCase } from '../support/cases.js';
import { CONFIG, diagnosticsOf } from '../support/catalogs.js';
import { CATALOG, type Catalog, event } from '../support/edited-catalog.js';
import {
  REPOSITORY,
  readTree,
  TEST_FOLDER,
  type Tree,
  temporaryFolder,
  writeTree,
} from '../support/folders.js';

const PROGRAM = pathToFileURL(join(REPOSITORY, 'dist/threads/emit-worker.js')).href;

/** A thread, and its answers so far. */
function watchedThread(program = PROGRAM) {
  const thread = emitThread(program);
  const answers: (EmitAnswer | undefined)[] = [];
  const printed: string[] = [];
  const watched: EmitThread = {
    emit: async (request) => {
      const answer = await thread.emit(request);
      answers.push(answer);
      return answer;
    },
    print: async (request) => {
      const answer = await thread.print(request);
      if (answer !== undefined) printed.push(...request.wanted.map(({ name }) => name));
      return answer;
    },
    close: thread.close,
  };
  return {
    thread: watched,
    emittedApart: () => answers.flatMap((one) => [...(one?.results.keys() ?? [])]),
    printedApart: () => printed,
  };
}

/** What a run gives. */
interface Given {
  readonly output: Tree;
  readonly found: readonly Diagnostic[];
}

async function run(schemas: Tree, config: CatalogConfig, options: GenerateOptions = {}): Promise<Given> {
  const folder = await temporaryFolder();
  await writeTree(join(folder, 'schemas'), schemas);
  const { warnings, notes } = await generate(config, { ...options, cwd: folder });
  return { output: await readTree(join(folder, 'generated')), found: [...warnings, ...notes] };
}

/** The same schemas in files that are so long that a thread runs all emitters that it can run. */
function padded(schemas: Tree): Tree {
  return Object.fromEntries(
    Object.entries(schemas).map(([path, text]) => [path, `${text}${'\n'.repeat(80_000)}`]),
  );
}

const CASES = await caseNames();

describe.each(CASES)('cases/%s', (name) => {
  test('gives the same files, warnings and notes in one thread and in two', async () => {
    const schemas = await readTree(inCase(name, 'schemas'));
    const config = { ...CONFIG, ...(await caseConfig(name)) };
    const { thread, emittedApart } = watchedThread();
    expect(await run(padded(schemas), config, { thread })).toStrictEqual(await run(schemas, config));
    expect(emittedApart()).toContain('types');
  });
});

test('a thread runs all emitters of code without fixtures, and of a small catalog the one of types', async () => {
  const schemas = await readTree(inCase('minimal', 'schemas'));
  const [small, large] = [watchedThread(), watchedThread()];
  await run(schemas, CONFIG, { thread: small.thread });
  await run(padded(schemas), CONFIG, { thread: large.thread });
  expect(small.emittedApart()).toStrictEqual(['types']);
  expect(large.emittedApart()).toStrictEqual([
    ...['types', 'union', 'validators', 'guards', 'all-errors', 'events', 'receive'],
  ]);
});

test('what a thread would keep for later runs is kept', async () => {
  const schemas = await readTree(inCase('unions-and-tuples', 'schemas'));
  const [apart, here] = [createMemory(), createMemory()];
  await run(schemas, CONFIG, { thread: watchedThread().thread, memory: apart });
  await run(schemas, CONFIG, { memory: here });
  const all = (memory: WorkMemory) =>
    [...memory.kinds()].map(([kind, texts]) => [kind, [...texts].sort()] as const).sort();
  expect(all(apart)).toStrictEqual(all(here));
});

describe('a run that remembers an earlier one', () => {
  const changed = (schemas: Tree): Tree =>
    Object.fromEntries(
      Object.entries(schemas).map(([path, text], at) =>
        at === 0 ? [path, text.replace('{', '{ "description": "Another text.", ')] : [path, text],
      ),
    );

  test('has a thread print what is not known, and nothing else', async () => {
    const schemas = await readTree(inCase('unions-and-tuples', 'schemas'));
    const memory = createMemory();
    await run(schemas, CONFIG, { memory });
    const { thread, emittedApart, printedApart } = watchedThread();
    const given = await run(changed(schemas), CONFIG, { memory, thread });
    expect(given).toStrictEqual(await run(changed(schemas), CONFIG));
    expect([emittedApart(), printedApart().length]).toStrictEqual([[], 1]);
  });

  test.each([
    ['text', { description: 'Another text.' }, []],
    [
      'property',
      event('d', { added: { type: 'string', maxLength: 9 } }),
      ['union', 'validators', 'guards', 'all-errors', 'events'],
    ],
  ])('of a large catalog, after an edit of a %s', async (_what, change, apart) => {
    const folder = await temporaryFolder();
    const write = (catalog: Catalog) =>
      writeTree(
        join(folder, 'schemas'),
        // So long that a thread runs the emitters of all events.
        Object.fromEntries(
          Object.entries(catalog).map(([path, one]) => [path, JSON.stringify(one).padEnd(150_000)]),
        ),
      );
    const known = { cwd: folder, memory: createMemory(), files: knownFiles() };
    await write(CATALOG);
    await generate(CONFIG, known);
    await write({ ...CATALOG, 'events/d.json': { ...CATALOG['events/d.json'], ...change } });
    const { thread, emittedApart, printedApart } = watchedThread();
    const { warnings } = await generate(CONFIG, { ...known, thread });
    const output = await readTree(join(folder, 'generated'));
    expect([emittedApart(), printedApart()]).toStrictEqual([apart, ['DEvent']]);
    await rm(join(folder, 'generated'), { recursive: true });
    expect(warnings).toStrictEqual((await generate(CONFIG, { cwd: folder })).warnings);
    expect(output).toStrictEqual(await readTree(join(folder, 'generated')));
  });

  test('prints by itself where the thread fails', async () => {
    const schemas = await readTree(inCase('unions-and-tuples', 'schemas'));
    const memory = createMemory();
    await run(schemas, CONFIG, { memory });
    const { thread, printedApart } = watchedThread('data:text/javascript,import "./nowhere.js";');
    const given = await run(changed(schemas), CONFIG, { memory, thread });
    expect(given).toStrictEqual(await run(changed(schemas), CONFIG));
    expect(printedApart()).toStrictEqual([]);
  });
});

test('without an invalid example that was left out, everything is emitted again', async () => {
  const schemas = await readTree(join(TEST_FOLDER, 'invalid/example-refused/schemas'));
  const config = { ...CONFIG, invalidExamples: 'warning' } as const;
  const { thread } = watchedThread();
  const given = await run(padded(schemas), config, { thread });
  expect(given).toStrictEqual(await run(padded(schemas), config));
  expect(given.found.map(({ code }) => code)).toContain('HS409');
});

test.each(['everything-at-once', 'example-refused', 'warnings-among-errors'])(
  'invalid/%s gives the same diagnostics in two threads',
  async (name) => {
    const schemas = await readTree(join(TEST_FOLDER, 'invalid', name, 'schemas'));
    const found = await diagnosticsOf(run(schemas, CONFIG, { thread: watchedThread().thread }));
    expect(found.length).toBeGreaterThan(0);
    expect(found).toStrictEqual(await diagnosticsOf(run(schemas, CONFIG)));
  },
);

const WAIT = `import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => `;

test.each([
  ['cannot start', 'import "./nowhere.js";'],
  ['fails when it gets work', `${WAIT} { throw new Error('out of order'); });`],
  ['ends when it gets work', `${WAIT} process.exit(0));`],
])('where a thread %s, the other one does its work', async (_how, program) => {
  const schemas = await readTree(inCase('minimal', 'schemas'));
  const { thread, emittedApart } = watchedThread(`data:text/javascript,${encodeURIComponent(program)}`);
  expect(await run(schemas, CONFIG, { thread })).toStrictEqual(await run(schemas, CONFIG));
  expect(emittedApart()).toStrictEqual([]);
});

test('all catalogs of a configuration use one thread', async () => {
  const folder = await temporaryFolder();
  const schemas = await readTree(inCase('minimal', 'schemas'));
  await writeTree(
    folder,
    Object.fromEntries(Object.entries(schemas).map(([path, text]) => [`schemas/${path}`, text])),
  );
  const { thread, emittedApart } = watchedThread();
  const catalogs = ['one', 'two'].map((out) => ({ ...CONFIG, out }));
  await generate({ catalogs }, { cwd: folder, thread });
  expect(emittedApart()).toStrictEqual(['types', 'types']);
  expect(await readTree(join(folder, 'one'))).toStrictEqual(await readTree(join(folder, 'two')));
});
