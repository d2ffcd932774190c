/**
 * Imports every entry point of the emitted package and judges every fixture by each of them. It uses nothing but the
 * package, so that any Node, and anything else with its module resolution, can run it.
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
