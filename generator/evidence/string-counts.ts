import { isIP } from 'node:net';
import type { Place } from '../diagnostics/index.js';
import { formatCheck } from '../patterns/formats.js';

/** What is counted about the strings at one place. Updated while payloads are read. */
export interface StringCounts {
  total: number;
  /** How often each short string occurred. */
  readonly values: Map<string, ValueCount>;
  /** True where there were more different strings than are kept, or longer ones. */
  hasMoreValues: boolean;
  /** True once the strings have turned out to differ nearly always. None is kept from then on. */
  isFree: boolean;
  /** How many strings were of each format. */
  readonly formats: Map<string, number>;
  /** How many strings began with each prefix of identifiers, such as `evt_`. */
  readonly prefixes: Map<string, number>;
}

/** How often a string occurred, and where it was first seen. */
export interface ValueCount {
  count: number;
  readonly first: Place;
  /** The formats that it is of. */
  readonly formats: readonly string[];
  /** Its prefix, if that is counted. */
  readonly prefix: string | undefined;
}

/** How many strings may still be kept, over all places. */
export interface ValueBudget {
  values: number;
}

/** The longest string that is kept. */
const LONGEST_VALUE = 64;
/** How many different strings are kept at one place. */
const MOST_VALUES = 64;
/** After this many strings, only formats and prefixes are counted that one of them had. */
const LEARNING = 200;
/** After this many strings, it is decided whether values are kept: only where kept values are half of the strings. */
const DECIDED = 2000;
/** How many different prefixes are counted at one place. */
const MOST_PREFIXES = 8;

/** Creates the counts of a place without strings. */
export function stringCounts(): StringCounts {
  return {
    total: 0,
    values: new Map(),
    hasMoreValues: false,
    isFree: false,
    formats: new Map(),
    prefixes: new Map(),
  };
}

/**
 * Counts one string.
 * @param place gives the position of the payload; called only for a string that is new
 */
export function countString(
  counts: StringCounts,
  text: string,
  place: () => Place,
  budget: ValueBudget,
): void {
  counts.total += 1;
  if (counts.total === DECIDED && repeats(counts) < DECIDED / 2) forget(counts, budget);
  const isKept = text.length <= LONGEST_VALUE && !counts.isFree;
  const known = isKept ? counts.values.get(text) : undefined;
  if (known) {
    known.count += 1;
    for (const format of known.formats) raise(counts.formats, format);
    if (known.prefix !== undefined) raise(counts.prefixes, known.prefix);
    return;
  }
  const { formats, prefix } = counts.total <= LEARNING ? recognised(counts, text) : among(counts, text);
  for (const format of formats) raise(counts.formats, format);
  if (prefix !== undefined) raise(counts.prefixes, prefix);
  if (isKept) keepValue(counts, text, { count: 1, first: place(), formats, prefix }, budget);
  else counts.hasMoreValues = true;
}

/** How many strings were one of the kept values. */
function repeats({ values }: StringCounts): number {
  let sum = 0;
  for (const { count } of values.values()) sum += count;
  return sum;
}

/** Drops the kept values of a place. */
function forget(counts: StringCounts, budget: ValueBudget): void {
  budget.values += counts.values.size;
  counts.values.clear();
  counts.isFree = true;
  counts.hasMoreValues = true;
}

type Recognised = Pick<ValueCount, 'formats' | 'prefix'>;

function recognised({ prefixes }: StringCounts, text: string): Recognised {
  const prefix = identifierPrefix(text);
  const isCounted = prefix !== undefined && (prefixes.has(prefix) || prefixes.size < MOST_PREFIXES);
  return { formats: formatsOf(text), prefix: isCounted ? prefix : undefined };
}

/** The formats and the prefix of a text among those that were seen at the place. */
function among({ formats, prefixes }: StringCounts, text: string): Recognised {
  if (formats.size === 0 && prefixes.size === 0) return NOTHING;
  return {
    formats: [...formats.keys()].filter((format) => formatCheck(format)?.(text) === true),
    prefix: [...prefixes.keys()].find((prefix) => text.startsWith(prefix)),
  };
}

const NOTHING: Recognised = { formats: [], prefix: undefined };

/** Adds the counts of another place to those of a place. For maps, whose values are one place. */
export function addStringCounts(to: StringCounts, from: StringCounts, budget: ValueBudget): void {
  to.total += from.total;
  to.hasMoreValues ||= from.hasMoreValues;
  if (from.isFree) forget(to, budget);
  for (const [text, value] of from.values) {
    budget.values += 1;
    const known = to.values.get(text);
    if (known) known.count += value.count;
    else keepValue(to, text, { ...value }, budget);
  }
  for (const [format, count] of from.formats) raise(to.formats, format, count);
  for (const [prefix, count] of from.prefixes) raise(to.prefixes, prefix, count);
}

function keepValue(counts: StringCounts, text: string, value: ValueCount, budget: ValueBudget): void {
  if (counts.isFree || budget.values <= 0 || counts.values.size >= MOST_VALUES) {
    counts.hasMoreValues = true;
    return;
  }
  budget.values -= 1;
  counts.values.set(text, value);
}

function raise(counts: Map<string, number>, key: string, by = 1): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}

/** The formats that a string may be of, by its first look; each is checked. */
function formatsOf(text: string): readonly string[] {
  const likely = likelyFormat(text);
  return likely !== undefined && formatCheck(likely)?.(text) === true ? [likely] : [];
}

function likelyFormat(text: string): string | undefined {
  if (/^\d{4}-\d\d-\d\d/.test(text)) return text.length > 10 ? 'date-time' : 'date';
  if (/^[\da-f]{8}-[\da-f]{4}-/i.test(text)) return 'uuid';
  if (/^https?:\/\//i.test(text)) return 'uri';
  if (/^[^\s@]+@[^\s@]+$/.test(text)) return 'email';
  const version = isIP(text);
  return version === 0 ? undefined : `ipv${version}`;
}

/**
 * The prefix of an identifier: `evt_` of `evt_1234567890`. What follows it must look generated: eight or more letters
 * and digits, at least one of them a digit.
 */
export function identifierPrefix(text: string): string | undefined {
  const [, prefix, rest = ''] =
    /^([A-Za-z][A-Za-z\d]{0,15}(?:_[A-Za-z][A-Za-z\d]{0,15})?_)([A-Za-z\d]{8,})$/.exec(text) ?? [];
  return /\d/.test(rest) ? prefix : undefined;
}
