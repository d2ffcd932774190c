import { refName, type Schema, type SchemaObject } from '../catalog/schema.js';
import { conjunction, type LookUp } from './conjunction.js';

/**
 * Merges the branches of an event's outermost `allOf`, the envelope among them, into the event itself, so that its
 * type is one flat interface. What cannot be merged without changing its meaning stays in `allOf`.
 */
export function flattenEvent(schema: Schema, lookUp: LookUp): Schema {
  return typeof schema === 'boolean' ? schema : flatten(schema, lookUp, new Set());
}

function flatten(schema: SchemaObject, lookUp: LookUp, seen: ReadonlySet<string>): SchemaObject {
  const { allOf, $ref, ...own } = schema;
  const branches: readonly Schema[] = [...($ref === undefined ? [] : [{ $ref }]), ...(allOf ?? [])];
  let flat: SchemaObject = own;
  const left: Schema[] = [];
  for (const branch of branches) {
    const open = expand(branch, lookUp, seen);
    const merged = open && conjunction(flat, open, lookUp);
    if (merged) flat = merged;
    else left.push(branch);
  }
  return left.length === 0 ? flat : { ...flat, allOf: left };
}

/** What a branch says, without its own annotations: those of the event are the ones that count. */
function expand(branch: Schema, lookUp: LookUp, seen: ReadonlySet<string>): SchemaObject | undefined {
  if (typeof branch === 'boolean') return branch ? {} : undefined;
  if (branch.$ref === undefined) return flatten(branch, lookUp, seen);
  const name = refName(branch.$ref);
  const target = seen.has(name) ? undefined : lookUp(name);
  if (typeof target !== 'object') return undefined;
  const {
    title: _title,
    description: _description,
    examples: _examples,
    ...rest
  } = flatten(target, lookUp, new Set(seen).add(name));
  const { $ref: _ref, ...siblings } = branch;
  return Object.keys(siblings).length === 0 ? rest : conjunction(siblings, rest, lookUp);
}
