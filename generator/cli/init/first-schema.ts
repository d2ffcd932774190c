import type { JsonObject } from '../../json/json.js';
import { pointerTokens } from '../../json/json-pointer.js';
import { URI_OF } from '../../schema/dialect.js';

/** The event type of the example schema. */
export const FIRST_EVENT = 'order.created';

/**
 * An example schema for a new catalog. It is short and shows the most important keywords.
 * @param discriminator JSON Pointer to the event type
 */
export function firstSchema(discriminator: string): JsonObject {
  const example = { id: 'ord_1', created_at: '2026-01-31T12:00:00Z', note: null };
  const described: JsonObject = {
    type: 'object',
    required: ['id', 'created_at'],
    properties: {
      id: { type: 'string', description: 'Identifies the order.' },
      created_at: { type: 'string', format: 'date-time' },
      note: { type: ['string', 'null'] },
    },
  };
  const tokens = [...(pointerTokens(discriminator) ?? ['type'])];
  const [schema, payload] = wrap(tokens, FIRST_EVENT);
  return {
    $schema: URI_OF['2020-12'],
    title: 'Order created',
    description: 'An example: replace it with an event of your own.',
    type: 'object',
    required: [...new Set([String(tokens[0]), 'data'])],
    properties: { ...schema, data: described },
    examples: [{ ...payload, data: example }],
  };
}

/** The properties of a schema that lead to the event type, and the same properties of a payload. */
function wrap(tokens: readonly string[], type: string): readonly [JsonObject, JsonObject] {
  const [first = 'type', ...rest] = tokens;
  if (rest.length === 0) return [{ [first]: { const: type } }, { [first]: type }];
  const [schema, payload] = wrap(rest, type);
  return [
    { [first]: { type: 'object', required: [String(rest[0])], properties: schema } },
    { [first]: payload },
  ];
}
