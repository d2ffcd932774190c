import { pick } from './pick.mjs';
import * as write from './schemas.mjs';

/** @typedef {import('./schemas.mjs').Schema} Schema */

const { text, whole, uri, flag, email, object, orNull, list, definition, members } = write;

const amount = { type: 'integer', minimum: 0 };
const currency = { type: 'string', minLength: 3, maxLength: 3 };
const details = { type: 'object', additionalProperties: text };

/** An object, or its id. @param {string} name @returns {Schema} */
const expandable = (name) => ({ anyOf: [definition(name), text] });

/** Values of an enumeration. @param {string} name @param {number} count */
const values = (name, count) => write.oneOfThese(Array.from({ length: count }, (_, at) => `${name}_${at}`));

/** Options of a way to pay, as deep as they are in such catalogs. @param {string} way @returns {Schema} */
const options = (way) =>
  orNull(
    object({
      'mandate?': object({ 'kind?': values(`${way}_mandate`, 3), 'reference?': text, 'url?': uri }),
      'verification?': values(`${way}_verification`, 4),
      'setup?': orNull(values(`${way}_setup`, 3)),
      'limits?': object({
        'amount?': amount,
        'currency?': currency,
        'interval?': values(`${way}_interval`, 4),
      }),
    }),
  );

const WAYS = [
  ...[
    'card',
    'bank_debit',
    'wallet',
    'voucher',
    'transfer',
    'cash',
    'invoice_later',
    'crypto',
    'mobile',
    'credit',
  ],
  ...['prepaid', 'points', 'gift', 'terminal', 'online', 'link'],
];

const address = object(members(['city', 'country', 'line1', 'line2', 'postal_code', 'state'], orNull(text)));

/** @param {string} name @param {Record<string, Schema>} own */
const resource = (name, own) =>
  object({
    id: { type: 'string', maxLength: 5000 },
    object: { type: 'string', enum: [name] },
    created: whole,
    livemode: flag,
    metadata: orNull(details),
    ...own,
  });

/** @type {Readonly<Record<string, Schema>>} */
const OBJECTS = {
  customer: resource('customer', {
    'address?': orNull(address),
    balance: whole,
    'currency?': orNull(currency),
    'email?': orNull(email),
    'shipping?': orNull(object({ 'address?': address, 'name?': text, 'phone?': orNull(text) })),
    'invoice_settings?': object({ 'footer?': orNull(text), 'default_method?': orNull(expandable('method')) }),
  }),
  method: resource('method', {
    kind: write.oneOfThese(WAYS),
    ...Object.fromEntries(WAYS.map((way) => [`${way}?`, options(way)])),
    'customer?': orNull(expandable('customer')),
  }),
  charge: resource('charge', {
    amount,
    currency,
    customer: orNull(expandable('customer')),
    method: orNull(expandable('method')),
    status: values('charge', 4),
    'receipt_url?': orNull(uri),
    'refunds?': orNull(list(object({ id: text, amount, 'reason?': orNull(values('refund', 4)) }))),
    'invoice?': orNull(expandable('invoice')),
  }),
  line: resource('line', {
    amount,
    currency,
    'description?': orNull(text),
    period: object({ start: whole, end: whole }),
    price: orNull(expandable('price')),
    'discounts?': list(object({ amount, 'code?': orNull(text) })),
  }),
  price: resource('price', {
    currency,
    'amount?': orNull(amount),
    billing: values('billing', 3),
    'tiers?': list(object({ 'flat?': orNull(amount), 'unit?': orNull(amount), 'up_to?': orNull(whole) })),
    'recurring?': orNull(
      object({ interval: values('interval', 4), count: whole, usage: values('usage', 2) }),
    ),
  }),
  invoice: resource('invoice', {
    ...members(['amount_due', 'amount_paid', 'subtotal', 'total'], amount),
    currency,
    customer: orNull(expandable('customer')),
    'customer_address?': orNull(address),
    'customer_email?': orNull(email),
    charge: orNull(expandable('charge')),
    default_method: orNull(expandable('method')),
    lines: object({ data: list(definition('line')), has_more: flag, url: uri }),
    status: orNull(values('invoice', 5)),
    'billing_reason?': orNull(values('reason', 9)),
    'payment_settings?': object(
      Object.fromEntries(WAYS.map((way) => [`${way}?`, options(`settings_${way}`)])),
    ),
    'transfer?': orNull(object({ 'amount?': orNull(amount), destination: expandable('customer') })),
    'hosted_url?': orNull(uri),
  }),
};

const VERBS = [
  'created',
  'updated',
  'deleted',
  'finalized',
  'paid',
  'failed',
  'sent',
  'voided',
  'marked',
  'upcoming',
];

/**
 * Few events, whose objects lead to each other through choices and have thousands of places, choices and values.
 *
 * @type {import('./catalogs.mjs').MakeCatalog}
 */
export function manyVariants() {
  const kinds = Object.keys(OBJECTS).flatMap((name) => VERBS.map((verb) => ({ name, verb })));
  const events = Object.fromEntries(
    kinds.map(({ name, verb }) => [
      `${name}_${verb}`,
      object({
        id: text,
        type: { const: `${name}.${verb}` },
        created: whole,
        data: object({
          object: definition(name),
          ...(pick(name + verb, 3) === 0 && { 'previous?': details }),
        }),
      }),
    ]),
  );
  return {
    files: {
      'schemas/billing.json': {
        $schema: 'http://json-schema.org/draft-07/schema#',
        definitions: { ...OBJECTS, ...events },
      },
    },
    config: { schemas: 'schemas/billing.json', events: 'billing.json#/definitions/*_*' },
    events: kinds.map(({ name, verb }) => ({
      type: `${name}.${verb}`,
      headers: {},
      file: 'schemas/billing.json',
      pointer: `/definitions/${name}_${verb}`,
    })),
  };
}
