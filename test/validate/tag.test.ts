import { expect, test } from 'vitest';
import type { Schema } from '../../generator/schema/schema.js';
import { tagOf } from '../../generator/validate/tag.js';

/** Schemas that count how often they are looked up. */
class CountedSchemas extends Map<string, Schema> {
  lookUps = 0;

  override get(name: string): Schema | undefined {
    this.lookUps += 1;
    return super.get(name);
  }
}

test('a tag is looked for in a long chain of choices without walking through it once per property', () => {
  const length = 200;
  const link = (at: number): Schema => ({
    anyOf: [
      { type: 'object', properties: { [`q${at}`]: { type: 'string' } } },
      { $ref: `#/$defs/p${at + 1}` },
    ],
  });
  const schemas = new CountedSchemas(
    Array.from({ length }, (_, at) => [`p${at}`, at === length - 1 ? { type: 'string' } : link(at)] as const),
  );
  const first = { $ref: '#/$defs/p0' };
  expect(tagOf([first, { type: 'object', properties: { z: true } }], {}, schemas)).toBeUndefined();
  expect(schemas.lookUps).toBeGreaterThan(length);
  expect(schemas.lookUps).toBeLessThan(10 * length);
});
