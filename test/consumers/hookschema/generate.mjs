/** Generates from a program. The bytes must be those of the command line, which has generated `events/`. */
import assert from 'node:assert/strict';
import { check, DiagnosticError, defineConfig, generate } from 'hookschema';

const config = defineConfig({ schemas: 'schemas', out: 'events', package: { name: '@acme/events' } });
assert.equal((await check(config)).fresh, true);

const elsewhere = defineConfig({ ...config, out: 'elsewhere' });
assert.equal((await check(elsewhere)).fresh, false);
const { catalogs } = await generate(elsewhere);
const [catalog] = catalogs;
assert.deepEqual(catalog?.events, ['invoice.paid', 'invoice.voided']);
assert.ok(catalog?.changes.every(({ kind }) => kind === 'create'));
assert.equal((await check(elsewhere)).fresh, true);

await assert.rejects(generate({ ...config, schemas: 'nowhere' }), DiagnosticError);
