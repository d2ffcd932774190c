import type { Explanation } from './explanation.js';

/** HS2xx: what schemas say. */
export const SCHEMAS = {
  HS201: {
    meaning:
      'An unknown keyword checks nothing. This one is nearly a known one, so it was most likely meant to check something.',
    example: '{ "type": "object", "requierd": ["id"] }',
    mend: 'Write the keyword that the hint names; a word of your own should start with x-.',
  },
  HS202: {
    meaning:
      'JSON Schema allows keywords that nobody knows, and they check nothing. Keywords of another dialect count as unknown too.',
    example: '{ "type": "string", "sensitive": true }',
    mend: 'Start the names of your own annotations with x-, and see that "$schema" names the dialect you write.',
  },
  HS203: {
    meaning:
      "The keyword's value is not of the kind that the dialect's meta-schema asks for, so it cannot be obeyed.",
    example: '{ "type": "string", "minLength": "1" }',
    mend: 'Give it a value as the hint says.',
  },
  HS204: {
    meaning:
      '"$schema" names a dialect that hookschema does not know. It knows 2020-12, 2019-09, draft-07 and draft-06.',
    example: '{ "$schema": "http://json-schema.org/draft-04/schema#" }',
    mend: 'Rewrite the schema for one of the four, or leave "$schema" out for 2020-12.',
  },
  HS205: {
    meaning:
      'The keyword is known, and cannot be turned into a validator that does what it says. To ignore it would let payloads pass that it forbids.',
    mend: 'Say the same with other keywords; the hint names them where there are some.',
  },
  HS206: {
    meaning:
      'An "$id" ends up in emitted files, and other schemas are found by it. It has to be a URI without anything else.',
    example: '{ "$id": "order schema */" }',
    mend: 'Use a URI such as https://example.com/order.schema.json, with other characters percent-encoded, or none.',
  },
  HS207: {
    meaning:
      '"pattern" and the keys of "patternProperties" are regular expressions of ECMAScript with the u flag.',
    example: '{ "pattern": "^[a-z+$" }',
    mend: 'Correct the expression. With the u flag, a backslash may stand only before characters that need one.',
  },
  HS208: {
    meaning: 'The format is none of those of JSON Schema, so that every string passes.',
    example: '{ "type": "string", "format": "phone" }',
    mend: 'Use a "pattern" to check the string, or leave the format out.',
  },
  HS209: {
    meaning: 'References find schemas by their URIs, and this URI leads to two of them.',
    example: 'two files with "$id": "https://example.com/order"',
    mend: 'Give one of the two another "$id" or "$anchor".',
  },
  HS210: {
    meaning:
      'There is a string, which anybody can send, for which this regular expression takes twice as long with each further character. One payload can stop a server.',
    example: '{ "pattern": "^(a+)+$" }',
    mend: 'Write it so that each string can be matched in one way alone: ^a+$ says the same as ^(a+)+$.',
  },
  HS211: {
    meaning:
      'There are strings for which the time grows with the square, or a higher power, of their length. Long payloads become slow.',
    example: '{ "pattern": "^\\\\s*.*\\\\s*$" }',
    mend: 'Write it so that two neighbouring loops never match the same character, or limit "maxLength".',
  },
  HS212: {
    meaning: 'A value stands twice in a list of which each value counts once, such as "enum" or "required".',
    example: '{ "enum": ["open", "closed", "open"] }',
    mend: 'Take one of the two away, or correct it if another value was meant.',
  },
  HS213: {
    meaning:
      'JSON Schema reads patterns with the u flag, which allows no escapes that nothing needs. What the pattern means without the flag is clear, so it is written anew.',
    example: '{ "pattern": "^a\\\\-b$" }',
    mend: 'Write the pattern as the hint has it.',
  },
  HS214: {
    meaning:
      'OpenAPI 3.0.3 lets "nullable" add null to the "type" that stands beside it, and to nothing else: not to a "$ref", nor to values that an "enum" lists.',
    example: '{ "$ref": "#/components/schemas/Customer", "nullable": true }',
    mend: 'Say "anyOf": [{ "$ref": ... }, { "enum": [null] }], or add null to the "enum". If null never comes, take "nullable" away.',
  },
  HS215: {
    meaning:
      'Keywords such as "properties" or "minLength" say nothing of values of other kinds. Without a "type" those pass, and the TypeScript type has to be a union over all of them.',
    example: '{ "properties": { "id": { "type": "string" } }, "required": ["id"] }',
    mend: 'Add the "type" that the hint names. assumeObject in the configuration reads every schema that speaks of objects alone as one of objects, in types and validators alike.',
  },
  HS216: {
    meaning:
      'TypeScript has no words for numeric bounds, patterns, unique items and the like. The validators check them, and the comment of the type names them; the compiler does not.',
    example: '{ "type": "integer", "minimum": 0 }',
    mend: 'Nothing is wrong. Shown with --verbose alone, for whoever wants to know what only a validator finds.',
  },
} as const satisfies Record<string, Explanation>;
