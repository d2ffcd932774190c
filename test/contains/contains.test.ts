import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { contains, containsBy } from '../../generator/contains/contains.js';
import { STAGES } from '../../generator/contains/stages.js';
import { contains as lazily } from '../../generator/index.js';
import { isValid } from '../support/is-valid.js';

interface Case {
  readonly title: string;
  readonly sub: unknown;
  readonly sup: unknown;
  readonly answer: 'yes' | 'no' | 'unknown';
}

const folder = new URL('.', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.json') && name !== 'explanations.json');
const read = (name: string): readonly Case[] => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));

describe.each(files)('contains, %s', (file) => {
  test.each(read(file).map((one) => [one.title, one] as const))('%s', (_, { sub, sup, answer }) => {
    const found = contains(sub, sup);
    expect(found).toMatchObject({ answer });
    if (found.answer !== 'no') return;
    expect(isValid(sub, found.witness)).toBe(true);
    expect(isValid(sup, found.witness)).toBe(false);
  });
});

describe('contains', () => {
  test('is exported, and loaded when it is called', async () => {
    expect(await lazily({ type: 'integer' }, { type: 'number' })).toEqual({ answer: 'yes' });
  });

  test('gives the same answer whatever the order of its stages', () => {
    for (const one of files.flatMap(read)) {
      for (const stages of permutations(STAGES)) {
        const found = containsBy(stages, { ...one, options: {} });
        expect([one.title, found.answer]).toEqual([one.title, one.answer]);
      }
    }
  });

  test('says that its budget is spent', () => {
    const many = { anyOf: Array.from({ length: 20 }, (_, at) => ({ required: [`a${at}`] })) };
    const found = contains(
      { type: 'object', allOf: [many, { not: many }, many] },
      { required: ['z'] },
      { budget: 0 },
    );
    expect(found.answer === 'yes' || found.answer === 'unknown').toBe(true);
    const spent = contains({ type: 'object', maxProperties: 3 }, { maxProperties: 2 }, { budget: 2 });
    expect(spent).toMatchObject({ answer: 'unknown', reason: 'the budget of steps is spent' });
  });

  test('reads formats as they are asked to be read', () => {
    const [sub, sup] = [{ type: 'string' }, { type: 'string', format: 'email' }];
    expect(contains(sub, sup).answer).toBe('no');
    expect(contains(sub, sup, { formats: 'annotate' })).toEqual({ answer: 'yes' });
  });

  test('reads other documents of each side', () => {
    const schema = { $ref: 'https://example.com/name' };
    const found = contains(schema, schema, {
      subDocuments: { 'https://example.com/name': { type: 'string', maxLength: 5 } },
      supDocuments: { 'https://example.com/name': { type: 'string', maxLength: 4 } },
    });
    expect(found).toMatchObject({ answer: 'no', witness: 'aaaaa' });
  });

  test('names the places of the patterns because of which an answer is unknown', () => {
    const found = contains(
      { items: { type: 'string', pattern: '\\bid\\b' }, type: 'array' },
      { items: { pattern: 'id' } },
    );
    expect(found).toMatchObject({ answer: 'unknown', at: { sub: '/items', sup: '/items' } });
  });

  test('names the side and the place of a schema without a meaning', () => {
    const found = contains(true, { properties: { a: { $ref: '#/$defs/b' } } });
    expect(found).toEqual({
      answer: 'unknown',
      reason: '$ref "#/$defs/b" leads nowhere',
      at: { sub: '', sup: '/properties/a' },
    });
  });
});

function permutations<T>(list: readonly T[]): readonly (readonly T[])[] {
  if (list.length < 2) return [list];
  return list.flatMap((one, at) =>
    permutations(list.filter((_, index) => index !== at)).map((others) => [one, ...others]),
  );
}
