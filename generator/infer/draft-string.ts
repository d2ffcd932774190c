import type { StringCounts } from '../evidence/string-counts.js';
import type { JsonObject } from '../json/json.js';
import { BoundedExpression } from '../patterns/bounded-expression.js';
import { formatCheck } from '../patterns/formats.js';
import { isUnicodePattern } from '../patterns/unicode-pattern.js';
import { isPersonalValue, reasonByName } from '../payloads/scrub.js';
import { type StatedPlace, statedValues } from './stated-fields.js';

/** What a draft says about the strings of a place: nothing, a format, a pattern, or values in an open list. */
export type StringDraft =
  | { readonly kind: 'plain'; readonly keywords: JsonObject }
  | { readonly kind: 'values'; readonly values: readonly string[] };

/** A list with more values is not proposed. */
const MOST_VALUES = 12;
/** Each proposed value occurred this often on average. */
const REPEATED = 4;
/** A value in the form of a name for programs: a word, or words that are put together. */
const TOKEN = /^[A-Za-z][\w.:-]{0,39}$/;
/** Formats of which one string is enough. Others are also written by people, and need more. */
const CERTAIN_FORMATS: ReadonlySet<string> = new Set(['date-time', 'date', 'uuid']);
const ENOUGH = { strings: 10, different: 3 };
const MANY = { strings: 20, different: 10 };

/**
 * Drafts what the strings of a place have in common.
 * @param key the name of the property, or of the list or map that has the strings
 */
export function draftString(
  key: string,
  counts: StringCounts | undefined,
  stated: StatedPlace | undefined,
): StringDraft {
  const listed = statedValues(stated);
  const seen = counts === undefined ? [] : enumerated(key, counts);
  if (listed.length > 0 && allValues(counts).every((one) => listed.includes(one) || TOKEN.test(one)))
    return { kind: 'values', values: [...new Set([...listed, ...allValues(counts)])] };
  const keywords = { ...formatOf(counts, stated), ...patternOf(key, counts, stated) };
  if (seen.length > 1 && Object.keys(keywords).length === 0) return { kind: 'values', values: seen };
  return { kind: 'plain', keywords };
}

function allValues(counts: StringCounts | undefined): readonly string[] {
  return [...(counts?.values.keys() ?? [])];
}

/** The values of a place where the same few short strings appear again and again. */
function enumerated(key: string, counts: StringCounts): readonly string[] {
  const values = allValues(counts);
  const isFew = !counts.hasMoreValues && values.length <= MOST_VALUES;
  if (!isFew || counts.total < REPEATED * values.length || reasonByName(key) !== undefined) return [];
  return values.every((one) => TOKEN.test(one) && !isPersonalValue(one)) ? values.toSorted() : [];
}

function formatOf(counts: StringCounts | undefined, stated: StatedPlace | undefined): JsonObject {
  const named = stated?.statements.map(({ format }) => format).find((one) => one !== undefined);
  if (named !== undefined && allMatch(counts, named)) return { format: named };
  if (counts === undefined) return {};
  const { total, values, hasMoreValues } = counts;
  const isMuch = total >= ENOUGH.strings && (hasMoreValues || values.size >= ENOUGH.different);
  const found = [...counts.formats].find(
    ([format, count]) => count === total && (CERTAIN_FORMATS.has(format) || isMuch),
  );
  return found === undefined ? {} : { format: found[0] };
}

/** True unless a string was seen that is not of a format. A format that is not counted is checked on kept values. */
function allMatch(counts: StringCounts | undefined, format: string): boolean {
  if (counts === undefined || counts.total === 0) return true;
  const check = formatCheck(format);
  if (counts.formats.get(format) === counts.total || check === undefined) return true;
  return !counts.hasMoreValues && allValues(counts).every(check);
}

/** The prefixes of identifiers. Identifiers that others give have none that one could rely on. */
function patternOf(
  key: string,
  counts: StringCounts | undefined,
  stated: StatedPlace | undefined,
): JsonObject {
  const named = stated?.statements.map(({ pattern }) => pattern).find((one) => one !== undefined);
  if (named !== undefined && isUnicodePattern(named) && allHave(counts, named)) return { pattern: named };
  if (counts === undefined || isForeign(key) || (!isIdentifier(key) && !areManyIdentifiers(counts)))
    return {};
  const found = [...counts.prefixes].filter(([, count]) => count > 0);
  const sum = found.reduce((all, [, count]) => all + count, 0);
  if (sum !== counts.total || sum === 0 || found.length > 3) return {};
  const prefixes = found.map(([prefix]) => prefix).toSorted();
  return { pattern: prefixes.length === 1 ? `^${prefixes[0]}` : `^(?:${prefixes.join('|')})` };
}

/** True unless a string was seen that lacks a pattern, or strings were not kept. */
function allHave(counts: StringCounts | undefined, pattern: string): boolean {
  if (counts === undefined || counts.total === 0) return true;
  const [, prefix] = /^\^(\w+)$/.exec(pattern) ?? [];
  if (prefix !== undefined && counts.prefixes.get(prefix) === counts.total) return true;
  const expression = new BoundedExpression(pattern);
  return !counts.hasMoreValues && allValues(counts).every((text) => expression.test(text));
}

function isIdentifier(key: string): boolean {
  return /(?:^|[_-])ids?$|[a-z]I[dD]s?$/.test(key);
}

/** True for the name of an identifier that others give. */
function isForeign(key: string): boolean {
  return /extern|foreign|(?:^|[_-])(?:client|custom|ref|reference)(?:[_-]|$)/i.test(key);
}

/** Under another name, strings are identifiers where many different ones were seen. */
function areManyIdentifiers({ total, values, hasMoreValues }: StringCounts): boolean {
  return total >= MANY.strings && (hasMoreValues || values.size >= MANY.different);
}
