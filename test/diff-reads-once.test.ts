import { basename } from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { resolveConfig } from '../generator/config/resolve-config.js';
import { diffVersions } from '../generator/diff.js';
import type * as Reading from '../generator/load/read-schemas.js';
import type { Version } from '../generator/versions/version.js';
import { eventSchema, schemaFiles } from './support/catalogs.js';
import { temporaryFolder, writeTree } from './support/folders.js';

const reads = vi.hoisted((): string[] => []);

vi.mock('../generator/load/read-schemas.js', async (original) => {
  const real = await original<typeof Reading>();
  return {
    ...real,
    readSchemas: (...[source]: Parameters<typeof real.readSchemas>) => {
      reads.push(source.label);
      return real.readSchemas(source);
    },
  };
});

beforeEach(() => void reads.splice(0));

/** A version of a catalog: a folder with one event. */
async function version(folder: string, name: string, type: string): Promise<Version> {
  await writeTree(
    folder,
    schemaFiles({ 'events/a.json': eventSchema('a', { properties: { id: { type } } }) }, name),
  );
  const [resolved] = await resolveConfig({ schemas: name, out: 'out' }, folder);
  if (resolved === undefined) throw new Error('no catalog');
  return { label: name, resolved, base: folder, isOwn: true, close: () => Promise.resolve() };
}

test('diff reads each version once, for the changes and for their places', async () => {
  const folder = await temporaryFolder();
  const [old, fresh] = [await version(folder, 'old', 'string'), await version(folder, 'new', 'integer')];
  const { changes } = await diffVersions(old, fresh, folder);
  expect(changes.map((change) => change.old?.file)).toContain('old/events/a.json');
  expect(reads.map((label) => basename(label))).toEqual(['old', 'new']);
});
