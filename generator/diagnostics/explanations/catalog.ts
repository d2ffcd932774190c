import type { Explanation } from './explanation.js';

/** An event with an example that its own schema rejects. */
const WITH_AN_INVALID_EXAMPLE = `{
  "type": "object",
  "required": ["type"],
  "properties": { "type": { "const": "order.created" }, "id": { "type": "string" } },
  "examples": [{ "type": "order.created", "id": 7 }]
}
`;

/** A list that is too long for a variant of each value. */
const LIST_OF_NUMBERS = Array.from({ length: 10_500 }, (_, at) => `, ${at + 1}`).join('');

/** The text of a minimal schema for an event. */
const eventOf = (type: string): string =>
  `{ "type": "object", "required": ["type"], "properties": { "type": { "const": "${type}" } } }\n`;

/** HS4xx: events and their names. */
export const CATALOG = {
  HS401: {
    meaning: 'Every schema below events/ must describe an event, and this one does not say which.',
    example: {
      files: {
        'schemas/events/order.schema.json':
          '{ "type": "object", "properties": { "id": { "type": "string" } } }\n',
      },
    },
    fix: 'Add "type": { "const": "order.created" } to its properties, or move a shared definition to another folder. When your events are named by another property, set --discriminator or "discriminator".',
  },
  HS402: {
    meaning:
      'The property that names the event has no fixed value here, so a payload cannot be matched to its schema.',
    example: {
      files: {
        'schemas/events/order.schema.json':
          '{ "type": "object", "properties": { "type": { "type": "string" } } }\n',
      },
    },
    fix: 'Give it a "const", or an "enum" in which every value is an event type. A shared definition that has such a property must be referred to by other schemas.',
  },
  HS403: {
    meaning: 'A payload has exactly one schema, but two schemas claim this event type.',
    example: {
      files: {
        'schemas/events/a.schema.json': eventOf('order.created'),
        'schemas/events/b.schema.json': eventOf('order.created'),
      },
    },
    fix: 'Keep one of the two, or correct the type in one. If they are variants of one event, list both in the "oneOf" of one file. If another property tells them apart, add it to "discriminator" in the configuration.',
  },
  HS404: {
    meaning:
      'Two events or definitions would get the same name in the emitted code, or one would get a reserved name or none.',
    example: {
      files: {
        'schemas/events/a.schema.json': eventOf('order.created'),
        'schemas/events/b.schema.json': eventOf('order_created'),
      },
    },
    fix: 'Rename a file or a key of "$defs", or choose a name with "names" in the configuration.',
  },
  HS405: {
    meaning: 'The schemas were read, and none of them describes an event.',
    example: { files: { 'schemas/order.schema.json': '{ "type": "object" }\n' } },
    fix: 'Check that the folder is the right one, and that /type is the property that names the event; otherwise set --discriminator or "discriminator".',
  },
  HS406: {
    meaning: '"examples" become fixtures, and the schema rejects one of its own examples.',
    example: { files: { 'schemas/events/order.created.schema.json': WITH_AN_INVALID_EXAMPLE } },
    fix: 'If the example is a payload that was really sent, the schema is wrong; otherwise correct the example.',
  },
  HS407: {
    meaning:
      'Fixtures are sample payloads that are made from the schema. For this event none was found: its constraints are too hard to guess, or contradict each other. Types and validators are complete; only tests that use this fixture have none. The message names the innermost place without a valid value, if there is only one.',
    example: {
      files: {
        'schemas/events/order.created.schema.json': `{
  "type": "object",
  "required": ["type", "code"],
  "properties": {
    "type": { "const": "order.created" },
    "code": { "type": "string", "pattern": "^(?=.*z)(?!.*x).{9}$" }
  }
}
`,
      },
    },
    fix: 'Add a real payload to the "examples" of the event, or a valid value to those of the property. If the keywords at that place contradict each other, correct them.',
  },
  HS408: {
    meaning:
      'Every event has files that are named after its type, and file systems allow at most 255 bytes in a name.',
    example: { files: { 'schemas/events/long.schema.json': eventOf(`order.${'x'.repeat(300)}`) } },
    fix: 'Leave the schema out, with "exclude" or by another glob.',
  },
  HS409: {
    meaning:
      'The schema of an event rejects one of its own examples, and "invalidExamples": "warning" in the configuration says that generation goes on. The example is not among the fixtures.',
    example: {
      files: {
        'schemas/events/order.created.schema.json': WITH_AN_INVALID_EXAMPLE,
        'hookschema.config.json': `{
  "schemas": "schemas",
  "out": "generated",
  "package": { "name": "@acme/events" },
  "invalidExamples": "warning"
}
`,
      },
      run: 'hookschema generate',
    },
    fix: 'Correct the example or the schema: one of the two is wrong.',
  },
  HS410: {
    meaning:
      'The configuration gives a schema an event type that its own literal excludes. No payload could be both, so nothing would ever be accepted as this event.',
    example: {
      files: {
        'schemas/order.json': eventOf('order.paid'),
        'hookschema.config.json': `{
  "schemas": "schemas",
  "out": "generated",
  "package": { "name": "@acme/events" },
  "events": { "order.payed": "order.json" }
}
`,
      },
      run: 'hookschema generate',
    },
    fix: 'Correct the event type in "events", or the literal in the schema. Where several properties name the event, the type must consist of one part for each.',
  },
  HS411: {
    meaning:
      'The full payload of an event is so large, or its schemas list so many values, that checking as many variants of it as "fixtures" in the configuration allows would take too many steps. The fixtures have the first variants only. Types and validators are complete.',
    example: {
      files: {
        'hookschema.config.json': `{
  "schemas": "schemas",
  "out": "generated",
  "package": { "name": "@acme/events" },
  "fixtures": { "variants": 20000 }
}
`,
        'schemas/codes.json': `{
  "type": "object",
  "required": ["type", "code"],
  "properties": {
    "type": { "const": "codes" },
    "code": { "enum": [0${LIST_OF_NUMBERS}] }
  }
}
`,
      },
      run: 'hookschema generate',
    },
    fix: 'Nothing has to be done. A smaller number in "fixtures" requires fewer steps.',
  },
  HS412: {
    meaning:
      'How many constraints of the schemas the invalid fixtures violate, at least once in the catalog. Counted are the constraints that one change to a full payload can violate. Objects that are equal in several events count once. Fewer are violated than there are where "fixtures" in the configuration limits the number of invalid payloads, or where a change violates another constraint as well.',
    example: {
      files: {
        'schemas/order.json': eventOf('order.paid'),
        'hookschema.config.json': `{
  "schemas": "schemas",
  "out": "generated",
  "package": { "name": "@acme/events" },
  "fixtures": { "invalid": 1 }
}
`,
      },
      run: 'hookschema generate --verbose',
    },
    fix: 'Nothing has to be done. Without a number for "invalid" in "fixtures", every constraint is violated that can be.',
  },
} as const satisfies Record<string, Explanation>;
