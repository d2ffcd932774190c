import { CONTRADICTIONS } from './contradictions.js';
import type { Explanation } from './explanation.js';

/** HS2xx: the schemas themselves. */
export const SCHEMAS = {
  HS201: {
    meaning:
      'An unknown keyword checks nothing. This one is almost a known keyword, so it was probably meant to be that one.',
    example: '{ "type": "object", "requierd": ["id"] }',
    fix: 'Write the keyword that the hint names. Start the name of a keyword of your own with x-. If you cannot change the schema, set "unknownKeywords": "warning" in the configuration.',
  },
  HS202: {
    meaning:
      'JSON Schema allows unknown keywords, and they check nothing. Keywords of another dialect count as unknown too.',
    example: '{ "type": "string", "sensitive": true }',
    fix: 'Start the names of your own annotations with x-, and check that "$schema" names the dialect you write. For schemas that you cannot change, "unknownKeywords": "ignore" turns the warning off.',
  },
  HS203: {
    meaning: "The dialect's meta-schema does not allow this value, so the keyword cannot be applied.",
    example: '{ "type": "strng" }',
    fix: 'Give the keyword a value as described in the hint.',
  },
  HS204: {
    meaning:
      '"$schema" names a dialect that hookschema does not support. It supports 2020-12, 2019-09, draft-07, draft-06 and draft-04, and OpenAPI documents.',
    example: '{ "$schema": "http://json-schema.org/draft-03/schema#" }',
    fix: 'Rewrite the schema for one of these dialects, or leave "$schema" out for 2020-12.',
  },
  HS205: {
    meaning:
      'The keyword is known, but cannot be turned into a validator that does what it says. Ignoring it would let invalid payloads pass.',
    example: {
      files: {
        'schemas/common/tree.schema.json':
          '{ "$dynamicAnchor": "node", "$defs": { "a": { "$dynamicAnchor": "node" } }, "items": { "$dynamicRef": "#node" } }\n',
      },
    },
    fix: 'Say the same with other keywords; the hint names them where possible.',
  },
  HS206: {
    meaning:
      'An "$id" is written into emitted files, and references find schemas by it. It must be a URI and nothing else.',
    example: '{ "$id": "order schema */" }',
    fix: 'Use a URI such as https://example.com/order.schema.json, with other characters percent-encoded, or none.',
  },
  HS207: {
    meaning:
      '"pattern" and the keys of "patternProperties" must be ECMAScript regular expressions with the u flag.',
    example: '{ "pattern": "^[a-z+$" }',
    fix: 'Correct the expression. With the u flag, a backslash is allowed only before characters that need one.',
  },
  HS208: {
    meaning: 'The format is not one of those that JSON Schema defines, so every string passes.',
    example: '{ "type": "string", "format": "phone" }',
    fix: 'Use a "pattern" to check the string, or leave the format out.',
  },
  HS209: {
    meaning: 'References find schemas by their URIs, and this URI leads to two of them.',
    example: {
      files: {
        'schemas/common/order.schema.json': '{ "$id": "https://example.com/order", "type": "object" }\n',
        'schemas/common/cart.schema.json': '{ "$id": "https://example.com/order", "type": "array" }\n',
      },
    },
    fix: 'Give one of the two another "$id" or "$anchor".',
  },
  HS210: {
    meaning:
      'There are short strings for which matching takes twice as long, or far longer, with each further character, and anyone can send one. A single payload can stop a server.',
    example: '{ "pattern": "^(a+)+$" }',
    fix: 'Write the pattern so that each string can match in one way only: ^a+$ means the same as ^(a+)+$.',
  },
  HS211: {
    meaning:
      'There are strings for which matching time grows with the square, or a higher power, of their length. Long payloads become slow. Without ^ the search begins again at each character, so that one loop is enough. The same code says that hookschema cannot find out how long matching takes: the pattern is too long or too complex, or a backreference or a lookaround decides it. "slowPatterns": "error" in the configuration makes it an error.',
    example: '{ "pattern": "^\\\\s*.*\\\\s*$" }',
    fix: 'Write the pattern so that two adjacent loops never match the same character, start the pattern with ^ where the text must start so, or limit "maxLength".',
  },
  HS212: {
    meaning:
      'A value appears twice in a list that the dialect does not allow to repeat values, such as "required", or "enum" in draft-04 to draft-07.',
    example: '{ "type": "object", "required": ["id", "name", "id"] }',
    fix: 'Remove one of the two, or correct it if another value was meant.',
  },
  HS213: {
    meaning:
      'JSON Schema reads patterns with the u flag, which does not allow unnecessary escapes. The pattern is valid without the flag and its meaning is clear, so hookschema rewrites it.',
    example: '{ "pattern": "^a\\\\-b$" }',
    fix: 'Write the pattern as the hint shows it.',
  },
  HS214: {
    meaning:
      '"nullable" is a keyword of OpenAPI 3.0 only, where it adds null to the "type" beside it and to nothing else: not to a "$ref", and not to the values of an "enum". Null is not valid at this place.',
    example: {
      files: {
        'schemas/api.yaml': `openapi: 3.0.3
components:
  schemas:
    Customer: { type: object }
    OrderCreated:
      type: object
      required: [type]
      properties:
        type: { type: string, enum: [order.created] }
        customer: { $ref: '#/components/schemas/Customer', nullable: true }
`,
      },
    },
    fix: 'Write "anyOf": [{ "$ref": ... }, { "enum": [null] }], or add null to the "enum" or "type". If the value is never null, remove "nullable". If you cannot change the schemas and they mean null, set "nullable": "lenient" in the configuration.',
  },
  HS215: {
    meaning:
      'Keywords such as "properties" or "pattern" apply to one type of value and ignore all others. Without a "type" the others pass, and the TypeScript type must be a union that includes them.',
    example: '{ "properties": { "id": { "type": "string" } }, "required": ["id"] }',
    fix: 'Add the "type" that the hint names. With "assumeObject" in the configuration, every schema whose keywords apply only to objects is read as an object schema, in types and validators alike.',
  },
  HS216: {
    meaning:
      'TypeScript cannot express numeric bounds, patterns, unique items and the like. Validators check them, and the comment of the type lists them; the compiler does not check them.',
    example: {
      files: {
        'schemas/common/money.schema.json': '{ "type": "integer", "minimum": 0 }\n',
        'schemas/events/order.paid.schema.json': `{
  "type": "object",
  "required": ["type"],
  "properties": {
    "type": { "const": "order.paid" },
    "price": { "$ref": "../common/money.schema.json" }
  }
}
`,
      },
      run: 'hookschema generate --schemas schemas --out generated --verbose',
    },
    fix: 'Nothing is wrong. The note is shown with --verbose only, and lists what only a validator finds.',
  },
  ...CONTRADICTIONS,
} as const satisfies Record<string, Explanation>;
