import type { NamedSchema } from '../catalog/index/named-schema.js';
import { type Diagnostic, diagnostic } from '../diagnostics/index.js';
import { placeOf } from '../load/source-text.js';
import { IN_PLACE, referencesAt } from '../schema/in-place.js';
import { referencesFirst } from '../schema/references-first.js';
import type { Schema } from '../schema/schema.js';

/**
 * The most definitions that a schema may apply to one value, counted each time. Definitions that each refer to the next
 * one twice double the work of a validator with every step.
 */
const APPLIED_LIMIT = 100_000;

/** Reports the first schema, from the innermost outwards, that applies too many definitions to one value. */
export function checkWork(named: ReadonlyMap<string, NamedSchema>): readonly Diagnostic[] {
  const applied = new Map<Schema, number>();
  const lookUp = (name: string): Schema | undefined => named.get(name)?.schema;
  const namesIn = (schema: Schema): readonly string[] => referencesAt(schema, IN_PLACE);
  const count = (schema: Schema): number => {
    const targets = namesIn(schema).map(lookUp);
    return targets.reduce((sum, one) => sum + (one === undefined ? 0 : (applied.get(one) ?? 0)), 1);
  };
  const first = referencesFirst(lookUp, namesIn, (schema) => applied.set(schema, count(schema)));
  for (const { schema } of named.values()) {
    first(schema);
    applied.set(schema, count(schema));
  }
  const [large] = [...named.values()]
    .filter(({ schema }) => (applied.get(schema) ?? 0) > APPLIED_LIMIT)
    .sort((one, other) => (applied.get(one.schema) ?? 0) - (applied.get(other.schema) ?? 0));
  return large === undefined
    ? []
    : [diagnostic('HS227', WORDING, placeOf(large.node.document, large.node.pointer))];
}

const WORDING = {
  message: `a validator would apply more than ${APPLIED_LIMIT.toLocaleString('en-US')} definitions to one value here`,
  hint: 'refer to each definition once, not from several branches of every definition before it',
};
