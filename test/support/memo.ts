/**
 * A function of a name that does its work once per name and keeps the result.
 *
 * @param make does the work. A promise that it returns is shared too, also when it is rejected.
 */
export function memo<T>(make: (name: string) => T): (name: string) => T {
  const made = new Map<string, T>();
  return (name) => {
    if (!made.has(name)) made.set(name, make(name));
    return made.get(name) as T;
  };
}
