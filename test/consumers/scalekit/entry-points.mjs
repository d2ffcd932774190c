/** Imports every module of the package by name, including every file that a wildcard stands for. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { webhookEventTypes } from '@hookschema/scalekit';
import * as allErrors from '@hookschema/scalekit/all-errors';
import { fixtures } from '@hookschema/scalekit/fixtures';
import * as guards from '@hookschema/scalekit/guards';
import * as validators from '@hookschema/scalekit/validators';

const NAME = '@hookschema/scalekit';
const manifest = readJson(`${NAME}/package.json`);
assert.equal(manifest.name, NAME);
assert.deepEqual(manifest.dependencies ?? {}, {});
assert.deepEqual(Object.keys(fixtures), [...webhookEventTypes]);

const own = await Promise.all(webhookEventTypes.map((type) => import(`${NAME}/events/${type}`)));
const ownNames = own.flatMap((module) => Object.keys(module));
const shared = Object.keys(validators).filter((name) => !/WebhookEvent$/.test(name));
assert.deepEqual(ownNames.sort(), shared.sort());
assert.equal(ownNames.length, 2 * webhookEventTypes.length);
const everyName = [...Object.keys(guards), ...Object.keys(allErrors)];
assert.deepEqual(everyName.sort(), Object.keys(validators).sort());

for (const type of webhookEventTypes) {
  assert.equal(await import(`${NAME}/fixtures/${type}`), fixtures[type]);
}
for (const file of ['webhook-events', ...webhookEventTypes.map((type) => `events/${type}`)]) {
  assert.equal(typeof readJson(`${NAME}/schemas/${file}.schema.json`).$id, 'string');
}

/** Entry points without a wildcard, such as `./validators`. Each has a module and declarations. */
const modules = Object.entries(manifest.exports).filter(
  ([key]) => key.startsWith('./') && !/[*]|json$/.test(key),
);
const root = new URL('.', import.meta.resolve(`${NAME}/package.json`));
for (const [key, { types }] of modules) {
  assert.notEqual(Object.keys(await import(NAME + key.slice(1))).length, 0, key);
  assert.ok(existsSync(new URL(types, root)), types);
}
await assert.rejects(import(`${NAME}/types.js`), { code: 'ERR_PACKAGE_PATH_NOT_EXPORTED' });

/** @param {string} specifier */
function readJson(specifier) {
  return JSON.parse(readFileSync(fileURLToPath(import.meta.resolve(specifier)), 'utf8'));
}
