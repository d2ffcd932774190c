/** Wraps a function so that it runs once per object, such as a catalog. The objects must never change. */
export function memoize<Key extends object, Result>(compute: (key: Key) => Result): (key: Key) => Result {
  const known = new WeakMap<Key, Result>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined || known.has(key)) return found as Result;
    const result = compute(key);
    known.set(key, result);
    return result;
  };
}

/** Wraps a function so that it runs once, when its result is needed. */
export function once<Result>(compute: () => Result): () => Result {
  let found: { readonly result: Result } | undefined;
  return () => {
    found ??= { result: compute() };
    return found.result;
  };
}
