import { execFileSync } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { eventSchema, schemaFiles } from './catalogs.js';
import { type Tree, temporaryFolder, writeTree } from './folders.js';

const NOTE = { note: { type: 'string' } };
/** The schemas of a first version. */
export const OLD = schemaFiles({ 'order.json': eventSchema('order.paid', { properties: NOTE }) });
/** A version without a property of the first. */
export const MAJOR = schemaFiles({ 'order.json': eventSchema('order.paid') });
/** A version with one property more than the first. */
export const MINOR = schemaFiles({
  'order.json': eventSchema('order.paid', { properties: { ...NOTE, more: { type: 'string' } } }),
});

/** A configuration for a version of the package. */
export function config(version: string, more: object = {}): Tree {
  const value = { schemas: 'schemas', out: 'out', package: { name: '@acme/events', version }, ...more };
  return { 'hookschema.config.json': JSON.stringify(value) };
}

/** Runs git, and gives its output. */
export function git(cwd: string, ...args: readonly string[]): string {
  const identity = ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false'];
  return execFileSync('git', [...identity, ...args], {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}

/** A repository in which the old version is tagged, with a new version in the working tree. */
export async function repository(now: Tree, folder = ''): Promise<string> {
  const root = await temporaryFolder();
  const inside = join(root, folder);
  await mkdir(inside, { recursive: true });
  git(root, 'init', '-q');
  await writeTree(inside, { ...config('1.0.0'), ...OLD });
  git(root, 'add', '.');
  git(root, 'commit', '-qm', 'one');
  git(root, 'tag', 'v1.0.0');
  await writeTree(inside, now);
  return inside;
}
