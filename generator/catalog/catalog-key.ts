import { memoize } from '../schema/memoize.js';
import { digest } from '../text/digest.js';
import type { Catalog, EventDefinition } from './catalog.js';

/**
 * A short text that is equal for catalogs from which every emitter makes the same. Files and positions do not count, but
 * which places have the same object as their schema does, because names depend on that.
 */
export const catalogKey: (catalog: Catalog) => string = memoize(({ memory: _memory, ...catalog }) => {
  const { events, written, ...others } = catalog;
  return digest(
    graphText([others, events.map(valuesOf), written?.events.map(valuesOf), written?.definitions]),
  );
});

function valuesOf({ source: _source, file: _file, examples, dataExamples = [], ...event }: EventDefinition) {
  return { ...event, given: [examples, dataExamples].map((list) => list.map(({ value }) => value)) };
}

/** The text of data in which an object that appears again is a number. */
function graphText(root: unknown): string {
  const numbers = new Map<object, number>();
  const texts: string[] = [];
  const write = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) {
      texts.push(JSON.stringify(value) ?? '-', ',');
      return;
    }
    const known = numbers.get(value);
    if (known !== undefined) {
      texts.push(`#${known},`);
      return;
    }
    numbers.set(value, numbers.size);
    const isList = Array.isArray(value);
    texts.push(isList ? '[' : '{');
    for (const [key, inner] of Object.entries(value)) {
      if (!isList) texts.push(JSON.stringify(key), ':');
      write(inner);
    }
    texts.push(isList ? ']' : '}');
  };
  write(root);
  return texts.join('');
}
