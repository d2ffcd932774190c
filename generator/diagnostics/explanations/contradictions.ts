import type { Explanation } from './explanation.js';

/** HS221 to HS229: schemas that are valid, and cannot mean what they say, are too large or take too long. */
export const CONTRADICTIONS = {
  HS221: {
    meaning:
      'Every payload must have the property, and no schema says what it is. Usually its name is misspelled in "required" or in "properties".',
    example:
      '{ "type": "object", "required": ["id", "raeson"], "properties": { "id": { "type": "string" }, "reason": { "type": "string" } } }',
    fix: 'Correct the name, or declare the property. Properties that "allOf", "$ref" or a surrounding schema declare count.',
  },
  HS222: {
    meaning:
      'The schema of the event contradicts itself, so its validator would reject every payload. The diagnostic is at the keyword that causes it.',
    example: {
      files: {
        'schemas/envelope.json':
          '{ "type": "object", "required": ["id"], "properties": { "id": { "type": "string" } } }\n',
        'schemas/order.json': `{
  "allOf": [{ "$ref": "envelope.json" }],
  "required": ["type"],
  "properties": { "type": { "const": "order.paid" } },
  "additionalProperties": false
}
`,
      },
    },
    fix: 'Follow the hint. "additionalProperties" knows only the properties beside it; "unevaluatedProperties" knows those of "allOf" and "$ref" too.',
  },
  HS223: {
    meaning:
      'The schema gives a default or an example that it rejects itself. One of the two is wrong, and readers believe the example.',
    example: '{ "type": "string", "enum": ["owner", "member"], "default": "memeber" }',
    fix: 'Correct the value or the schema.',
  },
  HS224: {
    meaning:
      'A value must be in the "enum" and meet the keywords beside it. The value that the diagnostic names can therefore never occur.',
    example: '{ "type": "string", "enum": ["a", 1] }',
    fix: 'Remove the value, or correct the "type" or the other keywords. For a value that may be null, null is in "type" and in "enum".',
  },
  HS225: {
    meaning:
      'No value satisfies all that applies to this place at once, so a property is never valid or a list is always empty.',
    example:
      '{ "type": "object", "properties": { "x": { "type": "null", "allOf": [{ "type": "object" }] } } }',
    fix: 'Follow the hint. "allOf", "$ref" and the keywords beside them must all hold; "anyOf" is for one of several.',
  },
  HS226: {
    meaning:
      'In the pattern, characters come before the start of the text or after its end. Usually it was written with the slashes and flags of a program.',
    example: '{ "type": "string", "pattern": "/^[A-Z]{2}$/i" }',
    fix: 'Write the pattern without slashes. There are no flags: write [A-Za-z] for letters of both cases.',
  },
  HS227: {
    meaning:
      'A keyword has more members, or a chain of references is longer, than hookschema can turn into code, or a stage needs more steps or stack than it may. Without a limit, a hostile schema could stop a build.',
    example: `{ "allOf": [{}${', {}'.repeat(10_000)}] }`,
    fix: 'State a rule in place of a long list: a pattern, or a schema for all members. Let references lead to the schema that is meant, not to another reference.',
  },
  HS228: {
    meaning:
      'While hookschema checks examples, makes samples or validates payloads, a string takes a pattern longer than five seconds. A warning (HS211) said before that the pattern can be slow.',
    example: {
      files: {
        'schemas/events/order.json': `{
  "type": "object",
  "required": ["type"],
  "properties": {
    "type": { "const": "order.paid" },
    "note": { "type": "string", "pattern": "^(a)?(?:\\\\1|a)*$" }
  },
  "examples": [{ "type": "order.paid", "note": "${'a'.repeat(60)}!" }]
}
`,
      },
    },
    fix: 'Write the pattern so that each string can match in one way only, or shorten the string.',
  },
  HS229: {
    meaning:
      'A pattern is read with the u flag, in which an emoji is one character. Half of its surrogate pair matches only where the other half is missing, which no text in UTF-8 contains. Usually the pattern was written for a program without the flag.',
    example: '{ "type": "string", "pattern": "^[\\\\ud800-\\\\udbff][\\\\udc00-\\\\udfff]$" }',
    fix: 'Write whole characters: [\\u{10000}-\\u{10ffff}] for all characters outside of the basic plane. A class that excludes halves, [^\\ud800-\\udfff], is not reported.',
  },
} as const satisfies Record<string, Explanation>;
