import { compile } from 'json-schema-to-typescript';
import { describe, expect, test } from 'vitest';
import type { Schema } from '../../generator/schema/schema.js';
import { declareTypes } from '../../generator/types/declare-types.js';

const OPTIONS = { open: false, any: false, readonly: false, undefined: false };
const text = { type: 'string' } as const;
const address = { type: 'object', required: ['city'], properties: { city: text, zip: text } } as const;

/**
 * Schemas with types, and with keywords that json-schema-to-typescript supports too. `required` in branches is not among
 * them: the library leaves it out.
 */
const WELL_TYPED: Readonly<Record<string, Schema>> = {
  'an object': {
    type: 'object',
    required: ['id'],
    properties: { id: text, at: { ...text, format: 'date-time' } },
  },
  'an object in an object': { type: 'object', required: ['to'], properties: { to: address, from: address } },
  'all properties optional': { type: 'object', properties: { a: text, b: { type: 'boolean' } } },
  'no other properties': { type: 'object', properties: { a: text }, additionalProperties: false },
  'an object or null': {
    type: 'object',
    required: ['a'],
    properties: { a: { ...address, type: ['object', 'null'] } },
  },
  'an enumeration': { type: 'string', enum: ['a', 'b', 'c'] },
  'a constant': { type: 'object', required: ['kind'], properties: { kind: { const: 'a' } } },
  'a list': { type: 'array', items: address },
  'a list that is not empty': { type: 'array', items: text, minItems: 1 },
  'a short list': { type: 'array', items: text, maxItems: 3 },
  'a tuple': { type: 'array', prefixItems: [text, { type: 'number' }], items: false, minItems: 2 },
  'a tuple that may be shorter': { type: 'array', prefixItems: [text, { type: 'number' }], items: false },
  'a map': { type: 'object', additionalProperties: { type: 'number' } },
  'a map with a property': {
    type: 'object',
    required: ['a'],
    properties: { a: text },
    additionalProperties: text,
  },
  'one of several': { oneOf: [{ ...address }, text, { type: 'null' }] },
  'all of several': { allOf: [address, { type: 'object', required: ['id'], properties: { id: text } }] },
  anything: { type: 'object', required: ['a'], properties: { a: {} } },
};

/** A declaration without comments, white space and optional punctuation. */
function bare(declaration: string): string {
  return declaration
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll('[k: string]', '[key: string]')
    .replace(/[\s;,()]+/g, '');
}

/** The same schema with the keywords that the library reads. */
function asDraft4(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(asDraft4);
  if (typeof schema !== 'object' || schema === null) return schema;
  const { prefixItems, items, ...rest } = schema as Readonly<Record<string, unknown>>;
  const own = prefixItems === undefined ? { items } : { items: prefixItems, additionalItems: items ?? true };
  const kept = Object.entries({ ...rest, ...own }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(kept.map(([keyword, value]) => [keyword, asDraft4(value)]));
}

describe('declarations are not larger than those of json-schema-to-typescript', () => {
  test.each(Object.entries(WELL_TYPED))('%s', async (_name, schema) => {
    const [ours = ''] = await declareTypes(new Map([['Subject', schema]]), OPTIONS);
    const theirs = await compile(asDraft4(schema) as object, 'Subject', { bannerComment: '', format: false });
    expect(bare(ours).length, `${ours}\n${theirs}`).toBeLessThanOrEqual(bare(theirs).length);
  });
});
