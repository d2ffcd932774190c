import type { CatalogSettings } from '../catalog/catalog-settings.js';
import type { SchemaNode } from '../catalog/schema-index.js';
import { CODES, type Diagnostic, type DiagnosticCode, diagnostic, type Place } from '../diagnostics/index.js';
import { messageOf } from '../diagnostics/thrown.js';
import { isJsonObject, type JsonObject, type JsonValue, ownValue } from '../json/json.js';
import { pointerTo } from '../json/json-pointer.js';
import { type MemberPart, placeOf } from '../load/source-text.js';
import { backtrackingOf } from '../patterns/backtracking.js';
import { DESCRIPTIVE_FORMATS, FORMAT_NAMES } from '../patterns/formats.js';
import { neverMatches } from '../patterns/never-matches.js';
import { asUnicodePattern, isUnicodePattern } from '../patterns/unicode-pattern.js';
import { DIALECT_URIS, dialectOf } from '../schema/dialect.js';
import { familiarity } from '../schema/keyword-sets.js';
import { nearest } from '../text/nearest.js';
import { isCompound, limitMeant, meantKeyword } from './meant-keyword.js';

type UnknownKeywords = CatalogSettings['unknownKeywords'];

/** The settings that decide what is reported about keywords. */
export type KeywordSettings = Pick<CatalogSettings, 'unknownKeywords' | 'checkedFormats'>;

interface KeywordRules {
  readonly unknownKeywords: UnknownKeywords;
  /** False where every format is an annotation, so that an unknown one is nothing special. */
  readonly areFormatsChecked: boolean;
}

/**
 * Checks every keyword of every schema: misspelt and unknown keywords, unsupported dialects, invalid patterns. An
 * unknown keyword is reported once for the whole catalog, at its first place.
 */
export function checkKeywords(
  nodes: readonly SchemaNode[],
  { unknownKeywords, checkedFormats }: KeywordSettings,
): readonly Diagnostic[] {
  const rules = { unknownKeywords, areFormatsChecked: checkedFormats.length > 0 };
  const diagnostics: Diagnostic[] = [];
  const seen = new Set<string>();
  for (const node of nodes) {
    if (!isJsonObject(node.value)) continue;
    for (const found of checkNode(node, node.value, rules)) {
      const once = `${found.code} ${found.message}`;
      if (CODES[found.code].severity === 'warning' && seen.has(once)) continue;
      seen.add(once);
      diagnostics.push(found);
    }
  }
  return diagnostics;
}

function checkNode(
  node: SchemaNode,
  schema: JsonObject,
  { unknownKeywords, areFormatsChecked }: KeywordRules,
): readonly Diagnostic[] {
  return [
    ...Object.keys(schema).flatMap((keyword) => checkKeyword(node, schema, keyword, unknownKeywords)),
    ...checkDialect(node, schema),
    ...checkPatterns(node, schema),
    ...(areFormatsChecked ? checkFormat(node, schema) : []),
  ];
}

function checkKeyword(
  node: SchemaNode,
  schema: JsonObject,
  keyword: string,
  unknownKeywords: UnknownKeywords,
): readonly Diagnostic[] {
  const known = familiarity(keyword, node.dialect);
  if (known === 'keyword' || known === 'annotation') return [];
  const word = JSON.stringify(keyword);
  if (known === 'other-dialect') {
    const hint = `write it as in ${node.dialect}, or name the intended dialect in $schema or as "dialect" in the configuration`;
    const message = `${word} is not a keyword of ${node.dialect} and has no effect`;
    return [report(node, 'HS202', keyword, message, hint, 'key')];
  }
  if (unknownKeywords === 'ignore') return [];
  const message = `unknown keyword ${word}`;
  const meant = isCompound(keyword) ? undefined : meantKeyword(keyword, node.dialect);
  if (meant !== undefined) {
    const code = unknownKeywords === 'warning' ? 'HS202' : 'HS201';
    return [report(node, code, keyword, message, `did you mean "${meant}"?`, 'key')];
  }
  const limit = limitMeant(schema, keyword);
  const hint =
    limit === undefined
      ? 'it has no effect; start the name of an annotation of your own with x-'
      : `it has no effect; did you mean "${limit}"?`;
  return [report(node, 'HS202', keyword, message, hint, 'key')];
}

function checkDialect(node: SchemaNode, schema: JsonObject): readonly Diagnostic[] {
  if (dialectOf(schema) !== undefined) return [];
  const uri = JSON.stringify(schema.$schema);
  return [
    report(node, 'HS204', '$schema', `the dialect ${uri} is not supported`, `use ${DIALECT_URIS.join(', ')}`),
  ];
}

function checkPatterns(node: SchemaNode, schema: JsonObject): readonly Diagnostic[] {
  const own = ownValue(schema, 'pattern');
  const keyed = ownValue(schema, 'patternProperties');
  const keys = isJsonObject(keyed) ? Object.keys(keyed) : [];
  return [
    ...(typeof own === 'string' ? patternProblem(node, own, ['pattern'], 'value') : []),
    ...keys.flatMap((key) => patternProblem(node, key, ['patternProperties', key], 'key')),
  ];
}

function patternProblem(
  node: SchemaNode,
  pattern: string,
  at: readonly string[],
  part: MemberPart,
): readonly Diagnostic[] {
  const place = (): Place => placeOf(node.document, pointerTo(node.pointer, ...at), part);
  if (isUnicodePattern(pattern)) return [...slowPattern(pattern, place), ...deadPattern(pattern, place)];
  const rewritten = asUnicodePattern(pattern);
  if (rewritten !== undefined) {
    const message = `${JSON.stringify(pattern)} is a valid regular expression only without the u flag`;
    const hint = `hookschema reads it as ${JSON.stringify(rewritten)}; escape only characters that need it`;
    return [
      diagnostic('HS213', { message, hint }, place()),
      ...slowPattern(rewritten, place),
      ...deadPattern(rewritten, place),
    ];
  }
  const hint =
    'patterns are ECMAScript regular expressions with the u flag; escape only characters that need it';
  return [
    diagnostic('HS207', { message: `not a regular expression: ${reasonAgainst(pattern)}`, hint }, place()),
  ];
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
function slowPattern(pattern: string, place: () => Place): readonly Diagnostic[] {
  const growth = backtrackingOf(pattern);
  if (growth === 'linear') return [];
  const message = `checking a string that does not match this pattern can take ${growth} time`;
  return [diagnostic(growth === 'exponential' ? 'HS210' : 'HS211', { message, hint: UNAMBIGUOUS }, place())];
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

function checkFormat(node: SchemaNode, schema: JsonObject): readonly Diagnostic[] {
  const format: JsonValue | undefined = ownValue(schema, 'format');
  if (typeof format !== 'string' || FORMAT_NAMES.includes(format) || DESCRIPTIVE_FORMATS.has(format))
    return [];
  const meant = nearest(format, FORMAT_NAMES);
  const hint = meant ? `did you mean "${meant}"?` : 'use a pattern if it must be checked';
  return [report(node, 'HS208', 'format', `unknown format ${JSON.stringify(format)} is not checked`, hint)];
}

function report(
  node: SchemaNode,
  code: DiagnosticCode,
  keyword: string,
  message: string,
  hint: string,
  part: MemberPart = 'value',
): Diagnostic {
  return diagnostic(code, { message, hint }, placeOf(node.document, pointerTo(node.pointer, keyword), part));
}
