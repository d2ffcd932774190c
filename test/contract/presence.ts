import { type EventEvidence, type Field, type Source, statedNullable } from './evidence.js';
import { lacks, observe } from './observe.js';

/** `required`, `optional`, or `unknown` where no sample has the object that would have the property. */
export type Presence = 'required' | 'optional' | 'unknown';

export const listing = (source: Source, path: string): Field | undefined =>
  source.fields.find((field) => field.path === path);

const statedOptional = (field: Field | undefined): boolean =>
  field !== undefined && (field.conditional === true || statedNullable(field));

const showsNull = (source: Source, path: string): boolean =>
  observe(source.sample, path).values.includes(null);

/** Whether any source types the property nullable or shows it null. */
export const isNullable = ({ sources }: EventEvidence, path: string): boolean =>
  sources.some((source) => {
    const field = listing(source, path);
    return showsNull(source, path) || (field !== undefined && statedNullable(field));
  });

/**
 * The rule of presence: required only if every sample has the property wherever it has the parent, and no source
 * types it nullable, shows it null or calls it conditional. `required: false` alone says nothing in OpenAPI.
 */
export function presenceOf(evidence: EventEvidence, path: string): Presence {
  const { sources } = evidence;
  if (isNullable(evidence, path)) return 'optional';
  if (sources.some((source) => statedOptional(listing(source, path)) || lacks(source, path)))
    return 'optional';
  return sources.some((source) => observe(source.sample, path).parents > 0) ? 'required' : 'unknown';
}
