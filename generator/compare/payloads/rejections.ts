import type { ContainmentChange } from '../../contains/contains.js';
import { isJsonArray, isJsonObject, type JsonValue, ownValue } from '../../json/json.js';
import { pointerTokens, valueAt } from '../../json/json-pointer.js';
import { keywordsWhere } from '../../schema/keyword-sets.js';
import { changedAt } from './replaced-at.js';
import type { Ask } from './shared-answers.js';
import type { Bundle } from './shared-places.js';

/** One thing for which a schema rejects payloads of another, and a payload that shows it. */
export interface Rejection {
  readonly payload: JsonValue;
  /** JSON Pointer to the value in the payload. */
  readonly path: string;
  readonly keyword: string;
  /** The value of the keyword. */
  readonly limit: JsonValue;
  /** What the engine says about it, without the name of the value. */
  readonly message: string;
  /** True where nothing else is wrong with the payload. */
  readonly isOnly: boolean;
}

/** What is known about the payloads of one schema that another rejects. */
export type Rejections = { readonly unknown: string } | { readonly list: readonly Rejection[] };

/** The most things to look for in one event. */
const MOST_ROUNDS = 10;

/** Keywords that hold no schemas: a schema that has one in addition accepts less. */
const SIMPLE: ReadonlySet<string> = new Set(
  keywordsWhere(({ role, applies }) => role === 'constraint' && applies === undefined),
);

/** The validators of both sides. A payload that is shown is accepted by the first and rejected by the second. */
export interface Sides {
  readonly isSent: (payload: JsonValue) => boolean;
  readonly isRejected: (payload: JsonValue) => boolean;
}

/**
 * Finds everything for which one schema rejects payloads of another. After each answer, the first schema gets the keywords
 * that the answer rests on, so that its payloads are not rejected for the same reason, and the question is asked again.
 * @param sub the schema of the payloads
 * @param sup the schema that may reject some
 * @param sides the validators; a payload about which they say something else ends the search
 * @param ask the answers that are known already
 */
export function rejections(sub: Bundle, sup: Bundle, sides: Sides, ask: Ask): Rejections {
  const list: Rejection[] = [];
  let narrowed = sub;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const found = confirmed(narrowed, sup, sides, ask);
    if (found.answer === 'unknown' && round === 0) return { unknown: found.reason };
    if (found.answer !== 'no') break;
    const { payload, changes } = found;
    list.push(...changes.map((change) => rejection(payload, change, sup, changes.length === 1)));
    if (changes.length === 0) list.push({ ...WHOLE, payload });
    if (changes.length === 0 || !changes.every(({ keyword }) => SIMPLE.has(keyword))) break;
    narrowed = changes.reduce((schema, change) => withLimit(schema, sup, change), narrowed);
  }
  return { list };
}

type Confirmed =
  | { readonly answer: 'yes' }
  | { readonly answer: 'unknown'; readonly reason: string }
  | { readonly answer: 'no'; readonly payload: JsonValue; readonly changes: readonly ContainmentChange[] };

/** The answer to a question, with a payload that the validators confirm. */
function confirmed(sub: Bundle, sup: Bundle, { isSent, isRejected }: Sides, ask: Ask): Confirmed {
  for (const answer of [ask.shared, ask.whole]) {
    const found = answer(sub, sup);
    if (found.answer !== 'no') return found;
    // The engine gives a JSON value.
    const payload = found.witness as JsonValue;
    if (isSent(payload) && isRejected(payload)) return { answer: 'no', payload, changes: found.changes };
  }
  return { answer: 'unknown', reason: 'the validators do not agree about the payload that was found' };
}

const WHOLE = {
  path: '',
  keyword: '',
  limit: null,
  message: 'does not match the schema',
  isOnly: true,
} as const;

function rejection(
  payload: JsonValue,
  { instancePath, supPath, keyword, message }: ContainmentChange,
  sup: JsonValue,
  isOnly: boolean,
): Rejection {
  const limit = valueAt(sup, pointerTokens(supPath) ?? []) ?? null;
  return { payload, path: instancePath, keyword, limit, message: message.replace(/^`[^`]*` /, ''), isOnly };
}

/** A schema that has a keyword of the other schema too, at the place of the same values. */
function withLimit(sub: Bundle, sup: Bundle, { subPath, supPath, keyword }: ContainmentChange): Bundle {
  const limit = valueAt(sup, pointerTokens(supPath) ?? []);
  if (limit === undefined) return sub;
  return changedAt(sub, subPath, (schema) => {
    if (!isJsonObject(schema)) return schema;
    const others = ownValue(schema, 'allOf');
    return { ...schema, allOf: [...(isJsonArray(others) ? others : []), { [keyword]: limit }] };
  });
}
