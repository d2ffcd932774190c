import type { JsonValue } from '../json/json.js';
import { show } from '../runtime/errors.js';
import { escapeHidden } from '../text/hidden.js';

const LENGTH = 60;
const VALUES = 100;

/** A value in words, as a message says that it is expected. In contrast to a value that was found, it shows objects. */
export function expectedValue(value: unknown): string {
  if (typeof value !== 'object' || value === null) return show(value);
  const text = JSON.stringify(value);
  return escapeHidden(text.length > LENGTH ? `${text.slice(0, LENGTH - 3)}...` : text);
}

/** Values in words: `one of "a", "b"`. A long list is cut, and the text says how many values are left out. */
export function oneOfValues(values: readonly JsonValue[]): string {
  const shown = values.slice(0, VALUES).map(expectedValue).join(', ');
  const left = values.length - VALUES;
  return left > 0 ? `one of ${shown} and ${left.toLocaleString('en')} more` : `one of ${shown}`;
}
