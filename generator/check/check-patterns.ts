import type { SchemaNode } from '../catalog/index/schema-index.js';
import { type Diagnostic, diagnostic, type Place } from '../diagnostics/index.js';
import { messageOf } from '../diagnostics/thrown.js';
import { isJsonObject, type JsonObject, ownValue } from '../json/json.js';
import { pointerTo } from '../json/json-pointer.js';
import { type MemberPart, placeOf } from '../load/source-text.js';
import type { Backtracking } from '../patterns/backtracking.js';
import { canRun } from '../patterns/bounded-expression.js';
import { requiredHalf } from '../patterns/half-characters.js';
import { neverMatches } from '../patterns/never-matches.js';
import { asUnicodePattern, isUnicodePattern } from '../patterns/unicode-pattern.js';

/** Checks the patterns of a schema: those of strings and those of property names. */
export type CheckPatterns = (node: SchemaNode, schema: JsonObject) => readonly Diagnostic[];

/** Creates the checks of patterns: each is a regular expression, cannot hang a validator, and can match a string. */
export function patternChecks(classify: (pattern: string) => Backtracking): CheckPatterns {
  const problemsOf = (
    node: SchemaNode,
    pattern: string,
    at: readonly string[],
    part: MemberPart,
  ): readonly Diagnostic[] => {
    const place = (): Place => placeOf(node.document, pointerTo(node.pointer, ...at), part);
    if (!canRun(pattern) && isUnicodePattern(pattern)) return [largePattern(pattern, place())];
    if (isUnicodePattern(pattern)) return problemsOfValid(pattern, classify, place);
    const rewritten = asUnicodePattern(pattern);
    if (rewritten === undefined) return [invalidPattern(pattern, place())];
    const message = `${JSON.stringify(pattern)} is a valid regular expression only without the u flag`;
    const hint = `hookschema reads it as ${JSON.stringify(rewritten)}; escape only characters that need it`;
    return [diagnostic('HS213', { message, hint }, place()), ...problemsOfValid(rewritten, classify, place)];
  };
  return (node, schema) => {
    const own = ownValue(schema, 'pattern');
    const keyed = ownValue(schema, 'patternProperties');
    const keys = isJsonObject(keyed) ? Object.keys(keyed) : [];
    return [
      ...(typeof own === 'string' ? problemsOf(node, own, ['pattern'], 'value') : []),
      ...keys.flatMap((key) => problemsOf(node, key, ['patternProperties', key], 'key')),
    ];
  };
}

function problemsOfValid(
  pattern: string,
  classify: (pattern: string) => Backtracking,
  place: () => Place,
): readonly Diagnostic[] {
  return [
    ...slowPattern(classify(pattern), place),
    ...deadPattern(pattern, place),
    ...halfCharacter(pattern, place),
  ];
}

function largePattern(pattern: string, place: Place): Diagnostic {
  const message = `the pattern is too large: the engine of regular expressions refuses its ${pattern.length} characters`;
  return diagnostic(
    'HS207',
    { message, hint: 'use an "enum", or several patterns in "anyOf" or "allOf"' },
    place,
  );
}

function invalidPattern(pattern: string, place: Place): Diagnostic {
  const hint =
    'patterns are ECMAScript regular expressions with the u flag; escape only characters that need it';
  return diagnostic('HS207', { message: `not a regular expression: ${reasonAgainst(pattern)}`, hint }, place);
}

function reasonAgainst(pattern: string): string {
  try {
    new RegExp(pattern, 'u');
    return '';
  } catch (error) {
    return messageOf(error).replace(/^Invalid regular expression: /, '');
  }
}

const UNAMBIGUOUS = 'change the pattern so that no two adjacent or repeated parts match the same characters';

/** Payloads may contain any text. A pattern that tries too many ways to match a text would make its validator hang. */
function slowPattern(growth: Backtracking, place: () => Place): readonly Diagnostic[] {
  if (growth === 'linear') return [];
  if (growth === 'unknown') {
    const message =
      'it is not known how long a string takes that does not match this pattern: it is too complex';
    const hint =
      'shorten the pattern, or write it without backreferences and without lookarounds in loops; otherwise limit "maxLength" and test it with long strings';
    return [diagnostic('HS211', { message, hint }, place())];
  }
  const message = `checking a string that does not match this pattern can take ${growth} time`;
  const hint =
    growth === 'polynomial'
      ? `${UNAMBIGUOUS}, and start it with ^ where the text must start so`
      : UNAMBIGUOUS;
  return [diagnostic(growth === 'exponential' ? 'HS210' : 'HS211', { message, hint }, place())];
}

/** A pattern such as `/^a$/i`, in which characters come before the start of the text. */
function deadPattern(pattern: string, place: () => Place): readonly Diagnostic[] {
  if (!neverMatches(pattern)) return [];
  const [, between] = /^\/(.*)\/[a-z]*$/s.exec(pattern) ?? [];
  const hint =
    between === undefined
      ? 'put ^ at the start and $ at the end of each alternative'
      : `a pattern has no slashes and no flags: ${JSON.stringify(between)}`;
  return [diagnostic('HS226', { message: 'no string can match this pattern', hint }, place())];
}

/** With the u flag, half of a surrogate pair matches only where the other half is missing: in no text in UTF-8. */
function halfCharacter(pattern: string, place: () => Place): readonly Diagnostic[] {
  const half = requiredHalf(pattern);
  if (half === undefined) return [];
  const message = `${half} in this pattern is half of a surrogate pair and matches no part of a whole character`;
  const hint = 'write whole characters: \\u{1f600}, \\ud83d\\ude00 or [\\u{10000}-\\u{10ffff}]';
  return [diagnostic('HS229', { message, hint }, place())];
}
