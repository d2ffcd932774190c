import { describe, expect, test } from 'vitest';
import type { Evidence, FieldStatement } from '../../generator/evidence/evidence.js';
import type { JsonObject } from '../../generator/json/json.js';
import { draftOf, schemasOf } from '../support/draft-of.js';

describe('what a document states', () => {
  const stated = (...fields: readonly Partial<FieldStatement>[]): Evidence => ({
    source: { kind: 'page', name: 'page.md', label: 'docs page', isComplete: true },
    events: [
      {
        event: 'a',
        at: { file: 'page.md', line: 1, column: 1 },
        samples: [
          {
            value: { type: 'a', data: { id: 'x y', note: null } },
            source: { file: 'page.md', text: '' },
            pointer: '',
            repeatedKeys: [],
          },
        ],
        fields: fields.map((one) => ({ path: '', at: {}, ...one })),
        scope: 'data',
      },
    ],
    mentions: [],
    diagnostics: [],
  });

  const dataOf = async (...fields: readonly Partial<FieldStatement>[]) => {
    const schema = schemasOf(await draftOf([], [stated(...fields)])).get('events/a.schema.json');
    return schema?.properties;
  };

  test.each<[string, Partial<FieldStatement>, JsonObject, readonly string[]]>([
    [
      'the type of what is null in the sample',
      { path: 'data.note', types: ['array'] },
      { note: { type: ['array', 'null'] } },
      ['id'],
    ],
    [
      'null',
      { path: 'data.id', types: ['string'], nullable: true },
      { id: { type: ['string', 'null'] } },
      [],
    ],
    [
      'a condition',
      { path: 'data.id', types: ['string'], presence: 'conditional' },
      { id: { type: 'string' } },
      [],
    ],
    [
      'a format',
      { path: 'data.at', types: ['string'], format: 'date-time' },
      { at: { type: 'string', format: 'date-time' } },
      ['id'],
    ],
    [
      'values',
      { path: 'data.state', types: ['string'], values: ['on', 'off'] },
      { state: { anyOf: [{ enum: ['on', 'off'] }, { type: 'string' }] } },
      ['id'],
    ],
    [
      'a pattern',
      { path: 'data.id', types: ['string'], pattern: '^x' },
      { id: { type: 'string', pattern: '^x' } },
      ['id'],
    ],
    [
      'a list',
      { path: 'data.tags[]', types: ['string'] },
      { tags: { type: 'array', items: { type: 'string' } } },
      ['id'],
    ],
    [
      'a property that no sample shows',
      { path: 'data.user.id', types: ['string'] },
      { user: { type: 'object', properties: { id: { type: 'string' } } } },
      ['id'],
    ],
  ])('decides what samples cannot show: %s', async (_name, field, properties, required) => {
    expect(await dataOf(field)).toMatchObject({
      data: { properties, ...(required.length > 0 && { required }) },
    });
  });

  test('does not overrule what a sample shows', async () => {
    expect(await dataOf({ path: 'data.id', types: ['object'] })).toMatchObject({
      data: { properties: { id: { type: 'string' } } },
    });
    for (const wrong of ['^y', '('])
      expect(await dataOf({ path: 'data.id', types: ['string'], pattern: wrong })).not.toHaveProperty(
        'data.properties.id.pattern',
      );
    expect(await dataOf({ path: 'data.id', types: ['string'], format: 'uuid' })).not.toHaveProperty(
      'data.properties.id.format',
    );
  });
});
