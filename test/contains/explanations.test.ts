import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { ContainmentChange } from '../../generator/contains/containment.js';
import { contains } from '../../generator/contains/contains.js';

interface Case {
  readonly sub: unknown;
  readonly sup: unknown;
  readonly changes: readonly Partial<ContainmentChange>[];
}

const cases: readonly Case[] = JSON.parse(
  readFileSync(new URL('explanations.json', import.meta.url), 'utf8'),
);

test.each(cases.map((one) => [one.changes[0]?.message, one] as const))('%s', (_, { sub, sup, changes }) => {
  const found = contains(sub, sup);
  expect(found.answer === 'no' ? found.changes : found).toMatchObject(changes);
});

test('an explanation names ten places at most', () => {
  const names = Array.from({ length: 30 }, (_, at) => `p${at}`);
  const found = contains({ type: 'object' }, { required: names });
  expect(found.answer === 'no' && found.changes.length).toBe(10);
});

test('a schema with a keyword for toString is explained', () => {
  const sub = { type: 'object', required: ['toString'] };
  const found = contains(sub, { type: 'object', dependentRequired: { toString: ['a'] } });
  expect(found).toMatchObject({ answer: 'no', changes: [{ keyword: 'dependentRequired' }] });
});
