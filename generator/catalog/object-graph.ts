import { memoize } from '../schema/memoize.js';
import { digest } from '../text/digest.js';

/** Data in which the same object may be at several places. */
interface Graph {
  /** A short text. In what it stands for, an object that appears again is a number. */
  readonly text: string;
  /** Every object once, outer ones before inner ones. */
  readonly objects: readonly object[];
  /** By object: how many of the list, from this one on, are it and what is inside it. */
  readonly sizes: readonly number[];
}

/** Texts about data. What is inside a part is looked at once. */
export interface ObjectGraphs {
  /** A short text that is equal for equal parts in which the same places have the same object. */
  readonly textOf: (part: unknown) => string;
  /** Which objects are in several parts: a text that is equal where the same places of equal parts have the same object. */
  readonly sharedBy: (parts: readonly unknown[]) => string;
}

/** Creates functions that remember what they have looked at. */
export function objectGraphs(): ObjectGraphs {
  const graphOf = memoize(graphFrom);
  return {
    textOf: (part) => (isObject(part) ? graphOf(part).text : (JSON.stringify(part) ?? '')),
    sharedBy: (parts) => {
      const places = new Map<object, string>();
      const shared: string[] = [];
      for (const [at, part] of parts.entries()) {
        if (!isObject(part)) continue;
        const { objects, sizes } = graphOf(part);
        for (let index = 0; index < objects.length; ) {
          const object = objects[index] ?? part;
          const place = places.get(object);
          if (place === undefined) places.set(object, `${at}.${index}`);
          else shared.push(`${at}.${index} ${place}`);
          // What is inside a known object is known too.
          index += place === undefined ? 1 : (sizes[index] ?? 1);
        }
      }
      return shared.join();
    },
  };
}

function graphFrom(root: object): Graph {
  const numbers = new Map<object, number>();
  const sizes: number[] = [];
  const texts: string[] = [];
  const write = (value: unknown): void => {
    if (!isObject(value)) {
      texts.push(JSON.stringify(value) ?? '-', ',');
      return;
    }
    const known = numbers.get(value);
    if (known !== undefined) {
      texts.push(`#${known},`);
      return;
    }
    const number = numbers.size;
    numbers.set(value, number);
    const isList = Array.isArray(value);
    texts.push(isList ? '[' : '{');
    for (const [key, inner] of Object.entries(value)) {
      if (!isList) texts.push(JSON.stringify(key), ':');
      write(inner);
    }
    texts.push(isList ? ']' : '}');
    sizes[number] = numbers.size - number;
  };
  write(root);
  return { text: digest(texts.join('')), objects: [...numbers.keys()], sizes };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
