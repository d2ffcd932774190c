import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Schemas by their file names: states that share some events, change some, and have some alone. */
export const STATES = [
  schemas(['order.created', 'order.paid', 'order.sent', 'user.created'], 'as it was'),
  schemas(['order.created', 'order.paid', 'invoice.created', 'invoice.paid', 'user.created'], 'as it is'),
  schemas(['order.created', 'user.created', 'user.deleted'], 'as it was'),
];

/**
 * @param {readonly string[]} events
 * @param {string} note what the description of each says
 * @returns {Readonly<Record<string, string>>}
 */
function schemas(events, note) {
  const text = (/** @type {string} */ type) =>
    JSON.stringify({
      description: `${type}, ${note}.`,
      type: 'object',
      required: ['type', 'id', 'at'],
      properties: {
        type: { const: type },
        id: { type: 'string', minLength: 1 },
        at: { type: 'string', format: 'date-time' },
        tags: { type: 'array', items: { enum: ['a', 'b'] } },
      },
    });
  return Object.fromEntries(events.map((type) => [`${type}.schema.json`, text(type)]));
}

/**
 * Makes a state's schemas the ones of a folder.
 *
 * @param {string} folder
 * @param {Readonly<Record<string, string>>} state
 */
export function writeState(folder, state) {
  const events = path.join(folder, 'schemas', 'events');
  rmSync(events, { recursive: true, force: true });
  mkdirSync(events, { recursive: true });
  for (const [name, text] of Object.entries(state)) writeFileSync(path.join(events, name), text);
}
