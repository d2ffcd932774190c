import { describe, expect, test } from 'vitest';
import { differences, driftOf, SHOP_PAGE } from '../support/drift.js';

const DAMAGED = SHOP_PAGE.replaceAll('| `note` | string |', '| `note` | string or null |').replaceAll(
  '| `number` | string |',
  '| `number` | integer |',
);

const decision = (more: object): object => ({
  events: ['order.*'],
  paths: ['data.note'],
  kinds: ['nullability'],
  decision: 'A string.',
  why: 'Every sample has one.',
  ...more,
});

async function decided(...decisions: readonly unknown[]) {
  const files = { 'page.md': DAMAGED, 'decisions.json': JSON.stringify(decisions, null, 2) };
  const result = await driftOf(files, { sources: ['page.md'], decisions: 'decisions.json' });
  const problems = result.diagnostics.filter(({ code }) => /^HS82[6-8]$/.test(code));
  return { open: differences(result), problems };
}

const NUMBER = [
  'HS815 order.paid data.number',
  'HS815 order.sent data.number',
  'HS820 order.paid data.number',
  'HS820 order.sent data.number',
];

describe('A decision', () => {
  test('silences what it names and nothing else', async () => {
    const { open, problems } = await decided(decision({}));
    expect([...open].sort()).toStrictEqual(NUMBER);
    expect(problems).toStrictEqual([]);
  });

  test('about one event leaves the other', async () => {
    const { open } = await decided(decision({ events: ['order.paid'] }));
    expect(open).toContain('HS816 order.sent data.note');
    expect(open).not.toContain('HS816 order.paid data.note');
  });

  test.each<[string, object, string]>([
    ['event', { events: ['order.*', 'user.created'] }, '/0/events/1'],
    ['path', { paths: ['data.note', 'data.gone'] }, '/0/paths/1'],
    ['kind', { kinds: ['nullability', 'type'] }, '/0/kinds/1'],
  ])('with one part (%s) that applies to nothing is reported there', async (_name, more, pointer) => {
    expect((await decided(decision(more))).problems).toMatchObject([
      { code: 'HS826', file: 'decisions.json', pointer, line: expect.any(Number) },
    ]);
  });

  test('about what another is about is reported', async () => {
    const { problems } = await decided(decision({}), decision({ events: ['order.paid'] }));
    expect(problems).toMatchObject([{ code: 'HS827', file: 'decisions.json', pointer: '/1' }]);
  });

  test.each<[string, unknown]>([
    ['has another member', decision({ kind: 'type' })],
    ['lacks a list', { decision: '', why: '' }],
    ['has a kind that does not exist', decision({ kinds: ['colour'] })],
    ['is a text', 'order.paid'],
  ])('that %s is reported', async (_name, wrong) => {
    expect((await decided(wrong)).problems).toMatchObject([
      { code: 'HS828', file: 'decisions.json', pointer: '/0' },
    ]);
  });
});

test('a file with decisions that does not exist, or that is not a list, is reported', async () => {
  const missing = await driftOf(
    { 'page.md': SHOP_PAGE },
    { sources: ['page.md'], decisions: 'decisions.json' },
  );
  expect(missing.diagnostics.filter(({ code }) => code === 'HS828')).toHaveLength(1);
  const object = await driftOf(
    { 'page.md': SHOP_PAGE, 'decisions.json': '{}' },
    { sources: ['page.md'], decisions: 'decisions.json' },
  );
  expect(object.diagnostics.filter(({ code }) => code === 'HS828')).toHaveLength(1);
});
