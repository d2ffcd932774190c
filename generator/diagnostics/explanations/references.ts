import type { Explanation } from './explanation.js';

/** HS3xx: where references lead. */
export const REFERENCES = {
  HS301: {
    meaning: 'There is no file, "$id", "$anchor" or place in a file that the reference names.',
    example: '{ "$ref": "common/ordr.schema.json" }',
    mend: 'Correct the reference. Paths are told from the file that refers; what follows # is a JSON Pointer or an anchor.',
  },
  HS302: {
    meaning: 'A reference never leaves the schema folder, so that the folder alone decides what is emitted.',
    example: '{ "$ref": "../../elsewhere/order.schema.json" }',
    mend: 'Move the file into the schema folder.',
  },
  HS303: {
    meaning:
      'The reference names a URI that no schema of the folder has as its "$id". Nothing is ever fetched.',
    example: '{ "$ref": "https://example.com/order.schema.json" }',
    mend: 'Put a copy into the schema folder, with this URI as its "$id".',
  },
  HS304: {
    meaning: 'The schema is defined as itself: whoever asks what it allows is sent round in a circle.',
    example: '{ "$defs": { "a": { "$ref": "#/$defs/b" }, "b": { "$ref": "#/$defs/a" } } }',
    mend: 'Let one of the schemas in the circle say something, such as the type. A tree that refers to itself in "properties" or "items" is fine.',
  },
} as const satisfies Record<string, Explanation>;
