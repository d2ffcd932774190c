import { describe, expect, test } from 'vitest';
import { diagnosticsOf, eventSchema, generateFrom } from '../support/catalogs.js';

const LIBRARY = { $id: 'https://example.com/lib', $defs: { text: { $anchor: 'Text', type: 'string' } } };

const referring = ($ref: string): object => eventSchema('a', { properties: { x: { $ref } } });

describe('An anchor of a file with an $id', () => {
  test.each(['lib.json#Text', 'https://example.com/lib#Text', './lib.json#/$defs/text'])(
    'is found by each URI of the file: %s',
    async ($ref) => {
      const { files } = await generateFrom({ 'a.json': referring($ref), 'lib.json': LIBRARY });
      expect(files['types.d.ts']).toMatch(/x\?: Text;/);
    },
  );

  test('that is nearly the one in a reference is the hint', async () => {
    const schemas = { 'a.json': referring('lib.json#Texte'), 'lib.json': LIBRARY };
    expect(await diagnosticsOf(generateFrom(schemas))).toMatchObject([
      { code: 'HS301', pointer: '/properties/x/$ref', hint: 'did you mean lib.json#Text?' },
    ]);
  });
});
