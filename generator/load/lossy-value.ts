import { type Diagnostic, diagnostic } from '../diagnostics/index.js';
import { isJsonObject, type JsonValue } from '../json/json.js';
import { pointerTo } from '../json/json-pointer.js';
import { type MemberPart, placeOf, type SourceText } from './source-text.js';

/** Half of a surrogate pair without the other half. */
const HALF = /\p{Surrogate}/u;

/** True for a text with half a character, which no encoding of a file can express. */
export function hasHalfCharacter(text: string): boolean {
  return HALF.test(text);
}

/** Where a text has the first half of a character. Undefined where it has none. */
export function placeOfHalf(text: string): number | undefined {
  return HALF.exec(text)?.index;
}

/** True for a number or a text that is not what the file says: a number that became infinite, or half a character. */
export function isLossy(value: unknown): boolean {
  return typeof value === 'number'
    ? !Number.isFinite(value)
    : typeof value === 'string' && hasHalfCharacter(value);
}

/** The diagnostic for a number that is too large. */
export function tooLarge(written: string): { readonly message: string; readonly hint: string } {
  return {
    message: `the number ${written} is too large`,
    hint: 'the largest number is about 1.8e308; use a smaller one, or a string',
  };
}

/** The diagnostic for a key or a text with half a character. */
export function halfCharacter(text: string): { readonly message: string; readonly hint: string } {
  return {
    message: `${JSON.stringify(text)} has half of a surrogate pair, which is not a character`,
    hint: 'write the whole character, or both halves of its escape: \\ud83d\\ude00',
  };
}

/** Reports the first key or value of a parsed JSON text that is not what the text says. Undefined when there is none. */
export function lossyProblem(source: SourceText, root: JsonValue): Diagnostic | undefined {
  const found = firstLossy(root, []);
  if (found === undefined) return undefined;
  const place = placeOf(source, pointerTo('', ...found.tokens), found.part);
  const wording =
    typeof found.text === 'string' ? halfCharacter(found.text) : tooLarge(numberAt(source.text, place));
  return diagnostic('HS108', wording, place);
}

interface Found {
  readonly tokens: readonly string[];
  readonly part: MemberPart;
  /** The text with half a character; undefined for a number. */
  readonly text: string | undefined;
}

function firstLossy(value: JsonValue, tokens: readonly string[]): Found | undefined {
  if (typeof value !== 'object' || value === null) {
    if (!isLossy(value)) return undefined;
    return { tokens, part: 'value', text: typeof value === 'string' ? value : undefined };
  }
  for (const [key, inner] of Object.entries(value)) {
    const path = [...tokens, key];
    if (isJsonObject(value) && hasHalfCharacter(key)) return { tokens: path, part: 'key', text: key };
    const found = firstLossy(inner, path);
    if (found) return found;
  }
  return undefined;
}

/** The number as it is written at a place. */
function numberAt(
  text: string,
  { line = 1, column = 1 }: { readonly line?: number; readonly column?: number },
): string {
  const written = text.split(/\r\n|[\n\r]/)[line - 1]?.slice(column - 1) ?? '';
  const [number = ''] = /^[-+.\dEe]*/.exec(written) ?? [];
  return number.length > 40 ? `${number.slice(0, 37)}...` : number;
}
