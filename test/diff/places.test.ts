import { describe, expect, test } from 'vitest';
import { eventSchema, schemaFiles } from '../support/catalogs.js';
import { inFolder, type Tree, temporaryFolder, writeTree } from '../support/folders.js';
import { runCommand } from '../support/run-command.js';

interface Told {
  readonly code: string;
  readonly path: string;
  readonly events: readonly string[];
  readonly old?: string;
  readonly new?: string;
}

interface JsonPlace {
  readonly file?: string;
  readonly line?: number;
  readonly pointer?: string;
}

/** The changes that `hookschema diff old new` finds, with places as `file:line pointer`. */
async function told(old: Tree, fresh: Tree, config: object = {}): Promise<readonly Told[]> {
  const folder = await temporaryFolder();
  await writeTree(folder, {
    ...inFolder('old', old),
    ...inFolder('new', fresh),
    'hookschema.config.json': JSON.stringify({ schemas: 'new', out: 'out', ...config }),
  });
  const { out, err } = await runCommand(['diff', 'old', 'new', '--reporter', 'json'], folder);
  expect(err).toBe('');
  const { result, diagnostics } = JSON.parse(out);
  if (result === null) throw new Error(JSON.stringify(diagnostics));
  const text = (place?: JsonPlace) => place && { text: `${place.file}:${place.line} ${place.pointer}` };
  return result.changes.map(
    ({ code, path, events, old: before, new: now }: Told & Record<string, JsonPlace>) => ({
      code,
      path,
      events,
      ...(before && { old: text(before as JsonPlace)?.text }),
      ...(now && { new: text(now as JsonPlace)?.text }),
    }),
  );
}

const yaml = (note: string): string =>
  `type: object\nrequired: [type]\nproperties:\n  type: { const: paid }\n  # how many\n  count:\n    type: ${note}\n`;

describe('the place of a change', () => {
  test('in YAML', async () => {
    const changes = await told({ 'a.yaml': yaml('integer') }, { 'a.yaml': yaml('string') });
    expect(changes.find(({ code }) => code === 'HS762')).toEqual({
      code: 'HS762',
      path: '/count',
      events: ['paid'],
      old: 'old/a.yaml:6 /properties/count',
      new: 'new/a.yaml:6 /properties/count',
    });
  });

  test('in a base that an event extends, told once for all events', async () => {
    const files = (status: readonly string[]): Tree =>
      schemaFiles(
        {
          'base.json': { type: 'object', properties: { status: { enum: status } } },
          'events/a.json': { ...eventSchema('a'), allOf: [{ $ref: '../base.json' }] },
          'events/b.json': { ...eventSchema('b'), allOf: [{ $ref: '../base.json' }] },
        },
        '.',
      );
    const changes = await told(files(['x']), files(['x', 'y']));
    expect(changes.filter(({ code }) => code === 'HS763')).toEqual([
      {
        code: 'HS763',
        path: '/status',
        events: ['a', 'b'],
        old: 'old/base.json:4 /properties/status',
        new: 'new/base.json:4 /properties/status',
      },
    ]);
  });

  test('of a removed property is the object that had it', async () => {
    const files = (properties: object): Tree =>
      schemaFiles(
        { 'a.json': eventSchema('a', { properties: { data: { type: 'object', properties } } }) },
        '.',
      );
    const [change] = await told(files({ x: { type: 'string' }, y: {} }), files({ y: {} }));
    expect(change).toMatchObject({
      code: 'HS760',
      old: expect.stringContaining('/properties/data/properties/x'),
      new: expect.stringMatching(/\/properties\/data$/),
    });
  });

  test('in the items of a list, a map and a tuple', async () => {
    const files = (type: string): Tree =>
      schemaFiles(
        {
          'a.json': eventSchema('a', {
            properties: {
              list: { type: 'array', items: { type } },
              map: { type: 'object', additionalProperties: { type } },
              tuple: { type: 'array', prefixItems: [{ type }], items: false, minItems: 1 },
            },
          }),
        },
        '.',
      );
    const changes = await told(files('string'), files('number'));
    expect(changes.filter(({ code }) => code === 'HS762').map((one) => one.new?.split(' ')[1])).toEqual([
      '/properties/list/items',
      '/properties/map/additionalProperties',
      '/properties/tuple/prefixItems/0',
    ]);
  });

  test('in the data of CloudEvents', async () => {
    const files = (type: string): Tree =>
      schemaFiles({ 'paid.json': { type: 'object', properties: { total: { type } } } }, '.');
    const config = { discriminator: { envelope: 'cloudevents' }, events: { paid: 'paid.json' } };
    const changes = await told(files('integer'), files('string'), config);
    expect(changes.find(({ code }) => code === 'HS762')).toMatchObject({
      path: '/data/total',
      new: expect.stringContaining('new/paid.json'),
    });
  });

  test('in OpenAPI, in a draft of its own, and behind a header', async () => {
    const document = (type: string): Tree => ({
      'api.yaml': [
        'openapi: 3.1.0',
        'info: { title: t, version: "1" }',
        'webhooks:',
        '  paid:',
        '    post:',
        '      requestBody:',
        '        content:',
        '          application/json:',
        '            schema: { $ref: "#/components/schemas/Paid" }',
        'components:',
        '  schemas:',
        '    Paid:',
        '      type: object',
        '      properties:',
        `        total: { type: ${type} }`,
        '',
      ].join('\n'),
    });
    const config = {
      discriminator: { header: 'x-event' },
      events: { paid: 'api.yaml#/webhooks/paid/post/requestBody/content/application~1json/schema' },
    };
    const changes = await told(document('integer'), document('string'), config);
    expect(changes.find(({ code }) => code === 'HS762')).toMatchObject({
      path: '/total',
      new: 'new/api.yaml:15 /components/schemas/Paid/properties/total',
    });
  });

  test('with include, where the old version has no event for a pattern', async () => {
    const [a, b] = [eventSchema('a'), eventSchema('b')];
    const changes = await told(
      schemaFiles({ 'a.json': a }, '.'),
      schemaFiles({ 'a.json': a, 'b.json': b }, '.'),
      { include: ['a', 'b'] },
    );
    expect(changes.map(({ code, events }) => [code, events])).toEqual([['HS752', ['b']]]);
  });
});
