import { describe, expect, test } from 'vitest';
import { checkPayload } from '../../generator/payloads/check-payload.js';
import { pointerToText } from '../../generator/payloads/pointer-to-text.js';
import { type PatternWatch, watchPatterns } from '../../generator/payloads/watch-patterns.js';
import { diagnosticsOf, eventSchema, generateFrom } from '../support/catalogs.js';
import { temporaryFolder, writeTree } from '../support/folders.js';
import { runCommand } from '../support/run-command.js';

/** A pattern that no analysis knows to be linear, and a text on which it does not end. */
const PATTERN = '^(a)?(?:\\1|a)*$';
const TEXT = `${'a'.repeat(60)}!`;

describe('hookschema validate', () => {
  test('rejects a payload that makes a pattern hang, with event, place and pattern, and reads on', async () => {
    const folder = await temporaryFolder();
    const note = { type: 'string', pattern: PATTERN };
    const schema = {
      type: 'object',
      required: ['type'],
      properties: { type: { const: 'order.paid' }, notes: { type: 'array', items: note } },
    };
    const good = JSON.stringify({ type: 'order.paid', notes: ['aaa'] });
    const slow = JSON.stringify({ type: 'order.paid', notes: ['aaa', TEXT], secret: 'hunter2' });
    await writeTree(folder, {
      'hookschema.config.json': '{"schemas":"schemas","out":"generated"}',
      'schemas/events/order.json': JSON.stringify(schema),
      'x.ndjson': `${good}\n${slow}\n${good}\n`,
    });
    const { exit, out, err } = await runCommand(['validate', 'x.ndjson'], folder);
    expect({ exit, out }).toStrictEqual({ exit: 1, out: '3 payloads: 2 valid, 1 rejected\n' });
    expect(err).toContain(
      `x.ndjson:2:37 - error HS228 at /notes/1: order.paid: a string of 61 characters takes the pattern ${JSON.stringify(PATTERN)} longer than 5 seconds\n`,
    );
    expect(err).not.toContain('hunter2');
    expect(err).not.toContain('HS712');
  });
});

describe('hookschema generate', () => {
  test.each([
    ['a value', { note: { type: 'string', pattern: PATTERN } }, { note: TEXT }],
    ['a name', { map: { patternProperties: { [PATTERN]: true } } }, { map: { [TEXT]: 1 } }],
    [
      'a name that no branch evaluates',
      { map: { unevaluatedProperties: false, anyOf: [{ patternProperties: { [PATTERN]: true } }] } },
      { map: { [TEXT]: 1 } },
    ],
  ])(
    'ends where an example makes a pattern of %s hang and data decides',
    async (_name, properties, example) => {
      const list = { type: 'array', contains: { const: 1 }, unevaluatedItems: { type: 'string' } };
      const schema = eventSchema('a', {
        properties: { ...properties, list },
        examples: [{ type: 'a', ...example, list: [1, 'x'] }],
      });
      expect(await diagnosticsOf(generateFrom({ 'a.json': schema }))).toMatchObject([{ code: 'HS228' }]);
    },
  );
});

describe('the place of a text', () => {
  const slow = { pattern: PATTERN, text: TEXT };
  const value = { type: 'x', first: ['b', TEXT], last: TEXT, [`${TEXT}`]: 1 };
  const payload = { text: JSON.stringify(value), line: 1, column: 1 };
  const pointerOf = (answer: object, of = payload): string | undefined =>
    checkPayload(of, () => ({ valid: false, slow, ...answer })).problem?.('x.json').pointer;

  test('is that of the error, if the error is about the text', () => {
    expect(pointerOf({ errors: [{ event: 'x', path: '/last', keyword: 'pattern' }] })).toBe('/last');
  });

  test.each([
    ['a choice reports the error', { errors: [{ event: 'x', path: '/first', keyword: 'anyOf' }] }],
    ['a negation accepts the payload', { valid: true }],
  ])('is the first one in the payload, where %s', (_name, answer) => {
    expect(pointerOf(answer)).toBe('/first/1');
  });

  test('may be a key', () => {
    expect(pointerToText({ a: [{ 'b/c': { [TEXT]: null } }] }, TEXT)).toBe(`/a/0/b~1c/${TEXT}`);
    expect(pointerToText({ a: 'b' }, TEXT)).toBeUndefined();
  });

  test('is found at any depth', () => {
    let deep: readonly unknown[] = [TEXT];
    for (let level = 0; level < 100_000; level += 1) deep = [deep];
    expect(pointerToText(deep as never, TEXT)).toHaveLength(2 * 100_001);
  });
});

describe('a watched pattern', () => {
  const watching = (expression: RegExp, limit?: number): PatternWatch => {
    const watched = watchPatterns(limit);
    expect(watched.watch(expression)).toBe(expression);
    return watched;
  };
  const run = (expression: RegExp, texts: readonly string[]) =>
    watching(expression, 50).run(() =>
      texts.map((text) => {
        try {
          return expression.test(text);
        } catch {
          return 'stopped';
        }
      }),
    );

  test('is stopped once; the explanation then learns which text it was', () => {
    const { result, slow } = run(new RegExp(PATTERN, 'u'), ['aa', 'b', TEXT, TEXT, 'b']);
    expect(result).toStrictEqual([true, false, 'stopped', false, true]);
    expect(slow).toStrictEqual({ pattern: PATTERN, text: TEXT });
  });

  test('starts again with the next payload', () => {
    const expression = new RegExp(PATTERN, 'u');
    const { run } = watching(expression, 50);
    expect(run(() => ['first', 'second'].map(() => triedWith(expression)))).toMatchObject({
      result: [undefined, false],
    });
    expect(run(() => expression.test('aa'))).toStrictEqual({ result: true, slow: undefined });
    expect(run(() => expression.test('b'))).toStrictEqual({ result: false, slow: undefined });
  });

  test('has the plain method where it is linear', () => {
    const expression = /^a+$/u;
    expect(watching(expression).run(() => [expression.test('aa'), expression.test('b')])).toStrictEqual({
      result: [true, false],
      slow: undefined,
    });
    expect(Object.hasOwn(expression, 'test')).toBe(false);
  });
});

function triedWith(expression: RegExp): boolean | undefined {
  try {
    return expression.test(TEXT);
  } catch {
    return undefined;
  }
}
