import { stringify } from 'yaml';
import type { Tree } from './folders.js';

const json = (value: unknown): string => JSON.stringify(value);
const closed = { type: 'object', additionalProperties: false };
const literal = (name: string) => ({ type: 'string', enum: [name] });
/** A body in the way of OpenAPI. */
const body = (schema: object) => ({
  post: { requestBody: { content: { 'application/json': { schema } } } },
});
const component = (name: string) => ({ $ref: `#/components/schemas/${name}` });

const ocpp = (properties: object) =>
  json({
    $schema: 'http://json-schema.org/draft-06/schema#',
    comment: 'from another tool',
    ...closed,
    properties,
  });

const google = (name: string, types: readonly string[]) => ({
  $id: `https://googleapis.github.io/google-cloudevents/jsonschema/google/events/cloud/${name}`,
  $schema: 'http://json-schema.org/draft-04/schema#',
  examples: ['https://example.com/sample.json'],
  cloudeventTypes: types,
  type: 'object',
  properties: { name: { type: 'string' } },
});
const STORED = google('storage/v1/StoredData.json', [
  'google.cloud.storage.object.v1.finalized',
  'google.cloud.storage.object.v1.deleted',
]);
const SENT = google('pubsub/v1/SentData.json', ['google.cloud.pubsub.topic.v1.messagePublished']);
const OTHER = google('batch/v1/OtherData.json', ['google.cloud.batch.job.v1.created']);

const plaid = (type: string, code: string) => ({
  type: 'object',
  required: ['webhook_type', 'webhook_code'],
  properties: {
    webhook_type: { type: 'string', description: `\`${type}\`` },
    webhook_code: { type: 'string', description: `\`${code}\`` },
    error: { nullable: true, allOf: [component('Fault')] },
  },
});

const wikimedia = (id: string) =>
  `$id: ${id}\n$schema: https://json-schema.org/draft-07/schema#\ntype: object\nproperties: { $schema: { type: string } }\n`;

const eiffel = (type: string, version: string, dialect: string, more: object = {}) =>
  json({
    $schema: dialect,
    type: 'object',
    required: ['meta'],
    properties: { meta: { ...closed, properties: { type: literal(type), version: literal(version) } } },
    ...more,
  });
const DRAFT_04 = 'http://json-schema.org/draft-04/schema#';

const stripe = (object: string) => ({
  type: 'object',
  required: ['object'],
  properties: { object: literal(object) },
});

/** A catalog of a few events, and what comes out of it. */
export interface SmallCatalog {
  readonly files: Tree;
  readonly events: readonly string[];
  /** The codes of the warnings. */
  readonly warned?: readonly string[];
}

/** For each configuration, a small catalog of the same form, and what comes out. */
export const CATALOGS: Readonly<Record<string, SmallCatalog>> = {
  GitHub: {
    files: {
      'node_modules/@octokit/webhooks-schemas/schema.json': json({
        $schema: 'http://json-schema.org/draft-07/schema#',
        definitions: {
          user: { type: 'object', properties: { login: { type: 'string' } } },
          star$created: {
            type: 'object',
            required: ['action'],
            properties: { action: literal('created'), sender: { $ref: '#/definitions/user' } },
          },
          ping$event: { type: 'object', properties: { zen: { type: 'string' } } },
          secret_scanning_alert_location$created: {
            ...closed,
            allOf: [{ required: ['type'], properties: { type: { type: 'string' } } }],
            required: ['action'],
            properties: { action: literal('created') },
          },
          star_event: { oneOf: [{ $ref: '#/definitions/star$created' }] },
        },
        oneOf: [{ $ref: '#/definitions/star_event' }],
      }),
    },
    events: ['ping', 'star.created'],
  },
  OCPP: {
    files: {
      'schemas/ResetRequest.json': ocpp({ kind: { enum: ['now', 'idle'] } }),
      'schemas/ResetResponse.json': ocpp({ status: { enum: ['done', 'refused'] } }),
    },
    events: ['Reset.Request', 'Reset.Response'],
  },
  'Google Cloud': {
    files: Object.fromEntries([
      ...[STORED, SENT, OTHER].map(
        (one) =>
          [`schemas/google-cloudevents/${one.$id.split('google-cloudevents/')[1]}`, json(one)] as const,
      ),
      [
        'schemas/google-cloudevents/jsonschema/catalog.json',
        json({
          schemas: [STORED, SENT, OTHER].map(({ $id, cloudeventTypes }) => ({ url: $id, cloudeventTypes })),
        }),
      ] as const,
    ]),
    events: [
      'google.cloud.pubsub.topic.v1.messagePublished',
      'google.cloud.storage.object.v1.deleted',
      'google.cloud.storage.object.v1.finalized',
    ],
    warned: ['HS202'],
  },
  'Adyen for Platforms': {
    files: {
      'schemas/MarketPayNotificationService-v6.json': json({
        openapi: '3.0.3',
        info: { title: 'Notices', version: '6' },
        paths: { '/CLOSED': body(component('Closed')), '/PAID_OUT': body(component('PaidOut')) },
        components: {
          schemas: {
            Closed: { required: ['eventType'], properties: { eventType: { type: 'string' } } },
            PaidOut: { required: ['eventType'], properties: { eventType: { type: 'string' } } },
          },
        },
      }),
    },
    events: ['CLOSED', 'PAID_OUT'],
  },
  Figma: {
    files: {
      'node_modules/@figma/rest-api-spec/openapi/openapi.yaml': stringify({
        openapi: '3.1.0',
        info: { title: 'Drawings', version: '1' },
        webhooks: { ping: body(component('Ping')), drawn: body(component('Drawn')) },
        components: {
          schemas: {
            Base: {
              type: 'object',
              required: ['event_type'],
              properties: { event_type: { type: 'string' } },
            },
            Ping: {
              allOf: [component('Base'), { type: 'object', properties: { event_type: literal('PING') } }],
            },
            Drawn: {
              allOf: [component('Base'), { type: 'object', properties: { event_type: literal('DRAWN') } }],
            },
          },
        },
      }),
    },
    events: ['DRAWN', 'PING'],
  },
  Plaid: {
    files: {
      'schemas/2020-09-14.yml': stringify({
        openapi: '3.0.0',
        info: { title: 'Accounts', version: '1' },
        paths: {},
        components: {
          schemas: {
            Fault: { type: 'object', properties: { reason: { type: 'string' } } },
            FundsUpdated: plaid('FUNDS', 'DEFAULT_UPDATE'),
            LoansUpdated: plaid('LOANS', 'DEFAULT_UPDATE'),
          },
        },
      }),
    },
    events: ['FUNDS.DEFAULT_UPDATE', 'LOANS.DEFAULT_UPDATE'],
  },
  Wikimedia: {
    files: {
      'schemas/wikimedia/jsonschema/mediawiki/page/1.0.0.yaml': wikimedia('/mediawiki/page/1.0.0'),
      'schemas/wikimedia/jsonschema/mediawiki/page/1.1.0.yaml': wikimedia('/mediawiki/page/1.1.0'),
      'schemas/wikimedia/jsonschema/mediawiki/page/current.yaml': wikimedia('/mediawiki/page/1.1.0'),
      'schemas/wikimedia/jsonschema/fragment/1.0.0.yaml': wikimedia('/fragment/1.0.0'),
    },
    events: ['/mediawiki/page/1.0.0', '/mediawiki/page/1.1.0'],
  },
  Eiffel: {
    files: {
      'schemas/eiffel/schemas/EiffelActivityCanceledEvent/3.2.0.json': eiffel(
        'EiffelActivityCanceledEvent',
        '3.2.0',
        DRAFT_04,
        { additonalProperties: false },
      ),
      'schemas/eiffel/schemas/EiffelActivityCanceledEvent/5.0.1.json': eiffel(
        'EiffelActivityCanceledEvent',
        '5.0.1',
        'https://json-schema.org/draft/2020-12/schema#',
      ),
      'schemas/eiffel/schemas/EiffelActivityStartedEvent/4.0.0.json': eiffel(
        'EiffelActivityStartedEvent',
        '4.0.0',
        DRAFT_04,
      ),
      'schemas/eiffel/schemas/EiffelOtherEvent/1.0.0.json': eiffel('EiffelOtherEvent', '1.0.0', DRAFT_04),
    },
    events: [
      'EiffelActivityCanceledEvent@3.2.0',
      'EiffelActivityCanceledEvent@5.0.1',
      'EiffelActivityStartedEvent@4.0.0',
    ],
    warned: ['HS202'],
  },
  Stripe: {
    files: {
      'schemas/spec3.json': json({
        openapi: '3.0.0',
        info: { title: 'Payments', version: '1' },
        paths: {},
        components: {
          schemas: {
            event: {
              type: 'object',
              required: ['type', 'data'],
              properties: {
                type: { type: 'string' },
                data: { type: 'object', properties: { object: { type: 'object' } } },
              },
            },
            customer: stripe('customer'),
            subscription: stripe('subscription'),
            invoice: stripe('invoice'),
          },
        },
      }),
    },
    events: [
      'customer.created',
      'customer.deleted',
      'customer.subscription.created',
      'customer.subscription.deleted',
      'customer.updated',
      'invoice.paid',
      'invoice.payment_failed',
    ],
  },
};
