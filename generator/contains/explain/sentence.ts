import { isJsonArray, type JsonValue } from '../../json/json.js';
import { pointerTokens } from '../../json/json-pointer.js';
import { show } from '../../runtime/errors.js';
import { expectedValue } from '../../runtime/explain-values.js';
import { expectedBy } from '../../schema/keyword-sets.js';
import type { Failure } from './failures.js';

/** The most values of a list that a sentence names. */
const MOST_VALUES = 8;

/** A failure as a sentence: what a value may be, and what is accepted. */
export function sentence({ instancePath, keyword, expected, value }: Failure): string {
  const place = placeName(instancePath);
  switch (keyword) {
    case 'required':
      return `${placeName(instancePath, String(expected))} may be missing; it is required`;
    case 'false schema':
      return `${place} may be there; no such property or item is accepted`;
    case 'unevaluatedProperties':
    case 'additionalProperties':
      return `${place} may have other properties; they are not accepted`;
    case 'type':
      return `${place} may be ${shown(value)}; only ${joined([expected].flat().map(typeInWords))} is accepted`;
    case 'enum':
    case 'const':
      return `${place} may be ${shown(value)}; only ${listed(keyword === 'const' ? [expected] : expected)} accepted`;
    default: {
      const words = expectedBy(keyword, expected);
      const rule = words === undefined ? `"${keyword}" refuses it` : `only ${words} is accepted`;
      return `${place} may be ${shown(value)}; ${rule}`;
    }
  }
}

/** The words for a place: \`data.items[0]\`; "the value" for the whole. */
function placeName(pointer: string, ...more: readonly string[]): string {
  const tokens = [...(pointerTokens(pointer) ?? []), ...more];
  if (tokens.length === 0) return 'the value';
  const parts = tokens.map((token, at) => {
    if (/^\d+$/.test(token)) return `[${token}]`;
    if (!/^[A-Za-z_$][\w$-]*$/.test(token)) return `[${show(token)}]`;
    return at === 0 ? token : `.${token}`;
  });
  return `\`${parts.join('')}\``;
}

function shown(value: JsonValue): string {
  return show(value);
}

function typeInWords(type: unknown): string {
  const word = String(type);
  if (word === 'null') return 'null';
  return /^[aeiou]/.test(word) ? `an ${word}` : `a ${word}`;
}

function listed(values: unknown): string {
  const all = isJsonArray(values as JsonValue) ? (values as readonly unknown[]) : [values];
  const words = all.slice(0, MOST_VALUES).map(expectedValue);
  const left = all.length - words.length;
  return `${joined(left > 0 ? [...words, `${left} more`] : words, 'and')} ${all.length === 1 ? 'is' : 'are'}`;
}

function joined(words: readonly string[], last = 'or'): string {
  const [final = '', ...others] = [...words].reverse();
  return others.length === 0 ? final : `${others.reverse().join(', ')} ${last} ${final}`;
}
