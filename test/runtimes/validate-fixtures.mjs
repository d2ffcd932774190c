/**
 * Imports every entry point of the emitted package, and validates every fixture with each of them. It uses only the
 * package, so every version of Node, and every runtime with Node's module resolution, can run it.
 */
import assert from 'node:assert/strict';
import * as root from '@hookschema/scalekit';
import * as allErrors from '@hookschema/scalekit/all-errors';
import { fixtures } from '@hookschema/scalekit/fixtures';
import * as guards from '@hookschema/scalekit/guards';
import * as validators from '@hookschema/scalekit/validators';
import { judgeFixtures } from './judge-fixtures.mjs';

const events = await Promise.all(
  root.webhookEventTypes.map((type) => import(`@hookschema/scalekit/events/${type}`)),
);
const judged = judgeFixtures({ root, validators, guards, allErrors, fixtures, events });
assert.deepEqual(judged.failures, []);
assert.ok(judged.count > 0);
console.log(`${judged.count} payloads`);
