import type { Explanation } from './explanation.js';

/** HS1xx: reading files. */
export const READING = {
  HS101: {
    meaning:
      'The schema folder does not exist, or a file or folder in it cannot be read: the permission is missing, or it is a FIFO, a socket or a device.',
    example: { run: 'hookschema generate --schemas schmeas --out generated' },
    fix: 'Correct the name in the configuration or after --schemas: it must be a folder with .json or .yaml files in it. Otherwise check the permissions of the file.',
  },
  HS102: {
    meaning:
      'A .json file must be plain JSON (RFC 8259). Comments, trailing commas, single quotes and keys without quotes are not JSON, and tools disagree about what they mean.',
    example: '{ "type": "object", }',
    fix: 'Correct the text at the line and column. Move a comment into "$comment".',
  },
  HS103: {
    meaning:
      'An object has two members with the same key. JSON parsers silently keep one and drop the other.',
    example: '{ "type": "string", "title": "Name", "type": "number" }',
    fix: 'Keep one of the two.',
  },
  HS104: {
    meaning:
      'A symbolic link in the schema folder leads out of it. Nothing outside the folder is read, so that the same folder gives the same output everywhere.',
    example: {
      files: {
        'elsewhere/order.schema.json': '{ "type": "object" }\n',
        'schemas/order.schema.json': { linkTo: '../elsewhere/order.schema.json' },
      },
    },
    fix: 'Copy the file into the schema folder.',
  },
  HS105: {
    meaning:
      'The file has more levels of nested objects and arrays than the libraries behind hookschema can handle.',
    example: `${'{ "items": '.repeat(300)}{}${' }'.repeat(300)}`,
    fix: 'Move parts into definitions of their own and refer to them with "$ref".',
  },
  HS106: {
    meaning: 'The file is called .yaml or .yml, but it is not exactly one YAML 1.2 document.',
    example: { files: { 'schemas/common/order.yaml': 'type: { const: order.created\n' } },
    fix: 'Correct the text at the line and column. Usually the indentation is wrong, or a text that contains a colon or a # needs quotes. Put several documents into several files.',
  },
  HS107: {
    meaning:
      'A schema in YAML must have a JSON equivalent. Keys that are lists, infinity, tags, aliases that refer to themselves and the dates of YAML 1.1 have none.',
    example: { files: { 'schemas/common/price.yaml': 'maximum: .inf\n' } },
    fix: 'Leave the value out, or put it into quotes if it is meant as a text. Replace an alias that refers to itself with "$ref".',
  },
  HS108: {
    meaning:
      'JavaScript cannot represent the value as the file says it: a number above 1.8e308 becomes infinite, and half of a surrogate pair is not a character. It would be lost in the emitted files.',
    example: '{ "maximum": 1e400 }',
    fix: 'Use a smaller number, or the whole character.',
  },
  HS109: {
    meaning:
      'A file, a folder, or one object or array in a file is larger than hookschema reads. Without a limit, a hostile schema could use up the memory of the machine.',
    example: `{ "enum": [0${', 0'.repeat(100_000)}] }`,
    fix: 'Remove what no event uses, split the file, or state a rule such as a pattern in place of a very long list.',
  },
} as const satisfies Record<string, Explanation>;
