import type { Explanation } from './explanation.js';

/** HS4xx: events and their names. */
export const CATALOG = {
  HS401: {
    meaning: 'Everything below events/ has to be an event, and this schema does not say which one.',
    example: '{ "type": "object", "properties": { "id": { "type": "string" } } }',
    mend: 'Add "type": { "const": "order.created" } to its properties, or move a shared definition to another folder. When your events are named by another property, say --discriminator or "discriminator".',
  },
  HS402: {
    meaning:
      'The property that names the event may be many things here, so that nobody can tell from a payload which schema is meant.',
    example: '{ "properties": { "type": { "type": "string" } } }',
    mend: 'Give it a "const", or an "enum" whose every value is an event. A shared definition that has such a property must be referred to by others.',
  },
  HS403: {
    meaning: 'A payload of this type would have two schemas.',
    example: 'two files with "type": { "const": "order.created" }',
    mend: 'Keep one of the two, or correct the type in one.',
  },
  HS404: {
    meaning: 'Two things would get the same name in the emitted code, or one that is taken, or none at all.',
    example: 'the event types order.created and order_created are both OrderCreatedEvent',
    mend: 'Rename a file or a key of "$defs". Event types are never renamed: leave one of the two schemas out.',
  },
  HS405: {
    meaning: 'There are schemas, and none of them names an event.',
    mend: 'Look whether the folder is the right one, and whether the property that names the event is /type; otherwise say --discriminator or "discriminator".',
  },
  HS406: {
    meaning: '"examples" become fixtures, and this one is refused by the schema that it is an example of.',
    example: '{ "properties": { "id": { "type": "string" } }, "examples": [{ "id": 7 }] }',
    mend: 'If the example is a payload that was really sent, the schema is wrong; otherwise correct the example.',
  },
  HS407: {
    meaning:
      'Fixtures are payloads that follow from a schema, and none was found that this one accepts. The message names the innermost place for which there is no value, if it is one place.',
    example:
      '{ "anyOf": [{ "properties": { "id": {} }, "required": ["id"] }], "additionalProperties": false }',
    mend: 'Look whether the schema contradicts itself there: in the example, what requires "id" and what forbids it stand side by side. Otherwise give the property "examples" of its own.',
  },
  HS408: {
    meaning:
      'Every event has files that are called after its type, and file systems take at most 255 bytes for a name.',
    mend: 'Leave the schema out, with "exclude" or by another glob.',
  },
  HS409: {
    meaning:
      'An event has an example in which its own schema finds something wrong, and "invalidExamples": "warning" in the configuration says that this is no reason to stop. The example is not among the fixtures.',
    mend: 'Correct the example or the schema: one of the two is wrong.',
  },
} as const satisfies Record<string, Explanation>;
