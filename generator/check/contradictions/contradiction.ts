import type { NamedSchema } from '../../catalog/index/named-schema.js';
import type { Schema } from '../../schema/schema.js';

/** A schema that is applied to a value, with its place in the named schema that holds it. */
export interface Part<S extends Schema = Schema> {
  readonly owner: NamedSchema;
  readonly path: readonly string[];
  readonly schema: S;
}

/** Why no value satisfies some schemas together, and where the schemas say so. */
export interface Contradiction extends Omit<Part, 'schema'> {
  readonly reason: string;
  /**
   * `closed`: a property is required that another schema declares and `additionalProperties: false` rejects. `undeclared`:
   * the same where no schema declares it. `null`: the types are null and others. `overlap`: each value matches two branches
   * of a `oneOf`. `endless`: a value would have to contain another one of the same kind, and so on.
   */
  readonly kind:
    | 'never'
    | 'types'
    | 'null'
    | 'values'
    | 'bounds'
    | 'closed'
    | 'undeclared'
    | 'negated'
    | 'overlap'
    | 'endless';
}

/** A contradiction at a part. */
export function at(
  { owner, path }: Omit<Part, 'schema'>,
  kind: Contradiction['kind'],
  reason: string,
): Contradiction {
  return { owner, path, kind, reason };
}
