import { isIP } from 'node:net';
import type { Place } from '../diagnostics/index.js';
import { formatCheck } from '../patterns/formats.js';

/** What is counted about the strings at one place. Updated while payloads are read. */
export interface StringCounts {
  total: number;
  /** How often each short string was there. */
  readonly values: Map<string, ValueCount>;
  /** True where there were more different strings than are kept, or longer ones. */
  hasMoreValues: boolean;
  /** How many strings were of each format. */
  readonly formats: Map<string, number>;
  /** How many strings began with each prefix of identifiers, such as `evt_`. */
  readonly prefixes: Map<string, number>;
}

/** How often a string was there, and where it was first seen. */
export interface ValueCount {
  count: number;
  readonly first: Place;
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
/** How many different prefixes are counted at one place. */
const MOST_PREFIXES = 8;

/** Creates the counts of a place without strings. */
export function stringCounts(): StringCounts {
  return { total: 0, values: new Map(), hasMoreValues: false, formats: new Map(), prefixes: new Map() };
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
  countValue(counts, text, place, budget);
  if (counts.total <= LEARNING) {
    for (const format of formatsOf(text)) raise(counts.formats, format);
    const prefix = identifierPrefix(text);
    if (prefix !== undefined && (counts.prefixes.has(prefix) || counts.prefixes.size < MOST_PREFIXES))
      raise(counts.prefixes, prefix);
    return;
  }
  for (const format of counts.formats.keys())
    if (formatCheck(format)?.(text) === true) raise(counts.formats, format);
  for (const prefix of counts.prefixes.keys()) if (text.startsWith(prefix)) raise(counts.prefixes, prefix);
}

/** Adds the counts of another place to those of a place. For maps, whose values are one place. */
export function addStringCounts(to: StringCounts, from: StringCounts, budget: ValueBudget): void {
  to.total += from.total;
  to.hasMoreValues ||= from.hasMoreValues;
  for (const [text, { count, first }] of from.values) {
    budget.values += 1;
    const known = to.values.get(text);
    if (known) known.count += count;
    else keepValue(to, text, { count, first }, budget);
  }
  for (const [format, count] of from.formats) raise(to.formats, format, count);
  for (const [prefix, count] of from.prefixes) raise(to.prefixes, prefix, count);
}

function countValue(counts: StringCounts, text: string, place: () => Place, budget: ValueBudget): void {
  if (text.length > LONGEST_VALUE) {
    counts.hasMoreValues = true;
    return;
  }
  const known = counts.values.get(text);
  if (known) known.count += 1;
  else if (counts.values.size < MOST_VALUES) keepValue(counts, text, { count: 1, first: place() }, budget);
  else counts.hasMoreValues = true;
}

function keepValue(counts: StringCounts, text: string, value: ValueCount, budget: ValueBudget): void {
  if (budget.values <= 0 || counts.values.size >= MOST_VALUES) {
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
