import type { Explanation } from './explanation.js';

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
} as const satisfies Record<string, Explanation>;
