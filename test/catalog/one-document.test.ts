import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { eventSchema } from '../support/catalogs.js';
import { readTree, temporaryFolder, writeTree } from '../support/folders.js';
import { runCommand } from '../support/run-command.js';

const body = (type: string): string => `      requestBody:
        content:
          application/json:
            schema: { type: object, required: [type], properties: { type: { const: ${type} }, by: { $ref: 'parts/by.json' } } }
      responses: { '200': { description: ok } }
`;

/** An OpenAPI document in the root folder of a project, with a file that it refers to and others that it does not. */
const PROJECT = {
  'openapi.yaml': `openapi: 3.1.0\ninfo: { title: Hooks, version: '1' }\nwebhooks:\n  sent:\n    post:\n${body('parcel.sent')}`,
  'parts/by.json': JSON.stringify({ type: 'string' }),
  'other.json': JSON.stringify(eventSchema('other')),
  'package.json': '{}',
};

async function project(config: object, files: object = {}) {
  const folder = await temporaryFolder();
  await writeTree(folder, { ...PROJECT, 'hookschema.config.json': JSON.stringify(config), ...files });
  const run = (...args: string[]) => runCommand(args, folder);
  return { folder, run };
}

const CONFIG = { schemas: 'openapi.yaml', out: 'src/webhooks', target: 'source' };

describe('One file as schemas', () => {
  test.each([
    ['as a text', CONFIG],
    ['in a list', { ...CONFIG, schemas: ['openapi.yaml'] }],
    ['as a glob', { ...CONFIG, schemas: 'open*.yaml' }],
    ['with the output beside it', { ...CONFIG, out: 'webhooks' }],
  ])('may be in the root folder of a project: %s', async (_how, config) => {
    const { folder, run } = await project(config);
    expect(await run('generate')).toMatchObject({ exit: 0, err: '' });
    expect((await readTree(join(folder, config.out)))['types.ts']).toMatch(/ParcelSentEvent[^}]*by\?: By;/);
    expect((await run('list')).out).toBe(
      'parcel.sent  ParcelSentEvent  openapi.yaml\n1 event, 1 shared definition\n',
    );
    expect(await run('generate', '--check')).toMatchObject({ exit: 0, out: '' });
  });

  test('is accepted on the command line', async () => {
    const { run } = await project({});
    expect(await run('generate', '--schemas', 'openapi.yaml', '--out', 'out')).toMatchObject({ exit: 0 });
    expect((await run('list', '--schemas', 'openapi.yaml')).out).toContain('parcel.sent');
    expect((await run('list', '--schemas', './openapi.yaml')).out).toContain('parcel.sent');
  });

  test('may have characters of globs in its name', async () => {
    const { run } = await project(
      { schemas: 'api (v1).json', out: 'src/out' },
      {
        'api (v1).json': JSON.stringify(eventSchema('a.b')),
      },
    );
    expect((await run('list')).out).toContain('api (v1).json');
  });

  test('is read again when a file that it refers to has changed', async () => {
    const { folder, run } = await project(CONFIG);
    await run('generate');
    await writeTree(folder, { 'parts/by.json': JSON.stringify({ type: 'integer' }) });
    expect((await run('generate')).out).toContain('update src/webhooks/types.ts');
    expect((await readTree(join(folder, 'src/webhooks')))['types.ts']).toContain('By = number');
  });

  test('is named in errors without a folder', async () => {
    const { run } = await project(CONFIG, { 'openapi.yaml': 'openapi: [' });
    expect((await run('generate')).err).toMatch(/^openapi\.yaml:1:\d+ - error HS106/);
  });

  test('that does not exist, or cannot be a schema, is an error', async () => {
    const { folder, run } = await project(CONFIG, { 'notes.txt': '' });
    await rm(join(folder, 'openapi.yaml'));
    expect((await run('generate')).err).toContain('HS101: the schema file openapi.yaml does not exist');
    expect((await run('list', '--schemas', 'notes.txt')).err).toContain(
      'HS101: notes.txt has no schema file',
    );
  });

  test.each([
    ['openapi.yaml', '.'],
    ['src/webhooks/api.json', 'src/webhooks'],
    ['**/*.json', 'src/webhooks'],
    ['*/*.json', 'src/webhooks'],
  ])('%s and the output folder %s overlap', async (schemas, out) => {
    const { run } = await project({ schemas, out }, { 'src/webhooks/api.json': '{}' });
    expect((await run('generate')).err).toContain('overlap');
  });
});
