import { expect } from 'vitest';
import type { CatalogConfig } from '../../generator/config/config.js';
import { type Generated, generateFrom, validatorsOf } from './catalogs.js';

/** Schemas of an OpenAPI document, by name. */
export type Parts = Readonly<Record<string, object>>;

/** A reference to a schema of the document. */
export const part = (name: string): object => ({ $ref: `#/components/schemas/${name}` });

/** A component with a tag and one more property, both required. */
export const tagged = (property: object, tag: object = { type: 'string' }): object => ({
  type: 'object',
  required: ['kind', ...Object.keys(property)],
  properties: { kind: tag, ...property },
});

/** Two components with tags of any text. */
export const CARD = tagged({ number: { type: 'string' } });
export const CASH = tagged({ coins: { type: 'boolean' } });
/** Both of them, as branches of a choice. */
export const BOTH = [part('Card'), part('Cash')];

/** A document with one event, whose property `by` is the schema to test. */
export const paidBy = (
  by: object,
  components: Parts = { Card: CARD, Cash: CASH },
  properties: object = {},
): object => ({
  openapi: '3.1.0',
  info: { title: 'Shop', version: '1' },
  components: {
    schemas: {
      Paid: {
        type: 'object',
        required: ['type', 'by'],
        properties: { type: { const: 'paid' }, by, ...properties },
      },
      ...components,
    },
  },
});

/** Generates from an OpenAPI document. */
export function generated(api: object, more: Partial<CatalogConfig> = {}): Promise<Generated> {
  return generateFrom({ 'api.json': api }, more);
}

/** What the validator says of values of `by`: nothing, or keyword and place of the error. */
export async function judged(run: Generated, values: readonly unknown[]): Promise<readonly string[]> {
  const { validateWebhookEvent, isWebhookEvent } = await validatorsOf(run);
  return values.map((by) => {
    const answer = validateWebhookEvent({ type: 'paid', by });
    expect(isWebhookEvent({ type: 'paid', by })).toBe(answer.valid);
    return answer.valid ? '' : answer.errors.map(({ keyword, path }) => `${keyword} ${path}`).join();
  });
}
