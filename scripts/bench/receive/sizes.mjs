import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { bundle } from '../bundle.mjs';
import { grid } from '../tables.mjs';
import { ROOT } from '../workshop.mjs';

/** Bundles with what they are compared with: the same without receiving. */
const BUNDLES = [
  {
    name: "`verify`, and one event's validator",
    code: "export { verify } from './receive.js'; export { validateOrganizationCreatedEvent } from './events/organization.created.js';",
    without: "export { validateOrganizationCreatedEvent } from './events/organization.created.js';",
  },
  {
    name: '`receive`, all 41 events',
    code: "export { receive } from './receive.js';",
    without: "export { parseWebhookEvent } from './index.js';",
  },
  {
    name: '`createReceiver`, all 41 events',
    code: "export { createReceiver } from './receive.js';",
    without: "export { parseWebhookEvent } from './index.js';",
  },
];

/** The table of gzipped sizes of what receives requests. */
export async function receiveSizes() {
  const rows = [];
  for (const { name, code, without } of BUNDLES) {
    const [whole, rest] = [await sizeOf(code), await sizeOf(without)];
    rows.push([name, String(whole), String(whole - rest)]);
  }
  return grid(['bundle', 'bytes, minified and gzipped', 'of these for receiving'], rows);
}

/** @param {string} code */
async function sizeOf(code) {
  const bundled = await bundle({ code, folder: path.join(ROOT, 'generated'), minify: true });
  return gzipSync(bundled, { level: 9 }).length;
}
