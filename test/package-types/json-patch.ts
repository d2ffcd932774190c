/** One operation of a JSON Patch (RFC 6902) that changes one place. */
export interface Operation {
  readonly op: 'add' | 'remove' | 'replace';
  /** JSON Pointer to the place. */
  readonly path: string;
  readonly value?: unknown;
}

/** A copy of a document with the operations applied in order. @throws Error when a place does not exist */
export function applyPatch(document: unknown, operations: readonly Operation[]): unknown {
  const root: Record<string, unknown> = { document: structuredClone(document) };
  for (const operation of operations) applyOne(root, operation);
  return root.document;
}

function applyOne(root: Record<string, unknown>, { op, path, value }: Operation): void {
  const tokens = ['document', ...path.split('/').slice(1).map(unescapeToken)];
  const key = tokens.pop() ?? '';
  const parent = tokens.reduce<unknown>((place, token) => membersOf(place, path)[token], root);
  const members = membersOf(parent, path);
  if (op !== 'add' && !Object.hasOwn(members, key)) throw new Error(`nothing exists at ${path}`);
  if (Array.isArray(parent))
    parent.splice(Number(key), op === 'add' ? 0 : 1, ...(op === 'remove' ? [] : [value]));
  else if (op === 'remove') delete members[key];
  else members[key] = value;
}

function membersOf(place: unknown, path: string): Record<string, unknown> {
  if (typeof place !== 'object' || place === null) throw new Error(`nothing can be at ${path}`);
  return place as Record<string, unknown>;
}

function unescapeToken(token: string): string {
  return token.replaceAll('~1', '/').replaceAll('~0', '~');
}
