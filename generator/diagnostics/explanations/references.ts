import type { Explanation } from './explanation.js';

/** HS3xx: references. */
export const REFERENCES = {
  HS301: {
    meaning: 'The file, "$id", "$anchor" or place in a file that the reference names does not exist.',
    example: '{ "$ref": "common/ordr.schema.json" }',
    fix: 'Correct the reference. Paths are relative to the file that contains it; what follows # is a JSON Pointer or an anchor.',
  },
  HS302: {
    meaning:
      'A reference must not leave the schema folder, so that the folder alone decides what is emitted.',
    example: '{ "$ref": "../../elsewhere/order.schema.json" }',
    fix: 'Move the file into the schema folder.',
  },
  HS303: {
    meaning:
      'The reference names a URI that no schema of the folder has as its "$id". hookschema never downloads schemas.',
    example: '{ "$ref": "https://example.com/order.schema.json" }',
    fix: 'Put a copy into the schema folder, with this URI as its "$id".',
  },
  HS304: {
    meaning:
      'The schema refers only to itself, directly or through others, so it does not say what it allows.',
    example:
      '{ "$ref": "#/$defs/a", "$defs": { "a": { "$ref": "#/$defs/b" }, "b": { "$ref": "#/$defs/a" } } }',
    fix: 'Give one of the schemas in the cycle a keyword of its own, such as "type". A tree that refers to itself in "properties" or "items" is fine.',
  },
} as const satisfies Record<string, Explanation>;
