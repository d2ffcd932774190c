import type { Explanation } from './explanation.js';

/** HS1xx: files are read. */
export const READING = {
  HS101: {
    meaning: 'The schema folder is not there, or the system does not let a file in it be read.',
    example: 'hookschema generate --schemas schmeas --out generated',
    mend: 'Correct the name in the configuration or after --schemas; it has to be a folder with .json or .yaml files in it. Otherwise look at the permissions of the file.',
  },
  HS102: {
    meaning:
      'A .json file is plain JSON (RFC 8259). Comments, trailing commas, single quotes and keys without quotes belong to other languages, in which tools read the same text differently.',
    example: '{ "type": "object", }',
    mend: 'Correct the text at the line and column. A comment can go into "$comment".',
  },
  HS103: {
    meaning: 'JSON readers keep one of two members with the same key and lose the other without a word.',
    example: '{ "type": "string", "minLength": 1, "type": "number" }',
    mend: 'Keep one of the two.',
  },
  HS104: {
    meaning:
      'A symbolic link in the schema folder leads out of it. Nothing outside the folder is read, so that the same folder gives the same output everywhere.',
    example: 'ln -s ../../elsewhere/order.schema.json schemas/common/',
    mend: 'Copy the file into the schema folder.',
  },
  HS105: {
    meaning:
      'The file has more levels of objects and arrays in each other than the libraries behind hookschema can walk.',
    mend: 'Move parts into definitions of their own and refer to them with "$ref".',
  },
  HS106: {
    meaning: 'The file is called .yaml or .yml, and is not one YAML 1.2 document.',
    example: 'type: { const: order.created',
    mend: 'Correct the text at the line and column: mostly it is the indentation, or a text with a colon or a # in it that needs quotes. Put several documents into several files.',
  },
  HS107: {
    meaning:
      'A schema in YAML is JSON in other clothes. Keys that are lists, infinity, tags, aliases that lead into themselves and the dates of YAML 1.1 have no JSON.',
    example: 'maximum: .inf',
    mend: 'Leave the value out, or put it into quotes if it is meant as a text. What recurs is said with "$ref".',
  },
} as const satisfies Record<string, Explanation>;
