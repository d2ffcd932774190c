import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import type { FixturesOfEvents } from '../../generator/emit/run-fixtures.js';
import { eventSchema, type Generated, generateFrom, importEmitted } from '../support/catalogs.js';

const run = promisify(execFile);

const texts = (count: number, name: string) =>
  Object.fromEntries(
    Array.from({ length: count }, (_one, at) => [`${name}_${at}`, { type: 'string', format: 'uri' }]),
  );

/** Events that write the same large object each, with an object inside. */
const repository = {
  type: 'object',
  properties: { ...texts(80, 'url'), owner: { type: 'object', properties: texts(20, 'link') } },
};
const EVENTS = Array.from({ length: 12 }, (_one, at) => `push.e${at}`);
const SCHEMAS = Object.fromEntries(
  EVENTS.map((type) => [`${type}.json`, eventSchema(type, { properties: { repository } })]),
);

describe('Payloads with an object that many events have', () => {
  let inPackage: Generated;
  beforeAll(async () => {
    inPackage = await generateFrom(SCHEMAS);
  });

  test('share it, so that it is written once', () => {
    const written = Object.values(inPackage.files).filter((text) => text.includes('url_79: "'));
    expect(written).toHaveLength(1);
  });

  test('are complete and frozen, and their variants too', async () => {
    const folder = join(inPackage.folder, 'generated');
    const { fixtures } = await importEmitted<{ fixtures: FixturesOfEvents }>(folder, 'fixtures.js');
    for (const type of EVENTS) {
      const { full, invalid = [] } = fixtures[type] ?? {};
      expect(full).toMatchObject({
        type,
        repository: { url_79: expect.any(String), owner: { link_19: expect.any(String) } },
      });
      expect(Object.isFrozen((full as { repository: { owner: object } }).repository.owner)).toBe(true);
      expect(invalid.every(({ payload }) => Object.isFrozen(payload))).toBe(true);
    }
  });

  test('stay as they are among sources', async () => {
    const { files } = await generateFrom(SCHEMAS, { target: 'source', importExtension: '.ts' });
    expect(files['fixture-parts.ts']).toContain('url_79: "');
    expect(files['fixtures/push.e3.ts']).toContain('repository: PushE0Event_full_repository');
  });

  test('are complete in JSON', async () => {
    const { files } = await generateFrom(SCHEMAS, { fixtures: { json: true } });
    for (const type of EVENTS)
      expect(JSON.parse(files[`fixtures/${type}/full.json`] ?? '')).toMatchObject({
        repository: { owner: { link_0: expect.any(String) } },
      });
  });
});

describe('Payloads with an object of which the full one has more than the minimal one', () => {
  const owner = { type: 'object', required: Object.keys(texts(80, 'url')), properties: texts(90, 'url') };
  const schemas = Object.fromEntries(
    EVENTS.map((type) => [`${type}.json`, eventSchema(type, { required: ['owner'], properties: { owner } })]),
  );

  test('share both', async () => {
    const { files } = await generateFrom(schemas);
    const written = Object.values(files).filter((text) => text.includes('url_79: "'));
    expect(written).toHaveLength(1);
    expect(files['fixtures/push.e3.js']).toContain('owner: PushE0Event_minimal_owner');
    expect(files['fixtures/push.e3.js']).toContain('owner: PushE0Event_full_owner');
  });
});

describe('Large payloads', () => {
  /** Events that share an object, and have long examples of their own. */
  const catalogOf = (count: number) => {
    const label = { type: 'object', properties: texts(20, 'url') };
    return Object.fromEntries(
      Array.from({ length: count }, (_one, at) => {
        const example = { type: `push.e${at}`, note: 'x'.repeat(20_000) };
        const properties = { label, note: { type: 'string' } };
        return [`push.e${at}.json`, eventSchema(`push.e${at}`, { properties, examples: [example] })];
      }),
    );
  };

  test.each([
    [6, false],
    [60, true],
  ])('of %i events share small objects too: %s', { timeout: 60_000 }, async (count, isShared) => {
    const { files } = await generateFrom(catalogOf(count));
    expect(files['fixture-parts.js'] !== undefined).toBe(isShared);
  });
});

test('Members of an object that are violated in the same way share a row, in the order of the places', async () => {
  const text = { type: 'string' };
  const inner = { type: 'object', required: ['c', 'd'], properties: { c: text, d: text, e: text } };
  const properties = { a: text, b: text, n: { type: 'integer' }, o: inner };
  const { files, folder } = await generateFrom({ 'x.json': eventSchema('x', { properties }) });
  const { 'fixtures/x.js': own = '' } = files;
  expect(own).toContain('  ["", ["/a", "/b"], { type: [null, 0] }],\n  ["", ["/n"], ');
  expect(own).toContain('  ["/o", ["/c", "/d"], { required: [], type: [null, 0] }],\n  ["/o", ["/e"], ');
  const { invalid } = await importEmitted<{
    invalid: readonly { path: string; keyword: string; payload: unknown }[];
  }>(join(folder, 'generated'), 'fixtures/x.js');
  expect([...new Set(invalid.map(({ path }) => path))]).toEqual([
    '/type',
    '/a',
    '/b',
    '/n',
    '/o',
    '/o/c',
    '/o/d',
    '/o/e',
  ]);
  const missing = invalid.find(({ path, keyword }) => path === '/o/d' && keyword === 'required');
  expect(missing?.payload).toEqual({ type: 'x', a: 'a', b: 'b', n: 1, o: { c: 'c', e: 'e' } });
});

describe('The fixtures of one event', () => {
  let generated: Generated;
  beforeAll(async () => {
    generated = await generateFrom({
      'a.json': eventSchema('a', { required: ['id'], properties: { id: { type: 'string', minLength: 3 } } }),
      'b.json': eventSchema('b'),
    });
  });

  /** The files below the output folder that Node reads for an import. */
  async function filesReadFor(path: string): Promise<readonly string[]> {
    const hook = `export async function load(url, context, next) { console.log(url); return next(url, context); }`;
    const script = `import { register } from 'node:module';
register('data:text/javascript,${encodeURIComponent(hook)}');
await import(${JSON.stringify(`./${path}`)});`;
    const cwd = join(generated.folder, 'generated');
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], { cwd });
    return stdout.split('\n').flatMap((url) => url.split('/generated/').slice(1));
  }

  test('are read alone, and makeEvent of one event reads no fixtures of another', async () => {
    expect(await filesReadFor('fixtures/a.js')).toEqual(['fixtures/a.js', 'fixture-support.js']);
    const forMake = await filesReadFor('make/a.js');
    expect(forMake).toContain('fixtures/a.js');
    expect(forMake.filter((path) => /fixtures\.js|fixtures\/b/.test(path))).toEqual([]);
  });

  test('are not written twice: a package has them as JSON only if the configuration says so', () => {
    expect(Object.keys(generated.files).filter((path) => /^fixtures\/.*json$/.test(path))).toEqual([]);
    expect(generated.files['README.md']).not.toContain('.json');
    expect(generated.files['package.json']).not.toContain('fixtures/*.json');
  });

  test('make an event, or say what is wrong with the overrides', async () => {
    const folder = join(generated.folder, 'generated');
    type MakeEvent = (overrides?: object, options?: object) => unknown;
    const { makeEvent } = await importEmitted<{ makeEvent: MakeEvent }>(folder, 'make/a.js');
    expect(makeEvent({ id: 'own' })).toEqual({ type: 'a', id: 'own' });
    expect(() => makeEvent({ id: 'x' })).toThrow(
      'makeEvent: a: /id must be a string of at least 3 characters',
    );
  });
});
