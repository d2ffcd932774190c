import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { REPOSITORY, temporaryFolder, writeTree } from '../support/folders.js';
import { runCommand } from '../support/run-command.js';
import { arrived, SECRET, targetUrl, useTarget } from '../support/send-target.js';

/** A project with the package of a provider, and without a configuration. */
const folder = await temporaryFolder();

const sendFrom = (...args: readonly string[]) =>
  runCommand(['send', 'organization.created', '--to', targetUrl(), '--secret', SECRET, ...args], folder);

useTarget();

describe('--from, in a folder without a configuration', () => {
  test('send takes the events of a catalog that ships with hookschema', async () => {
    const { exit, err } = await sendFrom('--from', 'scalekit', '--set', 'data.display_name=Acme');
    expect({ exit, err }).toStrictEqual({ exit: 0, err: '' });
    expect(arrived).toMatchObject([{ type: 'organization.created', name: 'Acme' }]);
  });

  test('validate and list take them too', async () => {
    await writeTree(folder, { 'one.json': '{ "type": "organization.created" }' });
    const validated = await runCommand(['validate', 'one.json', '--from', 'scalekit'], folder);
    expect(validated.exit).toBe(1);
    expect(validated.err).toContain('organization.created');
    const listed = await runCommand(['list', '--from', 'scalekit'], folder);
    expect({ exit: listed.exit, has: listed.out.includes('user.signup') }).toStrictEqual({
      exit: 0,
      has: true,
    });
  });

  test('the catalog of another package is found from the folder', async () => {
    const shipped = await readFile(join(REPOSITORY, 'catalogs/scalekit.json'), 'utf8');
    await writeTree(folder, {
      'node_modules/acme/package.json': '{ "name": "acme", "exports": { "./catalog": "./catalog.json" } }',
      'node_modules/acme/catalog.json': shipped.replace('../schemas', 'schemas'),
      'node_modules/acme/schemas/paid.schema.json':
        '{ "type": "object", "required": ["type"], "properties": { "type": { "const": "order.paid" } } }',
    });
    const { exit, out } = await runCommand(['list', '--from', 'acme/catalog'], folder);
    expect({ exit, has: out.includes('order.paid') }).toStrictEqual({ exit: 0, has: true });
  });

  test.each([
    [['--from', 'stripe'], 2, 'hookschema does not ship a catalog stripe; it ships scalekit'],
    [['--from', 'acme/missing'], 1, 'the catalog acme/missing was not found'],
    [['--from', 'scalekit', '--schemas', 'schemas'], 2, '--from and --schemas exclude each other'],
    [['--from', 'scalekit', '--config', 'c.json'], 2, '--from and --config exclude each other'],
    [['--from', 'scalekit', '--discriminator', '/type'], 2, '--from and --discriminator exclude each other'],
  ])('%j is refused', async (args, exit, message) => {
    const ran = await sendFrom(...args);
    expect(ran.exit).toBe(exit);
    expect(ran.err).toContain(message);
  });

  test('without it, the hint names it', async () => {
    const { exit, err } = await sendFrom();
    expect(exit).toBe(1);
    expect(err).toContain('HS601');
    expect(err).toContain('--from scalekit');
    expect(err).not.toContain('--out');
  });
});
