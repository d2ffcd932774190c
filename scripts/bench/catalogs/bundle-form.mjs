import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** @typedef {Record<string, any>} Schema */

/**
 * Writes the events of an emitted bundle in the form that tools without a notion of events need: a file per event in
 * `schemas/events`, which holds what it refers to.
 *
 * @param {string} bundle the file `webhook-events.schema.json`
 * @param {string} folder
 * @returns {number} the number of events
 */
export function writeBundleForm(bundle, folder) {
  /** @type {{ oneOf: { $ref: string }[], $defs: Record<string, Schema> }} */
  const { oneOf, $defs } = JSON.parse(readFileSync(bundle, 'utf8'));
  const target = path.join(folder, 'schemas', 'events');
  mkdirSync(target, { recursive: true });
  for (const [at, { $ref }] of oneOf.entries()) {
    const name = nameOf($ref);
    const used = ledTo(name, $defs);
    const definitions = Object.fromEntries([...used].map((one) => [one, $defs[one]]));
    const schema = { ...$defs[name], title: `Event ${at}`, definitions };
    const text = JSON.stringify(schema, null, 2).replaceAll('"#/$defs/', '"#/definitions/');
    writeFileSync(path.join(target, `event-${at}.json`), `${text}\n`);
  }
  return oneOf.length;
}

/**
 * The names of all definitions that one leads to.
 *
 * @param {string} start
 * @param {Record<string, Schema>} all
 * @returns {Set<string>}
 */
function ledTo(start, all) {
  /** @type {Set<string>} */
  const found = new Set();
  const open = [start];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    for (const [, ref = ''] of JSON.stringify(all[name]).matchAll(/"\$ref":"([^"]+)"/g)) {
      const next = nameOf(ref);
      if (found.has(next)) continue;
      found.add(next);
      open.push(next);
    }
  }
  return found;
}

/** @param {string} ref */
function nameOf(ref) {
  return ref.slice('#/$defs/'.length).replaceAll('~1', '/').replaceAll('~0', '~');
}
