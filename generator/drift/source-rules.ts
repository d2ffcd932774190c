import { parentPath } from '../evidence/field-path.js';
import { fieldsInside, listsWithin } from '../evidence/listed-fields.js';
import { parentsShown, typeOfValue } from '../evidence/shown-values.js';
import { isJsonObject } from '../json/json.js';
import { BoundedExpression } from '../patterns/bounded-expression.js';
import { formatCheck } from '../patterns/formats.js';
import { typeAccepted } from './accepted-type.js';
import type { Kind } from './finding.js';
import { isExact, saysNull, type Testimony, typesSaid } from './subject.js';

/** Kinds that are not disagreements: a source states less than it shows, or less than another source. */
export const SILENCES: readonly Kind[] = [
  'listed, never shown',
  'shown, never listed',
  'listed by one source',
];

/** A way in which sources can disagree about one path of an event. */
export interface SourceRule {
  readonly kind: Kind;
  /** In words, for the legend of the report. */
  readonly means: string;
  readonly isContradicted: (sources: readonly Testimony[], path: string) => boolean;
}

const fieldsOf = (sources: readonly Testimony[]) => sources.flatMap(({ stated }) => stated.slice(0, 1));
const valuesOf = (sources: readonly Testimony[]) =>
  sources.flatMap(({ shown }) => shown.map(({ value }) => value));
const stringsOf = (sources: readonly Testimony[]) =>
  valuesOf(sources).filter((value) => typeof value === 'string');
const distinct = (values: readonly unknown[]): number => new Set(values).size;

function typeBreaks(sources: readonly Testimony[]): boolean {
  const stating = sources.filter(({ stated }) => stated[0]?.types !== undefined);
  // Pages and documents use `number` and `integer` with different care, so these two do not contradict each other.
  const words = stating.map(({ stated }) =>
    [...(stated[0]?.types ?? [])]
      .map((type) => (type === 'integer' ? 'number' : type))
      .sort()
      .join(),
  );
  if (distinct(words) > 1) return true;
  const accepted = new Set(
    stating
      .flatMap(({ stated }) => stated[0]?.types ?? [])
      .flatMap((type) => (type === 'number' ? (['number', 'integer'] as const) : [type])),
  );
  const isLoose = stating.every(({ source }) => !isExact(source.kind));
  const shown = valuesOf(sources)
    .filter((value) => value !== null)
    .map(typeOfValue);
  return stating.length > 0 && shown.some((type) => !typeAccepted(accepted, type, !isLoose));
}

function nullabilityBreaks(sources: readonly Testimony[]): boolean {
  const denied = fieldsOf(sources).some(({ nullable }) => nullable === false);
  return denied && sources.some(saysNull);
}

function valuesBreak(sources: readonly Testimony[]): boolean {
  const lists = fieldsOf(sources).flatMap(({ values, isOpen }) =>
    values === undefined ? [] : [{ values, isOpen }],
  );
  const outside = (value: string) =>
    lists.some(({ values, isOpen }) => isOpen !== true && !values.includes(value));
  return (
    distinct(lists.map(({ values }) => [...values].map(String).sort().join())) > 1 ||
    stringsOf(sources).some(outside)
  );
}

function patternBreaks(sources: readonly Testimony[]): boolean {
  const patterns = fieldsOf(sources).flatMap(({ pattern }) => pattern ?? []);
  return (
    distinct(patterns) > 1 || stringsOf(sources).some((text) => patterns.some((one) => !matches(one, text)))
  );
}

function matches(pattern: string, text: string): boolean {
  try {
    return new BoundedExpression(pattern).test(text);
  } catch {
    return true;
  }
}

function formatBreaks(sources: readonly Testimony[]): boolean {
  const formats = fieldsOf(sources).flatMap(({ format }) => format ?? []);
  const fails = (text: string) => formats.some((format) => formatCheck(format)?.(text) === false);
  return distinct(formats) > 1 || stringsOf(sources).some(fails);
}

function requiredBreaks(sources: readonly Testimony[]): boolean {
  const fields = fieldsOf(sources);
  return (
    fields.some(({ presence }) => presence === 'required') &&
    (fields.some(({ presence }) => presence === 'conditional') || sources.some(({ isLacking }) => isLacking))
  );
}

/** Samples of one source may show different occurrences. */
const presenceBreaks = (sources: readonly Testimony[]): boolean =>
  sources.some(
    ({ shown }, at) => shown.length > 0 && sources.some(({ isLacking }, other) => other !== at && isLacking),
  );

/** A flag that is true in the samples of one source and false in those of another, although both show the same. */
function booleanBreaks(sources: readonly Testimony[]): boolean {
  const shown = sources
    .filter((one) => one.shown.length > 0)
    .map((one) => one.shown.map(({ value }) => value));
  return (
    shown.length > 1 &&
    shown.every((list) => list.every((value) => typeof value === 'boolean')) &&
    distinct(shown.map((list) => list.join())) > 1
  );
}

/** A field that its source calls conditional may be missing in all samples. */
function listedNeverShown(sources: readonly Testimony[]): boolean {
  const isPossible = sources.some(({ hasParent }) => hasParent);
  const isShown = sources.some(({ shown }) => shown.length > 0);
  return isPossible && !isShown && fieldsOf(sources).some(({ presence }) => presence !== 'conditional');
}

const shownNeverListed = (sources: readonly Testimony[]): boolean =>
  fieldsOf(sources).length === 0 && sources.some(({ shown }) => shown.length > 0);

/** Outside the object whose fields a source lists, a missing field means nothing. */
function listedByOne(sources: readonly Testimony[], path: string): boolean {
  if (fieldsOf(sources).length === 0) return false;
  const isInScope = ({ evidence: { scope } }: Testimony): boolean =>
    scope !== undefined && (scope === '' || path.startsWith(`${scope}.`));
  return sources.some((source) => isInScope(source) && !listsWithin(source.evidence, path));
}

/** All the ways in which sources can disagree, in the order of the legend. */
export const SOURCE_RULES: readonly SourceRule[] = [
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
    means: 'A source lists a field about which the other is silent.',
    isContradicted: listedByOne,
  },
];

/** True where a source lists fields of the object that has the property at a path. */
export function listsSiblings({ evidence }: Testimony, path: string): boolean {
  return fieldsInside(evidence, parentPath(path)).some((field) => field.path !== path);
}

/** True where a sample of a source has the object that could have the property, or the source states that object. */
export function knowsParent({ evidence }: Testimony, path: string): boolean {
  return evidence.samples.some((sample) =>
    parentsShown(sample, path).some(({ value }) => isJsonObject(value)),
  );
}

/** True where a source says something about a path, or about what is inside it. */
export function saysSomething(source: Testimony, path: string): boolean {
  return typesSaid(source).length > 0 || source.shown.length > 0 || listsWithin(source.evidence, path);
}
