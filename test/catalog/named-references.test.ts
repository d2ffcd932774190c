import { describe, expect, test } from 'vitest';
import { eventSchema, generateFrom, validatorsOf } from '../support/catalogs.js';

const PET = {
  type: 'object',
  required: ['kind'],
  properties: { kind: { type: 'string' }, age: { type: 'integer' } },
};

describe('A definition that only refers to another one of its name', () => {
  test('is that one', async () => {
    const money = { type: 'object', required: ['cents'], properties: { cents: { type: 'integer' } } };
    const schemas = {
      'a.json': eventSchema('a', {
        properties: { price: { $ref: '#/$defs/Money' } },
        $defs: { Money: { $ref: 'money.json' } },
      }),
      'b.json': eventSchema('b', { properties: { price: { $ref: 'money.json' } } }),
      'money.json': money,
    };
    const { files } = await generateFrom(schemas);
    expect(files['types.d.ts']?.match(/^export (?:type|interface) \w*Money\b.*$/gm)).toStrictEqual([
      'export interface Money {',
    ]);
    expect(files['types.d.ts']?.match(/price\?: Money;/g)).toHaveLength(2);
  });

  test('around a cycle, as the components of an OpenAPI document in files are', async () => {
    const schemas = {
      'api.json': {
        openapi: '3.1.0',
        webhooks: {
          a: {
            post: {
              requestBody: {
                content: {
                  'application/json': {
                    schema: eventSchema('a', { properties: { pet: { $ref: '#/components/schemas/Pet' } } }),
                  },
                },
              },
            },
          },
        },
        components: {
          schemas: { Pet: { $ref: 'schemas/Pet.json' }, Cat: { $ref: 'schemas/Cat.json' } },
        },
      },
      'schemas/Pet.json': {
        oneOf: [{ $ref: '../api.json#/components/schemas/Cat' }, { $ref: 'Dog.json' }],
        discriminator: {
          propertyName: 'kind',
          mapping: { cat: '../api.json#/components/schemas/Cat', dog: 'Dog.json' },
        },
      },
      'schemas/Cat.json': PET,
      'schemas/Dog.json': {
        ...PET,
        properties: { ...PET.properties, friend: { $ref: '../api.json#/components/schemas/Pet' } },
      },
    };
    const generated = await generateFrom(schemas);
    expect(generated.files['types.d.ts']).not.toMatch(/Api(?:Cat|Dog|Pet)/);
    expect(generated.files['types.d.ts']).toMatch(/friend\?: Pet;/);
    const { isWebhookEvent } = await validatorsOf(generated);
    const isPet = (pet: object): boolean => isWebhookEvent({ type: 'a', pet });
    expect([{ kind: 'cat' }, { kind: 'dog', friend: { kind: 'cat' } }].map(isPet)).toStrictEqual([
      true,
      true,
    ]);
    expect([{ kind: 'Cat' }, { kind: 'dog', friend: { kind: 'x' } }].map(isPet)).toStrictEqual([
      false,
      false,
    ]);
  });
});
