import { eventSchema } from './catalogs.js';

/** An OpenAPI document. */
export const document = (more: object, version = '3.1.0'): object => ({
  openapi: version,
  info: { title: 'Shop', version: '1' },
  ...more,
});

/** A webhook that is sent with POST. The media type and the operation may say more. */
export const webhook = (schema: object, media: object = {}, operation: object = {}): object => ({
  post: { ...operation, requestBody: { content: { 'application/json': { schema, ...media } } } },
});

/** The schema of an event, and payloads of it. */
export const MADE = eventSchema('order.made', { required: ['n'], properties: { n: { type: 'integer' } } });
export const made = (n: unknown): object => ({ type: 'order.made', n });
