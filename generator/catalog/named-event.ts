import type { JsonValue } from '../json/json.js';
import { valueAt } from '../json/json-pointer.js';
import type { Discriminator } from './catalog.js';

/** The event type that a request names, known or not; undefined where it names none. */
export function namedEvent(
  payload: JsonValue,
  headers: ReadonlyMap<string, string>,
  discriminator: Discriminator,
): string | undefined {
  const read = (at: readonly string[]): string | undefined => {
    const value = valueAt(payload, at);
    return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
  };
  switch (discriminator.kind) {
    case 'property':
    case 'envelope':
      return read(discriminator.property);
    case 'first':
      return discriminator.properties.map(read).find((one) => one !== undefined);
    case 'properties': {
      const parts = discriminator.properties.map(read);
      return parts.includes(undefined) ? undefined : parts.join(discriminator.separator);
    }
    default: {
      const name = headers.get(discriminator.header);
      const detail = discriminator.property === undefined ? undefined : read(discriminator.property);
      return name === undefined || detail === undefined ? name : name + discriminator.separator + detail;
    }
  }
}
