import { type EventEvidence, type Field, type Source, statedNullable } from './evidence.js';
import { lacks, observe } from './observe.js';

/** `required`, `optional`, or `unknown` if no sample has the object that would have the property. */
export type Presence = 'required' | 'optional' | 'unknown';

export const listing = (source: Source, path: string): Field | undefined =>
  source.fields.find((field) => field.path === path);

const statedOptional = (field: Field | undefined): boolean =>
  field !== undefined && (field.conditional === true || statedNullable(field));

const showsNull = (source: Source, path: string): boolean =>
  observe(source.sample, path).values.includes(null);

/** True when a source states that the property is nullable, or shows it as null. */
export const isNullable = ({ sources }: EventEvidence, path: string): boolean =>
  sources.some((source) => {
    const field = listing(source, path);
    return showsNull(source, path) || (field !== undefined && statedNullable(field));
  });

/**
 * The rule of presence: a property is required only if every sample that has its parent has the property, and no source
 * states that it is nullable, shows it as null or calls it conditional. `required: false` alone means nothing in
 * OpenAPI.
 */
export function presenceOf(evidence: EventEvidence, path: string): Presence {
  const { sources } = evidence;
  if (isNullable(evidence, path)) return 'optional';
  if (sources.some((source) => statedOptional(listing(source, path)) || lacks(source, path)))
    return 'optional';
  return sources.some((source) => observe(source.sample, path).parents > 0) ? 'required' : 'unknown';
}
