import type { FieldStatement } from '../evidence.js';

/** What the sentences about a field say of it. */
export type SaidInWords = Pick<FieldStatement, 'values' | 'isOpen' | 'pattern'> & {
  /** What the first word says. */
  readonly presence?: 'required' | 'optional';
  readonly isConditional: boolean;
  readonly isNullable: boolean;
};

/** Wordings that make the presence of a field conditional. */
const CONDITIONAL = [
  /\bif (?:any|applicable|available|configured|known|present|provided|set|specified|not specified|not yet)\b/i,
  /\bwhen (?:available|applicable|configured|known|present|provided|set)\b/i,
  /\b(?:omitted|absent|missing|not (?:present|included|sent)) (?:if|when|unless|until)\b/i,
  /\b(?:may|might|can) be (?:absent|missing|omitted)\b/i,
  /\b(?:only|just) (?:present|included|sent|set|returned|available)\b/i,
  /\b(?:present|included|sent|returned) only\b/i,
  /\bevents only\)/i,
];

const NULLABLE =
  /\b(?:may|might|can|could|will) be `?null\b|\b`?null`? (?:if|when|until|unless)\b|\bnullable\b|\bor `?null`?\b/i;

/** The words before a list of values. */
const BEFORE_VALUES =
  /\b(?:one of|either|(?:possible|allowed|valid|supported|accepted|known) values?(?:\s+(?:are|is|include))?|values?\s*(?::|are\b)|enum)\b\s*:?/i;

/** Words that make a list of values a list of examples. */
const EXAMPLES = /\b(?:e\.g\.|for example|such as|like|etc\b|example)/i;

/** A first word about presence, which does not depend on anything. */
const PRESENCE = /^\W*(optional|required)\b(?!\s+(?:by|depending|for|if|in|on|only|to|unless|when)\b)/i;

/** Reads sentences in English. What it does not recognise is not stated. */
export function readDescription(text: string, codes: readonly string[]): SaidInWords {
  const values = valuesIn(text, codes);
  const [, prefix] =
    /\b(?:prefix(?:ed)?(?: (?:with|by|of|is))?|starts? with|begins? with)\s*[`'"]?(\w+[_-])(?=\W|$)/i.exec(
      text,
    ) ??
    /[`'"]?\b(\w+_)[`'"]? prefix\b/i.exec(text) ??
    [];
  const [, presence] = PRESENCE.exec(text) ?? [];
  return {
    ...(presence !== undefined && { presence: presence.toLowerCase() as 'required' | 'optional' }),
    isConditional: CONDITIONAL.some((wording) => wording.test(text)),
    isNullable: NULLABLE.test(text),
    ...(values.length > 0 && { values, isOpen: EXAMPLES.test(text) || /\binclud/i.test(text) }),
    ...(prefix !== undefined && { pattern: `^${prefix}` }),
  };
}

function valuesIn(text: string, codes: readonly string[]): readonly string[] {
  const before = BEFORE_VALUES.exec(text);
  if (before !== null && !EXAMPLES.test(text.slice(0, before.index))) {
    const rest = text.slice(before.index + before[0].length);
    const [sentence = ''] = /^(?:[^.]|\.(?!\s|$))*/.exec(rest) ?? [];
    const inCode = codes.filter((code) => sentence.includes(code) && isValue(code));
    const quoted = [...sentence.matchAll(/(["'“‘])([^"'“”‘’]{1,60})["'”’]/g)].map((match) => match[2] ?? '');
    const found = [...new Set(inCode.length > 0 ? inCode : quoted)];
    if (found.length > 0) return found;
  }
  const upper = codes.filter((code) => /^[A-Z][A-Z\d_]*$/.test(code));
  return upper.length > 1 && upper.length === codes.length ? [...new Set(upper)] : [];
}

function isValue(code: string): boolean {
  return code !== 'null' && /^[^\s{}[\]]{1,60}$/.test(code);
}
