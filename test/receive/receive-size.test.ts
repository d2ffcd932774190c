import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { bundle } from '../../scripts/bench/bundle.mjs';
import { REPOSITORY } from '../support/folders.js';

/** The bytes of a module with everything that it imports, minified and gzipped. */
async function sizeOf(code: string): Promise<number> {
  const bundled = await bundle({ code, folder: join(REPOSITORY, 'generated'), minify: true });
  return gzipSync(bundled, { level: 9 }).length;
}

const parse = "export { parseWebhookEvent } from './index.js';";
const validator = "export { validateOrganizationCreatedEvent } from './events/organization.created.js';";

/** What bundles have for receiving, beyond the validators. `createReceiver` adds handlers, answers and a store. */
test.each([
  ['verify, for one event', `export { verify } from './receive.js'; ${validator}`, validator, 3000],
  ['receive, for all events', "export { receive } from './receive.js';", parse, 3000],
  ['createReceiver, for all events', "export { createReceiver } from './receive.js';", parse, 4400],
])('%s is small beyond the validators', async (_name, code, without, limit) => {
  const size = (await sizeOf(code)) - (await sizeOf(without));
  expect(size).toBeGreaterThan(1000);
  expect(size).toBeLessThan(limit);
});
