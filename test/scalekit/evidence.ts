import { readdirSync, readFileSync } from 'node:fs';

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

/** One row of a source's field table: what the source states about one path. */
export interface Field {
  readonly path: string;
  readonly type: string;
  readonly items?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly string[];
  /** Values that the source lists in a sentence. */
  readonly values?: readonly string[];
  readonly nullable?: boolean;
  readonly required?: boolean;
  /** True when the source says in words that the field is present only sometimes. */
  readonly conditional?: boolean;
}

/** What one public source, a docs page or the OpenAPI document, says about one event. */
export interface Source {
  readonly source: string;
  readonly sample: JsonObject;
  readonly fields: readonly Field[];
  /** Keys that the source's sample writes twice in one object. */
  readonly repeatedKeys?: readonly string[];
}

/** Everything the contract tests know about one event. */
export interface EventEvidence {
  readonly event: string;
  readonly sources: readonly Source[];
}

const FOLDER = new URL('../contract/sources/', import.meta.url);

const readEvidence = (name: string): EventEvidence =>
  JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')) as EventEvidence;

/** The evidence about every event, sorted by event type. */
export const allEvidence: readonly EventEvidence[] = readdirSync(FOLDER).sort().map(readEvidence);

/** `docs page` or `OpenAPI`: a source's name in tables and test names. */
export const shortName = ({ source }: Source): string =>
  source.startsWith('docs page') ? 'docs page' : 'OpenAPI';

const NULL_SUFFIX = /\|?null$/;

/** The stated JSON type of a field, apart from null. Undefined when the field is stated to be always null. */
export function statedType(field: Field): string | undefined {
  return field.type.replace(NULL_SUFFIX, '') || undefined;
}

export const statedNullable = (field: Field): boolean =>
  field.nullable === true || NULL_SUFFIX.test(field.type);

export const statedValues = (field: Field): readonly string[] | undefined => field.enum ?? field.values;
