import { describe, expect, test } from 'vitest';
import {
  ALWAYS,
  and,
  atom,
  call,
  NEVER,
  not,
  or,
  same,
  type Test,
} from '../../generator/validate/guards/logic.js';

const isAbsent = same('a.b', 'undefined');
const isNull = same('a.b', 'null');
const isText = same('typeof a.b', '"string"');
const isId = call('isId', 'a.b');

/** Conditions, with their code and the code of their opposites. */
const CONDITIONS: Readonly<Record<string, readonly [Test, string, string]>> = {
  'absent or null is one comparison': [or(isAbsent, isNull), 'a.b == null', 'a.b != null'],
  'absent or null or text': [
    or(isAbsent, or(isNull, isText)),
    'a.b == null || typeof a.b === "string"',
    'a.b != null && typeof a.b !== "string"',
  ],
  'null may come last': [
    or(isAbsent, or(isId, isNull)),
    'a.b == null || isId(a.b)',
    'a.b != null && !isId(a.b)',
  ],
  'null alone stays': [or(isNull, isId), 'a.b === null || isId(a.b)', 'a.b !== null && !isId(a.b)'],
  'null of another value stays': [
    or(isAbsent, same('a.c', 'null')),
    'a.b === undefined || a.c === null',
    'a.b !== undefined && a.c !== null',
  ],
  'a choice in a choice needs no parentheses': [
    or(isId, or(isText, isNull)),
    'isId(a.b) || typeof a.b === "string" || a.b === null',
    '!isId(a.b) && typeof a.b !== "string" && a.b !== null',
  ],
  'all in a choice are in parentheses': [
    or(isNull, and(isText, isId)),
    'a.b === null || (typeof a.b === "string" && isId(a.b))',
    'a.b !== null && (typeof a.b !== "string" || !isId(a.b))',
  ],
  'what is always true decides a choice': [or(isNull, ALWAYS), 'true', 'false'],
  'what is never true is left out': [or(NEVER, isNull), 'a.b === null', 'a.b !== null'],
  'the same condition appears once': [or(isNull, isNull), 'a.b === null', 'a.b !== null'],
};

describe('A condition', () => {
  test.each(Object.entries(CONDITIONS))('%s', (_name, [made, code, opposite]) => {
    expect([made.code, not(made).code, not(not(made)).code]).toEqual([code, opposite, code]);
  });

  test('that is not simple is negated as a whole', () => {
    expect(not(atom('a < b')).code).toBe('!(a < b)');
  });
});
