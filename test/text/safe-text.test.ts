import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import type { JsonValue } from '../../generator/json/json.js';
import {
  commentInline,
  commentLines,
  markdownCode,
  markdownText,
  objectKey,
  optionalAccess,
  pascalCase,
  pathSegment,
  propertyKey,
  quote,
  regExpLiteral,
} from '../../generator/text/safe-text.js';

/** Texts that try to escape from the place where they are written. */
const HOSTILE: readonly string[] = [
  '*/ alert(1) /*',
  '"; alert(1); "',
  "'; alert(1); '",
  '`$\u007balert(1)}`',
  '</script><script>alert(1)</script>',
  '<!-- -->',
  '\u2028alert(1)\u2029',
  '\\',
  '\\"',
  '\n\r\t\0\u0007',
  '__proto__',
  'constructor',
  '\ud800',
  '@param',
  '../../etc/passwd',
  '',
];

function evaluate(expression: string): unknown {
  return new Function(`return (${expression});`)();
}

describe('quote writes an expression whose value is the value', () => {
  const values: readonly JsonValue[] = [
    null,
    true,
    -1.5e21,
    [],
    {},
    { a: [1, { b: null }], 'c-d': 'e' },
    JSON.parse('{"__proto__": {"polluted": true}, "x": 1}'),
    ...HOSTILE,
    HOSTILE.map((text) => ({ [text]: text })),
  ];
  test.each(values)('%j', (value) => {
    for (const code of [quote(value), quote(value, ''), quote(value, '  ')]) {
      expect(JSON.stringify(evaluate(code))).toBe(JSON.stringify(value));
    }
  });
});

test('quote leaves no line separator, comment mark or script tag in the code', () => {
  expect(quote('\u2028\u2029<!--</script><SCRIPT>')).toBe(
    '"\\u2028\\u2029\\u003c!--\\u003c/script>\\u003cSCRIPT>"',
  );
});

test('quote writes objects and arrays on several lines when it gets an indentation', () => {
  expect(quote({ a: [1], b: {} }, '')).toBe('{\n  a: [\n    1,\n  ],\n  b: {},\n}');
});

describe('regExpLiteral writes a literal of the same expression', () => {
  test.each([/a\/b/u, /[/]/u, /\n/u, /\n/u, /<!--/u, /\u2028/u])('%s', (expression) => {
    const code = regExpLiteral(expression);
    const copy = evaluate(code) as RegExp;
    expect(code).not.toMatch(/[\n\u2028]|<!--/);
    expect(copy.flags).toBe(expression.flags);
    for (const text of ['a/b', '/', '\n', '<!--', '\u2028', 'x']) {
      expect(copy.test(text), text).toBe(expression.test(text));
    }
  });
});

describe('propertyKey', () => {
  test.each([
    ['plain', 'plain'],
    ['größe', 'größe'],
    ['$_1', '$_1'],
    ['class', 'class'],
    ['some-key', '"some-key"'],
    ['1st', '"1st"'],
    ['', '""'],
    ['a"b', '"a\\"b"'],
    ['__proto__', '__proto__'],
  ])('of %j is %s', (key, written) => {
    expect(propertyKey(key)).toBe(written);
  });
});

test('objectKey keeps __proto__ from setting the prototype', () => {
  expect(objectKey('__proto__')).toBe('["__proto__"]');
  expect(objectKey('plain')).toBe('plain');
});

test('optionalAccess reads any property', () => {
  expect(optionalAccess('type')).toBe('?.type');
  expect(optionalAccess('x-type')).toBe('?.["x-type"]');
});

describe('a comment', () => {
  test.each(HOSTILE)('keeps %j inside', (text) => {
    const source = `/**\n${commentLines(text)
      .map((line) => ` * ${line}\n`)
      .join('')} */\nconst after = 1;`;
    const file = ts.createSourceFile('a.ts', source, ts.ScriptTarget.Latest, true);
    expect(file.statements).toHaveLength(1);
    expect(file.statements[0]?.getText()).toBe('const after = 1;');
  });

  test.each(['\n', '\r\n', '\r', '\u2028', '\u2029', '\u0085', '\v', '\f'])(
    'has a line for each %j',
    (end) => {
      expect(commentLines(`a${end}b`)).toStrictEqual(['a', 'b']);
    },
  );

  test('does not start a tag with text of the schema', () => {
    expect(commentLines('@internal\n  @private\nmail a@b.c')).toStrictEqual([
      '\\@internal',
      '  \\@private',
      'mail a@b.c',
    ]);
  });

  test('shows invisible characters as a space', () => {
    expect(commentLines('a\u202eb\u200bc\u0000d')).toStrictEqual(['a b c d']);
  });

  test('of a tag stays on its line', () => {
    expect(commentInline(' a\nb */ ')).toBe('a b *\\/');
  });
});

describe('pascalCase', () => {
  test.each([
    ['organization.created', 'OrganizationCreated'],
    ['order_line-item v2', 'OrderLineItemV2'],
    ['userProfile', 'UserProfile'],
    ['2fa.enabled', '_2faEnabled'],
    ['größe', 'Größe'],
    ['日本.作成', '日本作成'],
    ['𝒶.𝒷', '𝒶𝒷'],
    ['a/*evil*/b', 'AEvilB'],
    ['__proto__', 'Proto'],
  ])('of %j is %s', (text, name) => {
    expect(pascalCase(text)).toBe(name);
  });

  test.each(['', '---', '*/', '😀'])('of %j is nothing', (text) => {
    expect(pascalCase(text)).toBeUndefined();
  });
});

describe('pathSegment', () => {
  test.each([
    ['organization.created', 'organization.created'],
    ['user/created', 'user~2Fcreated'],
    ['..', '~2E~2E'],
    ['.', '~2E'],
    ['.hidden', '~2Ehidden'],
    ['end.', 'end~2E'],
    ['con', '~63on'],
    ['COM1.created', '~43OM1.created'],
    ['a\\b', 'a~5Cb'],
    ['größe', 'gr~C3~B6~C3~9Fe'],
    ['a~b', 'a~7Eb'],
    ['%2e', '~252e'],
    ['', '~'],
    ['\0', '~00'],
  ])('of %j is %s', (text, segment) => {
    expect(pathSegment(text)).toBe(segment);
  });

  test('gives different texts different segments', () => {
    const texts = [...HOSTILE, 'a~2Fb', 'a/b', '~', 'A', 'a'];
    expect(new Set(texts.map(pathSegment)).size).toBe(texts.length);
  });
});

describe('Markdown', () => {
  test('text is one line in which nothing is markup', () => {
    expect(markdownText('a | b\n# c *d* <e> [f](g)')).toBe('a \\| b \\# c \\*d\\* &lt;e&gt; \\[f\\](g)');
  });

  test('code in backticks stays code', () => {
    expect(markdownText('see `a_b|c` here_')).toBe('see `a_b\\|c` here\\_');
  });

  test('code has a fence longer than any run of backticks inside', () => {
    expect(markdownCode('a``b')).toBe('``` a``b ```');
    expect(markdownCode('a|b')).toBe('`a\\|b`');
  });
});
