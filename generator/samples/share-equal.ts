/** In catalogs with more events than this, memory matters more than time. */
export const MANY_EVENTS = 2000;

/**
 * Starts to share equal values: gives the one that it was given first among those that are equal as JSON, with their keys in
 * the same order. The payloads of thousands of events have hundreds of thousands of changes, and most of them are equal. In
 * a catalog with fewer events, every value is given back: comparing it would take longer than making it.
 * @param events the number of events in the catalog
 */
export function shareEqual<Value extends object>(events: number): (value: Value) => Value {
  if (events <= MANY_EVENTS) return (value) => value;
  const known = new Map<string, Value>();
  return (value) => {
    const text = JSON.stringify(value);
    const found = known.get(text);
    if (found === undefined) known.set(text, value);
    return found ?? value;
  };
}
