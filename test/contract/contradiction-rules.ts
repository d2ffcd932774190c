import { DATE_TIME } from './date-time.js';
import { type Field, type Json, type Source, statedNullable, statedType, statedValues } from './evidence.js';
import { jsonType, lacks, observe, shows } from './observe.js';
import { listing } from './presence.js';

export type ContradictionKind =
  | 'type'
  | 'nullability'
  | 'values'
  | 'pattern'
  | 'format'
  | 'required'
  | 'presence'
  | 'boolean'
  | 'repeated key'
  | 'listed, never shown'
  | 'shown, never listed'
  | 'listed by one source';

/** Kinds that are not disagreements: a source states less than it shows, or less than the other source. */
export const SILENCES: readonly ContradictionKind[] = [
  'listed, never shown',
  'shown, never listed',
  'listed by one source',
];

/** A way in which sources can disagree about one path of an event. */
export interface Rule {
  readonly kind: ContradictionKind;
  /** In words, for the legend of the table. */
  readonly means: string;
  readonly isContradicted: (sources: readonly Source[], path: string) => boolean;
}

const fieldsOf = (sources: readonly Source[], path: string): readonly Field[] =>
  sources.map((source) => listing(source, path)).filter((field) => field !== undefined);

const valuesOf = (sources: readonly Source[], path: string): readonly Json[] =>
  sources.flatMap(({ sample }) => observe(sample, path).values);

const stringsOf = (sources: readonly Source[], path: string): readonly string[] =>
  valuesOf(sources, path).filter((value) => typeof value === 'string');

const distinct = (values: readonly unknown[]): number => new Set(values).size;

function typeBreaks(sources: readonly Source[], path: string): boolean {
  const stated = fieldsOf(sources, path).map(statedType);
  const shown = valuesOf(sources, path).filter((value) => value !== null);
  return (
    distinct(stated) > 1 || (stated.length > 0 && shown.some((value) => !stated.includes(jsonType(value))))
  );
}

function nullabilityBreaks(sources: readonly Source[], path: string): boolean {
  const stated = fieldsOf(sources, path).map(statedNullable);
  const nullShown = valuesOf(sources, path).includes(null);
  return stated.includes(false) && (nullShown || stated.includes(true));
}

function valuesBreak(sources: readonly Source[], path: string): boolean {
  const stated = fieldsOf(sources, path)
    .map(statedValues)
    .filter((values) => values !== undefined);
  const outside = (value: string) => stated.some((values) => !values.includes(value));
  return (
    distinct(stated.map((values) => [...values].sort().join())) > 1 || stringsOf(sources, path).some(outside)
  );
}

function patternBreaks(sources: readonly Source[], path: string): boolean {
  const patterns = fieldsOf(sources, path).flatMap(({ pattern }) => (pattern === undefined ? [] : [pattern]));
  const fails = (value: string) => patterns.some((pattern) => !new RegExp(pattern, 'u').test(value));
  return distinct(patterns) > 1 || stringsOf(sources, path).some(fails);
}

const FORMATS: Readonly<Record<string, RegExp>> = { 'date-time': DATE_TIME, email: /^[^@\s]+@[^@\s]+$/ };

function formatBreaks(sources: readonly Source[], path: string): boolean {
  const formats = fieldsOf(sources, path).flatMap(({ format }) => (format === undefined ? [] : [format]));
  const fails = (value: string) => formats.some((format) => !FORMATS[format]?.test(value));
  return distinct(formats) > 1 || stringsOf(sources, path).some(fails);
}

function requiredBreaks(sources: readonly Source[], path: string): boolean {
  const fields = fieldsOf(sources, path);
  const needed = fields.some(({ required }) => required === true);
  return (
    needed && (fields.some(({ conditional }) => conditional) || sources.some((source) => lacks(source, path)))
  );
}

const presenceBreaks = (sources: readonly Source[], path: string): boolean =>
  sources.some((source) => shows(source, path)) && sources.some((source) => lacks(source, path));

/** A flag that is true in one sample and false in the other, although both show the same occurrence. */
function booleanBreaks(sources: readonly Source[], path: string): boolean {
  const shown = sources.map(({ sample }) => observe(sample, path).values);
  return (
    shown.every((values) => typeof values[0] === 'boolean') &&
    distinct(shown.map((values) => values.join())) > 1
  );
}

/** The facts say which key is repeated, but not where. All objects of a sample are in `data`. */
const repeatedKeyBreaks = (sources: readonly Source[], path: string): boolean =>
  path === 'data' && sources.some(({ repeatedKeys = [] }) => repeatedKeys.length > 0);

/** A field that its source calls conditional may be missing in all samples. */
function listedNeverShown(sources: readonly Source[], path: string): boolean {
  const fields = fieldsOf(sources, path);
  const possible = sources.some(({ sample }) => observe(sample, path).parents > 0);
  const shown = sources.some((source) => shows(source, path));
  return possible && !shown && fields.some(({ conditional }) => conditional !== true);
}

const shownNeverListed = (sources: readonly Source[], path: string): boolean =>
  fieldsOf(sources, path).length === 0 && sources.some((source) => shows(source, path));

/** A source that lists `data.user_session.status` also lists `data.user_session`. */
const listsWithin = (source: Source, path: string): boolean =>
  source.fields.some((field) => field.path === path || field.path.startsWith(`${path}.`));

/** The tables in the documentation describe `data` only. A missing field of the envelope means nothing there. */
function listedByOne(sources: readonly Source[], path: string): boolean {
  if (!path.startsWith('data.') || fieldsOf(sources, path).length === 0) return false;
  return sources.some((source) => !listsWithin(source, path));
}

/** All the ways in which sources can disagree, in the order of the legend. */
export const rules: readonly Rule[] = [
  {
    kind: 'type',
    means: 'A source states one type, and another states or shows a different one.',
    isContradicted: typeBreaks,
  },
  {
    kind: 'nullability',
    means: 'A source states a type without null, and another states or shows null.',
    isContradicted: nullabilityBreaks,
  },
  {
    kind: 'values',
    means: 'The sources enumerate different values, or a sample shows a value that a source leaves out.',
    isContradicted: valuesBreak,
  },
  {
    kind: 'pattern',
    means:
      'A sample shows a string that does not match a pattern that a source states, or the patterns differ.',
    isContradicted: patternBreaks,
  },
  {
    kind: 'format',
    means: 'A sample shows a string that is not of the format that a source states, or the formats differ.',
    isContradicted: formatBreaks,
  },
  {
    kind: 'required',
    means: 'A source requires a field that a sample lacks or that another source calls conditional.',
    isContradicted: requiredBreaks,
  },
  { kind: 'presence', means: 'A sample shows a field that the other lacks.', isContradicted: presenceBreaks },
  {
    kind: 'boolean',
    means: 'One sample shows true where the other shows false.',
    isContradicted: booleanBreaks,
  },
  {
    kind: 'repeated key',
    means: 'A sample writes a key twice in one object, which leaves open which of the two counts.',
    isContradicted: repeatedKeyBreaks,
  },
  {
    kind: 'listed, never shown',
    means: 'A source lists a field, calls it conditional nowhere, and no sample shows it.',
    isContradicted: listedNeverShown,
  },
  {
    kind: 'shown, never listed',
    means: 'A sample shows a field that no source lists.',
    isContradicted: shownNeverListed,
  },
  {
    kind: 'listed by one source',
    means: 'A source lists a field of `data` about which the other is silent.',
    isContradicted: listedByOne,
  },
];
