import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** States of a schema folder, as texts by file name. They share some events, differ in others, and lack some. */
export const STATES = [
  schemas(['order.created', 'order.paid', 'order.sent', 'user.created'], 'as it was'),
  schemas(['order.created', 'order.paid', 'invoice.created', 'invoice.paid', 'user.created'], 'as it is'),
  schemas(['order.created', 'user.created', 'user.deleted'], 'as it was'),
];

/**
 * @param {readonly string[]} events
 * @param {string} note part of each description
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
 * Replaces the schemas of a folder with those of a state.
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
