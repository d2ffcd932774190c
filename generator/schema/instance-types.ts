/** The types of JSON values, in the order in which a union of all of them is written. */
export const INSTANCE_TYPES = ['object', 'array', 'string', 'number', 'boolean', 'null'] as const;

/** A type of JSON values. `integer` is not one: whole numbers are numbers. */
export type InstanceType = (typeof INSTANCE_TYPES)[number];

/** The values that the keyword `type` accepts. */
export type TypeName = InstanceType | 'integer';

/** The instance type of a name that `type` accepts. */
export function instanceTypeOf(type: TypeName): InstanceType {
  return type === 'integer' ? 'number' : type;
}
