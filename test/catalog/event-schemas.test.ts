import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import type { CatalogConfig } from '../../generator/config/config.js';
import { eventSchema, generateFrom, type Schemas } from '../support/catalogs.js';

const parts = { 'part.json': { type: 'object', required: ['id'], properties: { id: { type: 'integer' } } } };
const properties = { part: { $ref: 'part.json' } };
const more = { title: 'An event', description: 'Something happened.', required: ['part'], properties };
const SCHEMAS: Schemas = { ...parts, 'a.made.json': eventSchema('a.made', more), 'b.json': eventSchema('b') };

const BUNDLE = 'schemas/webhook-events.schema.json';

/** The emitted JSON Schema of an event, and that of the catalog. */
async function schemasOf(schemas: Schemas, config: Partial<CatalogConfig>, event = 'a.made') {
  const { files } = await generateFrom(schemas, { emitters: ['schemas'], ...config });
  const read = (path: string) => JSON.parse(files[path] ?? 'null');
  return { own: read(`schemas/events/${event}.schema.json`), whole: read(BUNDLE) };
}

describe('The JSON Schema of an event', () => {
  test('is complete by default', async () => {
    const { own } = await schemasOf(SCHEMAS, {});
    const accepts = new Ajv2020().compile(own);
    expect(accepts({ type: 'a.made', part: { id: 1 } })).toBe(true);
    expect(accepts({ type: 'a.made', part: {} })).toBe(false);
  });

  test.each([
    [undefined, 'urn:hookschema:@acme/events'],
    ['https://acme.test/events', 'https://acme.test/events'],
  ])('refers to that of the catalog on request, with the $id %s', async (schemaId, id) => {
    const config = { eventSchemas: 'references', ...(schemaId !== undefined && { schemaId }) } as const;
    const { own, whole } = await schemasOf(SCHEMAS, config);
    expect(own).toEqual({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: expect.stringMatching(/a\.made$/),
      title: 'An event',
      description: 'Something happened.',
      $ref: `${id}#/$defs/AMadeEvent`,
    });
    const accepts = new Ajv2020().addSchema(whole).compile(own);
    expect(accepts({ type: 'a.made', part: { id: 1 } })).toBe(true);
    expect(accepts({ type: 'a.made', part: {} })).toBe(false);
    expect(accepts({ type: 'b' })).toBe(false);
  });

  test('is a reference among sources too', async () => {
    const config = { target: 'source', eventSchemas: 'references', emitters: ['schemas'] } as const;
    const { files } = await generateFrom(SCHEMAS, config);
    expect(files['schemas/events/a.made.schema.ts']).toContain('$defs/AMadeEvent"');
  });
});

describe('The JSON Schemas of events with more than a million characters together', () => {
  const long = Object.fromEntries(
    Array.from({ length: 400 }, (_one, at) => [`property_${at}`, { type: 'string', format: 'uri' }]),
  );
  /** Events that refer to an object of 20,000 characters. */
  const catalog = (count: number): Schemas => ({
    'part.json': { type: 'object', properties: long },
    ...Object.fromEntries(
      Array.from({ length: count }, (_one, at) => [`e${at}.json`, eventSchema(`e${at}`, { properties })]),
    ),
  });

  test.each([
    [40, 'auto', false],
    [60, 'auto', true],
    [60, 'complete', false],
  ] as const)('of %i events with %s are references: %s', async (count, eventSchemas, isReference) => {
    const { own } = await schemasOf(catalog(count), { eventSchemas }, 'e3');
    expect('$defs' in own).toBe(!isReference);
    expect(typeof own.$ref === 'string').toBe(isReference);
  });
});
