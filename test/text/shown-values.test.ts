import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { hasHidden } from '../../generator/text/hidden.js';
import { type EmittedValidators, eventSchema, generateFrom, importEmitted } from '../support/catalogs.js';

/** Texts that a terminal or a log would obey, or that would fill it. */
const HOSTILE: readonly (readonly [name: string, text: string])[] = [
  ['line breaks', '\n::error::x\r\n\u0085\u2028'],
  ['an escape sequence', '\u001b]0;title\u0007\u009b2J'],
  ['a direction override', '\u202egnp.exe\u2066'],
  ['half a character', 'a\ud800'],
  ['a megabyte', 'x'.repeat(1_000_000)],
  ['a megabyte of hidden characters', '\u200b'.repeat(1_000_000)],
];

describe.each(['validators.js', 'all-errors.js'])('Messages of %s show hostile payloads safely', (file) => {
  let validators: EmittedValidators;
  beforeAll(async () => {
    const values = { type: 'object', additionalProperties: { type: 'string', maxLength: 3 } };
    const properties = { one: { enum: ['a', 'b'] }, map: values, closed: { additionalProperties: false } };
    const { folder } = await generateFrom({ 'a.json': eventSchema('a', { properties }) });
    validators = await importEmitted(join(folder, 'generated'), file);
  });

  test.each(HOSTILE)('%s', (_name, text) => {
    const payloads = [
      { type: 'a', one: text },
      { type: 'a', map: { [text]: 1 } },
      { type: 'a', map: { [text]: 'long text' } },
      { type: 'a', closed: { [text]: 1 } },
      { type: text },
    ];
    for (const payload of payloads) {
      const answer = validators.validateWebhookEvent(payload);
      expect(answer).toMatchObject({ valid: false });
      for (const { message, found } of 'errors' in answer ? answer.errors : []) {
        if (message === undefined || found === undefined) throw new Error('an error without a text');
        expect(hasHidden(message) || message.includes('\n'), message).toBe(false);
        expect(message.length).toBeLessThan(2000);
        expect(hasHidden(found) || found.includes('\n'), found).toBe(false);
        expect(found.length).toBeLessThan(500);
      }
    }
  });

  test('the path stays exact, for programs', () => {
    const key = 'a\u202e/~\n';
    expect(validators.validateWebhookEvent({ type: 'a', map: { [key]: 1 } })).toMatchObject({
      errors: [
        { path: '/map/a\u202e~1~0\n', message: 'a: /map/a\\u{202e}~1~0\\u{a} must be a string, got number' },
      ],
    });
  });
});

test('An expected object is shown, and a long list of values is cut', async () => {
  const many = Array.from({ length: 3000 }, (_, at) => at);
  const properties = {
    one: { const: { a: [1] } },
    many: { enum: many },
    some: { enum: [{ a: 1 }, [2], null] },
  };
  const { folder } = await generateFrom({ 'a.json': eventSchema('a', { properties }) });
  const { validateWebhookEvent } = await importEmitted<EmittedValidators>(
    join(folder, 'generated'),
    'validators.js',
  );
  const expected = (payload: object): unknown => {
    const answer = validateWebhookEvent({ type: 'a', ...payload });
    return 'errors' in answer ? answer.errors[0]?.expected : undefined;
  };
  expect(expected({ one: {} })).toBe('{"a":[1]}');
  expect(expected({ some: {} })).toBe('one of {"a":1}, [2], null');
  expect(expected({ many: -1 })).toMatch(/^one of 0, 1, .*, 99 and 2,900 more$/);
});
