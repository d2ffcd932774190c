/**
 * The value of a configuration as text, to compare two evaluations. Functions count by their source: an emitter must
 * follow from its code. Undefined for a value with parts that no text can stand for, such as a `Map`.
 */
export function configText(value: unknown): string | undefined {
  let isComplete = true;
  const text = JSON.stringify(value, (_key, one: unknown) => {
    if (typeof one === 'function') return { function: String(one) };
    if (one === undefined) return { undefined: true };
    isComplete &&= isData(one);
    return typeof one === 'bigint' ? null : one;
  });
  return isComplete ? text : undefined;
}

function isData(value: unknown): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object') return false;
  const above: unknown = Object.getPrototypeOf(value);
  return above === null || above === Object.prototype || Array.isArray(value) || isPlainOfOtherRealm(above);
}

/** A test runner, and jiti, may evaluate a module in a context with an `Object` of its own. */
function isPlainOfOtherRealm(above: unknown): boolean {
  return Object.getPrototypeOf(above) === null;
}
