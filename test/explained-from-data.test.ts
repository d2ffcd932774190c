import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  type EmittedValidators,
  eventSchema,
  generateFrom,
  generateOne,
  importEmitted,
  validatorsOf,
} from './support/catalogs.js';
import { REPOSITORY, readTree, temporaryFolder, writeTree } from './support/folders.js';

/** Together with these, the repository's 41 events are a catalog that is explained from data. */
const MORE = Array.from({ length: 60 }, (_none, at) => `more.${String.fromCharCode(97 + (at % 26))}${at}`);

let folder = '';
beforeAll(async () => {
  const root = await temporaryFolder();
  await cp(join(REPOSITORY, 'schemas'), join(root, 'schemas'), { recursive: true });
  const events = MORE.map((type): [string, string] => [
    `schemas/events/${type}.schema.json`,
    JSON.stringify(eventSchema(type)),
  ]);
  await writeTree(root, Object.fromEntries(events));
  await generateOne({ schemas: 'schemas', out: 'out', package: { name: '@acme/events' } }, { cwd: root });
  folder = join(root, 'out');
});

/** The invalid payloads of the repository's events. */
async function invalidPayloads(): Promise<readonly unknown[]> {
  const files = await readTree(join(REPOSITORY, 'generated', 'events'));
  const types = Object.keys(files).flatMap((path) => (path.endsWith('.js') ? [path.slice(0, -3)] : []));
  const modules = await Promise.all(
    types.map((type) =>
      importEmitted<{ invalid: object }>(join(REPOSITORY, 'generated'), `fixtures/${type}.js`),
    ),
  );
  return modules.flatMap((one) => Object.values(one.invalid as Record<string, { payload: unknown }>));
}

describe('In a catalog of more than 100 events', () => {
  test('there is no code for each place', async () => {
    const { 'explanations.js': code = '', 'all-errors.js': all = '' } = await readTree(folder);
    expect(code + all).not.toMatch(/^(?:export )?function explain/m);
    expect(code).toContain('explainerOf(keywords');
  });

  test.each(['validators', 'all-errors'])(
    '%s says of every invalid fixture what code says',
    async (entry) => {
      const [own, code] = await Promise.all(
        [folder, join(REPOSITORY, 'generated')].map((one) =>
          importEmitted<EmittedValidators>(one, `${entry}.js`),
        ),
      );
      const payloads = await invalidPayloads();
      expect(payloads.length).toBeGreaterThan(1_000);
      const hostile = [
        undefined,
        null,
        7,
        [],
        {},
        { type: 'no.such.event' },
        { type: 'user.login', data: [] },
      ];
      for (const payload of [...payloads, ...hostile])
        expect(own?.validateWebhookEvent(payload)).toStrictEqual(code?.validateWebhookEvent(payload));
    },
  );

  test.each(['validators', 'all-errors'])(
    'a validator of one event in %s says that an event is another one',
    async (entry) => {
      const [own, code] = await Promise.all(
        [folder, join(REPOSITORY, 'generated')].map((one) =>
          importEmitted<EmittedValidators>(one, `${entry}.js`),
        ),
      );
      for (const payload of [{ type: 'role.created' }, { type: 5 }, {}, 'text'])
        expect(own?.validateUserLoginEvent?.(payload)).toStrictEqual(code?.validateUserLoginEvent?.(payload));
    },
  );
});

/** Schemas for which Ajv's verdict is wrong, with a value that they accept and one that they reject. */
const RIGHT: readonly (readonly [schema: object, accepted: unknown, rejected: unknown, path: string])[] = [
  [
    { if: { properties: { a: { const: 1 } }, required: ['a'] }, unevaluatedProperties: false },
    { a: 1 },
    { a: 2 },
    '/data/a',
  ],
  [{ contains: { const: 1 }, unevaluatedItems: false }, [1, 1], [1, 2], '/data'],
  [
    { anyOf: [{ items: { const: 1 } }, { prefixItems: [true] }], unevaluatedItems: { const: 3 } },
    [2, 3],
    [2, 4],
    '/data/1',
  ],
];

test.each(RIGHT)('%j is judged as the specification says', async (schema, accepted, rejected, path) => {
  const data = eventSchema('a', { required: ['data'], properties: { data: schema } });
  const run = await generateFrom({
    'events/a.json': { $schema: 'https://json-schema.org/draft/2020-12/schema', ...data },
  });
  const { validateWebhookEvent, isWebhookEvent } = await validatorsOf(run);
  expect(validateWebhookEvent({ type: 'a', data: accepted })).toMatchObject({ valid: true });
  expect(isWebhookEvent({ type: 'a', data: accepted })).toBe(true);
  expect(validateWebhookEvent({ type: 'a', data: rejected })).toMatchObject({
    valid: false,
    errors: [{ path }],
  });
  expect(isWebhookEvent({ type: 'a', data: rejected })).toBe(false);
});
