import { describe, expect, test } from 'vitest';
import { KEYWORD_NAMES } from '../../generator/schema/keyword-sets.js';
import { nearest } from '../../generator/text/nearest.js';

describe('nearest finds the keyword that was meant', () => {
  test.each([
    ['requierd', 'required'],
    ['require', 'required'],
    ['enmu', 'enum'],
    ['tpye', 'type'],
    ['proprties', 'properties'],
    ['propertise', 'properties'],
    ['additonalProperties', 'additionalProperties'],
    ['AdditionalProperties', 'additionalProperties'],
    ['minlength', 'minLength'],
    ['$def', '$defs'],
    ['patern', 'pattern'],
    ['descripton', 'description'],
  ])('%s means %s', (text, meant) => {
    expect(nearest(text, KEYWORD_NAMES)).toBe(meant);
  });
});

test.each(['owner', 'id', 'name', 'tags', 'markdownDescription', 'since', 'note', 'when', 'value', ''])(
  '%j is not close to a keyword',
  (text) => {
    expect(nearest(text, KEYWORD_NAMES)).toBeUndefined();
  },
);

test('the nearest keyword is chosen, whatever the order', () => {
  expect(nearest('formatt', ['formally', 'format'])).toBe('format');
  expect(nearest('formatt', ['format', 'formally'])).toBe('format');
});

test('the first of two equally near keywords is chosen', () => {
  expect(nearest('abcd', ['abce', 'abcf'])).toBe('abce');
});

test('two swapped letters count as one typo in a word of four letters', () => {
  expect(nearest('abcd', ['abdc'])).toBe('abdc');
  expect(nearest('abcd', ['dbca'])).toBeUndefined();
});

test('a text of three letters is too short', () => {
  expect(nearest('nto', ['not'])).toBeUndefined();
});
