import { keyOf } from '../catalog/documents/document-place.js';
import { unreadableDialect } from '../catalog/documents/unreadable-dialect.js';
import type { CatalogSettings } from '../catalog/draft/catalog-settings.js';
import type { CatalogDraft } from '../catalog/draft/draft-catalog.js';
import type { SchemaNode } from '../catalog/index/schema-index.js';
import { type Diagnostic, type DiagnosticCode, diagnostic } from '../diagnostics/index.js';
import { isJsonObject, type JsonObject, type JsonValue, ownValue } from '../json/json.js';
import { pointerTo } from '../json/json-pointer.js';
import { type MemberPart, placeOf } from '../load/source-text.js';
import { patternClassifier } from '../patterns/backtracking.js';
import { DESCRIPTIVE_FORMATS, FORMAT_NAMES } from '../patterns/formats.js';
import { dialectOf } from '../schema/dialect.js';
import { familiarity } from '../schema/keyword-sets.js';
import { nearest } from '../text/nearest.js';
import { type CheckPatterns, patternChecks } from './check-patterns.js';
import { isCompound, limitMeant, meantKeyword, shortMeant } from './meant-keyword.js';

type UnknownKeywords = CatalogSettings['unknownKeywords'];

/** What is reported at its first place only. */
const ONCE: readonly DiagnosticCode[] = ['HS202', 'HS208', 'HS213'];

/** The settings that decide what is reported about keywords. */
export type KeywordSettings = Pick<CatalogSettings, 'unknownKeywords' | 'checkedFormats'>;

interface KeywordRules {
  readonly unknownKeywords: UnknownKeywords;
  /** The places that references lead to or into, by `keyOf`. */
  readonly referred: ReadonlySet<string>;
  /** False where every format is an annotation, so that an unknown one is nothing special. */
  readonly areFormatsChecked: boolean;
}

/**
 * Checks every keyword of every schema: misspelt and unknown keywords, unsupported dialects, invalid patterns. An
 * unknown keyword is reported once for the whole catalog, at its first place. A key that references lead into holds
 * definitions under any name.
 */
export function checkKeywords(
  { nodes, references }: Pick<CatalogDraft, 'nodes' | 'references'>,
  { unknownKeywords, checkedFormats }: KeywordSettings,
): readonly Diagnostic[] {
  const areFormatsChecked = checkedFormats.length > 0;
  const rules = { unknownKeywords, areFormatsChecked, referred: placesReferredTo(references) };
  const diagnostics: Diagnostic[] = [];
  const seen = new Set<string>();
  const checkPatterns = patternChecks(patternClassifier());
  for (const node of nodes) {
    if (!isJsonObject(node.value)) continue;
    for (const found of checkNode(node, node.value, rules, checkPatterns)) {
      const once = `${found.code} ${found.message}`;
      if (ONCE.includes(found.code) && seen.has(once)) continue;
      seen.add(once);
      diagnostics.push(found);
    }
  }
  return diagnostics;
}

/** The places of all targets, and all places around these in their files. */
function placesReferredTo(references: CatalogDraft['references']): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { target } of references) {
    for (let { pointer } = target; pointer !== ''; pointer = pointer.slice(0, pointer.lastIndexOf('/')))
      found.add(keyOf({ ...target, pointer }));
  }
  return found;
}

function checkNode(
  node: SchemaNode,
  schema: JsonObject,
  rules: KeywordRules,
  checkPatterns: CheckPatterns,
): readonly Diagnostic[] {
  return [
    ...Object.keys(schema).flatMap((keyword) => checkKeyword(node, schema, keyword, rules)),
    ...checkDialect(node, schema),
    ...checkPatterns(node, schema),
    ...(rules.areFormatsChecked ? checkFormat(node, schema) : []),
  ];
}

function checkKeyword(
  node: SchemaNode,
  schema: JsonObject,
  keyword: string,
  { unknownKeywords, referred }: KeywordRules,
): readonly Diagnostic[] {
  const known = familiarity(keyword, node.dialect);
  if (known === 'keyword' || known === 'annotation') return [];
  const word = JSON.stringify(keyword);
  if (known === 'other-dialect') {
    const hint = `write it as in ${node.dialect}, or name the intended dialect in $schema or as "dialect" in the configuration`;
    const message = `${word} is not a keyword of ${node.dialect} and has no effect`;
    return [report(node, 'HS202', keyword, message, hint, 'key')];
  }
  const isHolder = referred.has(keyOf({ ...node, pointer: pointerTo(node.pointer, keyword) }));
  if (unknownKeywords === 'ignore' || isHolder) return [];
  const message = `unknown keyword ${word}`;
  const meant = isCompound(keyword) ? undefined : meantKeyword(keyword, node.dialect);
  if (meant !== undefined) {
    const code = unknownKeywords === 'warning' ? 'HS202' : 'HS201';
    return [report(node, code, keyword, message, `did you mean "${meant}"?`, 'key')];
  }
  const other = limitMeant(schema, keyword) ?? shortMeant(keyword, node.dialect);
  const hint =
    other === undefined
      ? 'it has no effect; start the name of an annotation of your own with x-'
      : `it has no effect; did you mean "${other}"?`;
  return [report(node, 'HS202', keyword, message, hint, 'key')];
}

function checkDialect(node: SchemaNode, schema: JsonObject): readonly Diagnostic[] {
  if (dialectOf(schema) !== undefined) return [];
  return [unreadableDialect(schema.$schema, placeOf(node.document, pointerTo(node.pointer, '$schema')))];
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
