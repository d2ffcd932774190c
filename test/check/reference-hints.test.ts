import { describe, expect, test } from 'vitest';
import { diagnosticsOf, eventSchema, generateFrom, type Schemas } from '../support/catalogs.js';

const TEXT = { type: 'string' };

/** An event with a property that refers to something. */
function referring($ref: string, more: object = {}): object {
  return eventSchema('a', { properties: { x: { $ref } }, ...more });
}

describe('A pointer that leads nowhere', () => {
  test.each([
    ['#/definitions/Text', '$defs', '#/$defs/Text'],
    ['#/$defs/Text', 'definitions', '#/definitions/Text'],
  ])('is told the keyword of the definition: %s below %s', async ($ref, keyword, meant) => {
    const schemas = { 'a.json': referring($ref, { [keyword]: { Text: TEXT } }) };
    expect(await diagnosticsOf(generateFrom(schemas))).toMatchObject([
      { code: 'HS301', pointer: '/properties/x/$ref', hint: `did you mean ${meant}?` },
    ]);
  });

  test.each([
    ['/$defs/Text', 'HS302', '#/$defs/Text'],
    ['#$defs/Text', 'HS301', '#/$defs/Text'],
    ['Text', 'HS301', '#/$defs/Text'],
    ['#/$defs/part/Text', 'HS301', '#/$defs/part~1Text'],
    ['#/$defs/part/of/it', 'HS301', '#/$defs/part~1of~1it'],
    ['common/text', 'HS301', 'common/text.json'],
    ['common/text#/$defs/Part', 'HS301', 'common/text.json#/$defs/Part'],
  ])('is told what is missing: %s', async ($ref, code, meant) => {
    const $defs = { Text: TEXT, 'part/Text': TEXT, 'part/of/it': TEXT };
    const schemas = {
      'a.json': referring($ref, { $defs }),
      'common/text.json': TEXT,
      'common/text/x.json': TEXT,
    };
    expect(await diagnosticsOf(generateFrom(schemas))).toMatchObject([
      { code, pointer: '/properties/x/$ref', hint: `did you mean ${meant}?` },
    ]);
  });

  test('is told which $id changed its base', async () => {
    const Part = { $id: 'urn:part', properties: { y: { $ref: '#/$defs/Text' } }, type: 'object' };
    const schemas = { 'a.json': referring('#/$defs/Part', { $defs: { Part, Text: TEXT } }) };
    const [first, ...more] = await diagnosticsOf(generateFrom(schemas));
    expect(more).toStrictEqual([]);
    expect(first).toMatchObject({ code: 'HS301', pointer: '/$defs/Part/properties/y/$ref' });
    expect(first?.hint).toContain('the "$id" at /$defs/Part/$id makes urn:part the base');
    expect(first?.hint).toContain('a.json#/$defs/Text');
    Part.properties.y.$ref = 'a.json#/$defs/Text';
    expect((await generateFrom(schemas)).result.events).toStrictEqual(['a']);
  });
});

describe('Relative $ids that count from a common base', () => {
  const schemas = (id: (path: string) => string): Schemas => ({
    'events/a.json': { $id: id('events/a'), ...referring(id('common/text')) },
    'common/text.json': { $id: id('common/text'), ...TEXT },
  });

  test.each<[string, (path: string) => string, string]>([
    ['paths', (path) => `${path}.json`, 'HS301'],
    ['words', (path) => path, 'HS301'],
    ['absolute paths', (path) => `/schemas/${path}`, 'HS302'],
  ])('are read with idBase, and without it the hint names the file: %s', async (_form, id, code) => {
    expect(await diagnosticsOf(generateFrom(schemas(id)))).toMatchObject([
      {
        code,
        file: 'schemas/events/a.json',
        hint: expect.stringMatching(/^common\/text\.json has exactly .*"idBase"/),
      },
    ]);
    const { files } = await generateFrom(schemas(id), { idBase: 'https://example.com/' });
    expect(files['types.d.ts']).toContain('x?: Text;');
  });

  test('idBase must be an absolute URI', async () => {
    expect(await diagnosticsOf(generateFrom(schemas(String), { idBase: 'schemas/' }))).toMatchObject([
      { code: 'HS602', pointer: '/idBase' },
    ]);
  });
});
