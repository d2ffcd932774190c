import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { type EmittedValidators, eventSchema, generateOne, importEmitted } from './support/catalogs.js';
import { REPOSITORY, readTree, temporaryFolder, writeTree } from './support/folders.js';

/** With so many events more, the repository's 41 are in a catalog that is explained from data. */
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
