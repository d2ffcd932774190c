import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { generate } from '../../../dist/index.js';

/**
 * An event of a large catalog. Each has its own envelope and data, as large as those of a typical webhook event.
 *
 * @typedef {{ type: string, name: string, property: string }} Event `property`: a property that only this event's data has
 */

/** @param {number} count @returns {readonly Event[]} */
export function eventsOf(count) {
  return Array.from({ length: count }, (_, at) => ({
    type: `resource${at}.updated`,
    name: `Resource${at}Updated`,
    property: `value_${at}`,
  }));
}

/**
 * Generates the types of a catalog the way a user does.
 *
 * @param {readonly Event[]} events
 * @param {string} folder
 * @returns {Promise<string>} the folder of the emitted package
 */
export async function generateTypes(events, folder) {
  const schemas = path.join(folder, 'schemas', 'events');
  mkdirSync(schemas, { recursive: true });
  for (const event of events)
    writeFileSync(path.join(schemas, `${event.type}.schema.json`), JSON.stringify(schemaOf(event)));
  await generate({ schemas: 'schemas', out: 'out', emitters: ['types', 'union'] }, { cwd: folder });
  return path.join(folder, 'out');
}

/** @param {Event} event */
function schemaOf({ type, property }) {
  const text = { type: 'string' };
  return {
    type: 'object',
    required: ['type', 'id', 'occurred_at', 'data'],
    properties: {
      type: { const: type },
      id: text,
      occurred_at: { type: 'string', format: 'date-time' },
      organization_id: text,
      data: {
        type: 'object',
        required: ['id', property],
        properties: {
          id: text,
          [property]: { type: 'number' },
          name: { type: ['string', 'null'] },
          status: { enum: ['active', 'paused', 'gone'] },
          tags: { type: 'array', items: text },
          owner: { type: 'object', required: ['id'], properties: { id: text, email: text } },
        },
      },
    },
  };
}
