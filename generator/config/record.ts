/**
 * True for an object that is not an array. For configurations, which are unknown values until they have been checked.
 */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
