import { describe, expect, test } from 'vitest';
import { verdictOf } from '../../scripts/deliveries/verdict-of.mjs';

type Found = Parameters<typeof verdictOf>[0];

/** Two deliveries, each handled once by the first worker. */
const found: Found = {
  name: 'a store',
  kind: { isExact: false, invalid: 0 },
  sent: { requests: 2, duplicates: 0, lost: 0 },
  unique: 2,
  tally: {
    effects: new Map([
      ['msg_0', [1]],
      ['msg_1', [1]],
    ]),
    deadLetters: [],
  },
  fleet: { killed: new Set(), problem: undefined },
  seconds: 1,
  seed: 1,
};
const effects = (...workers: readonly (readonly [string, number[]])[]): Partial<Found> => ({
  tally: { effects: new Map(workers), deadLetters: [] },
});
const twice = effects(['msg_0', [1, 2]], ['msg_1', [1]]);
const fleet = { killed: new Set([1]), problem: undefined };
const withLetters = { kind: { isExact: true, invalid: 1 } };

describe('npm run deliveries reports', () => {
  const good: Readonly<Record<string, Partial<Found>>> = {
    'each delivery handled once': {},
    'a delivery handled again because its worker was killed': { ...twice, fleet },
    'an invalid delivery that is a dead letter': {
      ...withLetters,
      tally: { effects: new Map([['msg_1', [1]]]), deadLetters: ['msg_0'] },
    },
  };
  test.each(Object.entries(good))('as right: %s', (_name, change) => {
    expect(verdictOf({ ...found, ...change }).problems).toEqual([]);
  });

  const wrong: Readonly<Record<string, Partial<Found>>> = {
    'a delivery that nobody has handled': effects(['msg_0', [1]]),
    'a delivery that was not accepted': { sent: { requests: 9, duplicates: 0, lost: 1 } },
    'a delivery handled twice by workers that live': twice,
    'a delivery handled twice where effects are exact': {
      ...twice,
      fleet,
      kind: { isExact: true, invalid: 0 },
    },
    'an effect without a delivery': effects(['msg_0', [1]], ['msg_1', [1]], ['msg_7', [1]]),
    'an invalid delivery that was handled': withLetters,
    'two dead letters for one delivery': {
      ...withLetters,
      tally: { effects: new Map([['msg_1', [1]]]), deadLetters: ['msg_0', 'msg_0'] },
    },
    'an error in a worker': { fleet: { killed: new Set(), problem: 'out of memory' } },
  };
  test.each(Object.entries(wrong))('as wrong: %s', (_name, change) => {
    expect(verdictOf({ ...found, ...change }).problems).not.toEqual([]);
  });
});
