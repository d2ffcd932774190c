import { describe, expect, test } from 'vitest';
import { allEvidence, shortName } from './evidence.js';
import { valuesByPath } from './observe.js';
import { eventNode, isDeclared } from './schema-set.js';
import { complaints } from './validators.js';

const isProperty = (path: string): boolean => path !== '' && !path.endsWith('[]');

describe.each(allEvidence)('$event', ({ event, sources }) => {
  describe.each(sources.map((source) => ({ ...source, name: shortName(source) })))('$name', ({ sample }) => {
    test('its sample is valid', () => {
      expect(complaints(eventNode(event), sample)).toEqual([]);
    });

    test('every field of its sample is declared', () => {
      const paths = [...valuesByPath(sample).keys()].filter(isProperty);
      expect(paths.filter((path) => !isDeclared(event, path))).toEqual([]);
    });
  });

  test('the examples of its schema are the samples, the docs page first', () => {
    const verbatim = JSON.stringify(sources.map(({ sample }) => sample));
    expect(JSON.stringify(eventNode(event).schema.examples)).toBe(verbatim);
  });
});
