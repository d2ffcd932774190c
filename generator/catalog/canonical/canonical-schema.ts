import { isJsonObject, type JsonObject } from '../../json/json.js';
import { memoize } from '../../schema/memoize.js';
import type { Schema } from '../../schema/schema.js';
import type { SchemaNode } from '../index/schema-index.js';
import { canonicalize, type OnDiscriminator, type ReadingModes, type ReferenceName } from './canonicalize.js';

/** A schema in the catalog's form, and everything that the form followed from beside the written schema. */
interface Canonical {
  readonly pointer: string;
  readonly dialect: string;
  readonly modes: string;
  /** Where each reference led. */
  readonly references: readonly (readonly [pointer: string, name: string | undefined])[];
  readonly schema: Schema;
}

const known = new WeakMap<JsonObject, Canonical>();

/** The same text for all schemas of a catalog: of thousands of copies, each would stay in memory. */
const textOf = memoize((modes: ReadingModes) => JSON.stringify(modes));

/**
 * `canonicalize`, once for each schema that was read. A program that generates again after a small change gets the same
 * object for a schema that has not changed, so that what is known about the object stays known.
 */
export function canonicalSchema(
  node: Pick<SchemaNode, 'value' | 'pointer' | 'dialect'>,
  referenceName: ReferenceName,
  modes: ReadingModes,
  onDiscriminator?: OnDiscriminator,
): Schema {
  const { value, pointer, dialect } = node;
  if (!isJsonObject(value)) return canonicalize(node, referenceName, modes);
  const found = known.get(value);
  const modesText = textOf(modes);
  const isSame =
    found !== undefined &&
    found.pointer === pointer &&
    found.dialect === dialect &&
    found.modes === modesText &&
    found.references.every(([place, name]) => referenceName(place) === name);
  if (isSame) return found.schema;
  const references: (readonly [string, string | undefined])[] = [];
  let hasDiscriminator = false;
  const schema = canonicalize(
    node,
    (place) => {
      const name = referenceName(place);
      references.push([place, name]);
      return name;
    },
    modes,
    (inner, place) => {
      hasDiscriminator = true;
      onDiscriminator?.(inner, place);
    },
  );
  if (!hasDiscriminator) known.set(value, { pointer, dialect, modes: modesText, references, schema });
  return schema;
}
