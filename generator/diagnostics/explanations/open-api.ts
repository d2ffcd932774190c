import type { Explanation } from './explanation.js';

/** An OpenAPI document with an event that has a discriminator with one mapping. */
const orderPaidBy = (mapping: string, property = 'method'): string => `openapi: 3.1.0
info: { title: Orders, version: "1" }
components:
  schemas:
    OrderPaid:
      type: object
      required: [type, by]
      properties:
        type: { const: order.paid }
        by:
          oneOf: [{ $ref: "#/components/schemas/Card" }]
          discriminator: { propertyName: ${property}, mapping: { ${mapping} } }
    Card:
      type: object
      required: [method]
      properties: { method: { const: card } }
`;

/** HS42x: webhooks and payloads of OpenAPI documents. */
export const OPEN_API = {
  HS420: {
    meaning:
      'A webhook or callback sends a form, several parts or another text instead of JSON. hookschema reads JSON bodies only, so this webhook is not an event.',
    example: {
      files: {
        'schemas/api.yaml': `openapi: 3.1.0
info: { title: Orders, version: "1" }
webhooks:
  orderCreated:
    post:
      requestBody:
        content:
          application/json:
            schema:
              type: object
              required: [type]
              properties: { type: { const: order.created } }
  orderScanned:
    post:
      requestBody:
        content:
          multipart/form-data:
            schema:
              type: object
              properties: { type: { const: order.scanned } }
`,
      },
    },
    fix: 'If the same request may also carry JSON, describe that under application/json. Otherwise the warning can stay, or remove the webhook from the document.',
  },
  HS421: {
    meaning:
      "An entry of a discriminator's mapping names a schema that does not exist. A payload with that value of the tag is rejected.",
    example: { files: { 'schemas/api.yaml': orderPaidBy('card: "#/components/schemas/Crad"') } },
    fix: 'Correct the entry: it is the name of a component, or a reference like that of "$ref".',
  },
  HS422: {
    meaning:
      'The mapping of a discriminator gives a schema one value of the tag, and the schema has a "const" or "enum" without that value. No payload could be valid.',
    example: { files: { 'schemas/api.yaml': orderPaidBy('giro: "#/components/schemas/Card"') } },
    fix: 'Use the same value in both places. With "discriminators": "annotation" in the configuration, mappings inside payloads have no effect.',
  },
  HS423: {
    meaning:
      'An entry of a discriminator\'s mapping, or its "defaultMapping", names a schema that the "oneOf" or "anyOf" beside the discriminator does not list. No payload can match that schema there, so the entry has no effect.',
    example: { files: { 'schemas/api.yaml': orderPaidBy('card: Card, order: OrderPaid') } },
    fix: 'Add the schema to the "oneOf" or "anyOf", or remove the entry.',
  },
  HS424: {
    meaning:
      'The "propertyName" of a discriminator is a property that no branch of its choice declares. Every payload must have it, so one that only has what the branches declare is rejected.',
    example: {
      files: {
        'schemas/api.yaml': orderPaidBy('card: Card', 'metod'),
      },
    },
    fix: 'Correct the name, or declare the property in each branch.',
  },
} as const satisfies Record<string, Explanation>;
