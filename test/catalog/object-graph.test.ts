import { describe, expect, test } from 'vitest';
import { objectGraphs } from '../../generator/catalog/object-graph.js';

/** Both texts about some parts, as the key of a catalog has them. */
function textsOf(...parts: readonly unknown[]): string {
  const { textOf, sharedBy } = objectGraphs();
  return JSON.stringify([parts.map(textOf), sharedBy(parts)]);
}

/** New objects for each call. */
const leaf = () => ({ type: 'string' });
const node = (inner: object) => ({ properties: { inner } });

describe('Parts with the same texts', () => {
  test('are equal', () => {
    expect(textsOf(node(leaf()), leaf())).toBe(textsOf(node(leaf()), leaf()));
    expect(textsOf(node(leaf()))).not.toBe(textsOf(node({ type: 'number' })));
    expect(textsOf({ a: 1, b: 2 })).not.toBe(textsOf({ b: 2, a: 1 }));
    expect(textsOf(true, 1, '1', null)).not.toBe(textsOf(true, 1, 1, null));
  });

  test('have the same object at the same places of one part', () => {
    const one = leaf();
    const shared = { first: one, second: one };
    const again = leaf();
    expect(textsOf(shared)).toBe(textsOf({ first: again, second: again }));
    expect(textsOf(shared)).not.toBe(textsOf({ first: leaf(), second: leaf() }));
  });

  test('have the same object at the same places of several parts', () => {
    const one = leaf();
    const other = leaf();
    expect(textsOf(node(one), node(one))).toBe(textsOf(node(other), node(other)));
    expect(textsOf(node(one), node(one))).not.toBe(textsOf(node(leaf()), node(leaf())));
    const pair = { first: one, second: other };
    expect(textsOf(pair, one, other)).not.toBe(textsOf(pair, other, one));
  });

  test('are compared behind a part that is known as a whole, too', () => {
    const [one, other, third] = [leaf(), leaf(), leaf()];
    const whole = node(node(one));
    expect(textsOf(whole, [whole, other], other)).toBe(textsOf(whole, [whole, third], third));
    expect(textsOf(whole, [whole, other], other)).not.toBe(textsOf(whole, [whole, other], one));
  });
});
