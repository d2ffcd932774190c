/** The types of JSON values, in the order in which a choice among all of them is written. */
export const INSTANCE_TYPES = ['object', 'array', 'string', 'number', 'boolean', 'null'] as const;

/** A type of JSON values. `integer` is not one: whole numbers are numbers. */
export type InstanceType = (typeof INSTANCE_TYPES)[number];

/** The words that the keyword `type` accepts. */
export type TypeName = InstanceType | 'integer';

/** The instance type that a word of `type` names. */
export function instanceTypeOf(type: TypeName): InstanceType {
  return type === 'integer' ? 'number' : type;
}
