import ts from 'typescript-5.9';

/** The members of some types, each once. */
export function membersOf(types: readonly ts.Type[]): readonly ts.Type[] {
  return [...new Set(types.flatMap((one) => (one.isUnion() ? one.types : [one])))];
}

/** A property as people read it. */
export function member(value: string, name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? `${value}.${name}` : `${value}[${JSON.stringify(name)}]`;
}

/** Statements inside a test, where there are any and the test is needed. */
export function guarded(isNeeded: boolean, test: string, body: () => readonly string[]): readonly string[] {
  const lines = body();
  return isNeeded && lines.length > 0 ? [`if (${test}) {`, ...lines, '}'] : lines;
}

/** True for a type with a flag. */
export function isFlag(type: ts.Type, flag: ts.TypeFlags): boolean {
  return (type.flags & flag) !== 0;
}

/** True for an object type, and for an intersection of such types. */
export function isObject(type: ts.Type): boolean {
  return type.isIntersection()
    ? type.types.every(isObject)
    : isFlag(type, ts.TypeFlags.Object | ts.TypeFlags.NonPrimitive);
}

/** A literal type as code; undefined for all other types. */
export function literalText(type: ts.Type): string | undefined {
  if (type.isStringLiteral() || type.isNumberLiteral()) return JSON.stringify(type.value);
  if (!isFlag(type, ts.TypeFlags.BooleanLiteral)) return undefined;
  return (type as ts.Type & { readonly intrinsicName: string }).intrinsicName;
}
