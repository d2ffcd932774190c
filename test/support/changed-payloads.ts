/** Values of every type, one of which is wrong nearly everywhere. */
const VALUES: readonly unknown[] = [null, true, -17.5, '', [], {}];

/**
 * Copies of a payload that differ from it in one place each: another value, no property, or a property more. Names of
 * properties stay in their order.
 */
export function* changedPayloads(payload: unknown): Iterable<unknown> {
  yield* VALUES;
  if (typeof payload !== 'object' || payload === null) return;
  if (Array.isArray(payload)) {
    for (const [at, item] of payload.entries())
      for (const changed of changedPayloads(item)) yield payload.with(at, changed);
    return;
  }
  yield { ...payload, 'added property': 1 };
  for (const [key, value] of Object.entries(payload)) {
    yield Object.fromEntries(Object.entries(payload).filter(([name]) => name !== key));
    for (const changed of changedPayloads(value)) yield { ...payload, [key]: changed };
  }
}
