import type { LookUp } from '../../schema/look-up.js';
import { mergeExact } from '../../schema/merge-exact.js';
import { isOnlyReference, refName, type Schema, type SchemaObject } from '../../schema/schema.js';
import type { EventLiteral } from '../catalog.js';

/**
 * Merges the branches of an event's outermost `allOf`, including the envelope, into the event itself, so that its
 * type is one flat interface. A branch that cannot be merged exactly stays in `allOf`.
 */
export function flattenEvent(schema: Schema, lookUp: LookUp): Schema {
  return typeof schema === 'boolean' ? schema : flatten(schema, lookUp, new Set());
}

/**
 * Limits the discriminator of a schema to one event type. The result describes an object that has the property, even
 * when the schema does not say so. A schema that already says all of this stays as it is, and so does a reference on the
 * way whose target says it.
 */
export function holdType(schema: Schema, { at, value }: EventLiteral, lookUp: LookUp): SchemaObject {
  if (typeof schema === 'boolean') return holdType({}, { at, value }, lookUp);
  const [token, ...rest] = at;
  if (token === undefined) {
    const { enum: _values, $ref: _ref, ...others } = schema;
    return { ...others, const: value };
  }
  const inner = propertyOf(schema, token);
  const held = holdInside(inner, { at: rest, value }, lookUp);
  const required = schema.required?.includes(token) ? schema.required : [...(schema.required ?? []), token];
  const properties = { ...schema.properties, [token]: held };
  return { ...schema, ...(schema.type === undefined && { type: 'object' }), properties, required };
}

function holdInside(inner: Schema | undefined, literal: EventLiteral, lookUp: LookUp): SchemaObject {
  if (typeof inner !== 'object') return holdType({}, literal, lookUp);
  return isOnlyReference(inner) && says(inner, literal, lookUp) ? inner : holdType(inner, literal, lookUp);
}

/** True for a schema of objects that must have a literal, by itself or through a reference. */
function says(
  schema: Schema | undefined,
  { at: [token, ...rest], value }: EventLiteral,
  lookUp: LookUp,
  seen: ReadonlySet<Schema> = new Set(),
): boolean {
  if (typeof schema !== 'object' || seen.has(schema)) return false;
  const target = schema.$ref === undefined ? undefined : lookUp(refName(schema.$ref));
  if (
    says(
      target,
      { at: token === undefined ? [] : [token, ...rest], value },
      lookUp,
      new Set(seen).add(schema),
    )
  )
    return true;
  if (token === undefined) {
    const [first = schema.const, ...more] = schema.enum ?? [];
    return first === value && more.length === 0;
  }
  const isRequired = schema.type === 'object' && schema.required?.includes(token) === true;
  return isRequired && says(propertyOf(schema, token), { at: rest, value }, lookUp);
}

function propertyOf({ properties = {} }: SchemaObject, name: string): Schema | undefined {
  return Object.hasOwn(properties, name) ? properties[name] : undefined;
}

/** Excludes a property at the end of the tokens, from which an event would have another type. */
export function holdAbsent(schema: SchemaObject, tokens: readonly string[]): SchemaObject {
  const [token, ...rest] = tokens;
  if (token === undefined) return schema;
  const inner = propertyOf(schema, token);
  const held = rest.length === 0 ? false : holdAbsent(typeof inner === 'object' ? inner : {}, rest);
  return { ...schema, properties: { ...schema.properties, [token]: held } };
}

/** Limits a schema to objects when it has no `type`. */
export function holdObject(schema: Schema): SchemaObject {
  if (typeof schema === 'boolean') return schema ? { type: 'object' } : { type: 'object', allOf: [false] };
  return schema.type === undefined ? { ...schema, type: 'object' } : schema;
}

function flatten(schema: SchemaObject, lookUp: LookUp, seen: ReadonlySet<string>): SchemaObject {
  const { allOf, $ref, ...own } = schema;
  const branches: readonly Schema[] = [...($ref === undefined ? [] : [{ $ref }]), ...(allOf ?? [])];
  let base: SchemaObject = {};
  const left: Schema[] = [];
  for (const branch of branches) {
    const open = expand(branch, lookUp, seen);
    const merged = open && mergeExact(open, base, lookUp);
    if (merged) base = merged;
    else left.push(branch);
  }
  const flat = mergeExact(own, base, lookUp);
  if (flat === undefined) return branches.length === 0 ? own : { ...own, allOf: branches };
  return left.length === 0 ? flat : { ...flat, allOf: left };
}

/**
 * The content of a branch, without its own title, description and examples: those of the event apply. Undefined when
 * the branch cannot be expanded.
 */
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
  return Object.keys(siblings).length === 0 ? rest : mergeExact(siblings, rest, lookUp);
}
