import { describe, expect, test } from 'vitest';
import { FORMAT_NAMES, formatCheck } from '../../generator/patterns/formats.js';

interface Texts {
  readonly valid: readonly string[];
  readonly invalid: readonly string[];
}

const label = (length: number): string => 'a'.repeat(length);

const TABLE: Readonly<Record<string, Texts>> = {
  'date-time': {
    valid: [
      '2024-01-15T10:30:00Z',
      '2024-01-15t10:30:00z',
      '2024-01-15T10:30:00.123456789Z',
      '2024-01-15T10:30:00.1+05:30',
      '2024-01-15T10:30:00-23:59',
      '2024-02-29T00:00:00Z',
      '2000-02-29T00:00:00Z',
      '1990-12-31T23:59:60Z',
      '1990-12-31T15:59:60-08:00',
      '1998-12-31T23:59:60.5Z',
      '1999-01-01T05:29:60+05:30',
      '0000-01-01T00:00:00Z',
    ],
    invalid: [
      '',
      '2024-01-15',
      '2024-01-15T10:30:00',
      '2024-01-15 10:30:00Z',
      '2024-01-15T10:30Z',
      '2024-01-15T10:30:00.Z',
      '2024-01-15T10:30:00,5Z',
      '2024-01-15T24:00:00Z',
      '2024-01-15T10:60:00Z',
      '2024-01-15T10:30:61Z',
      '2024-01-15T10:30:60Z',
      '1990-12-31T23:59:60-08:00',
      '1990-12-31T15:59:60+08:00',
      '2024-01-15T10:30:00+24:00',
      '2024-01-15T10:30:00+05:60',
      '2024-01-15T10:30:00+0530',
      '2023-02-29T00:00:00Z',
      '1900-02-29T00:00:00Z',
      '2024-04-31T00:00:00Z',
      '2024-00-01T00:00:00Z',
      '2024-13-01T00:00:00Z',
      '2024-1-1T00:00:00Z',
      '24-01-01T00:00:00Z',
      '2024-01-15T10:30:00Z\n',
      ' 2024-01-15T10:30:00Z',
      '২024-01-15T10:30:00Z',
    ],
  },
  date: {
    valid: ['2024-02-29', '2000-02-29', '2024-12-31', '0000-02-29'],
    invalid: [
      '2023-02-29',
      '2100-02-29',
      '2024-02-30',
      '2024-06-31',
      '2024-1-01',
      '20240101',
      '2024-01-01\n',
      '',
    ],
  },
  time: {
    valid: ['10:30:00Z', '23:59:60Z', '00:29:60+00:30', '15:59:60-08:00', '10:30:00.000+01:00'],
    invalid: ['10:30:00', '10:30Z', '24:00:00Z', '22:59:60Z', '23:59:60+01:00', '10:30:00 Z', ''],
  },
  duration: {
    valid: ['P1Y2M3DT4H5M6S', 'P4W', 'PT0S', 'P1M', 'PT36H', 'P1YT1S', 'PT1M'],
    invalid: ['', 'P', 'PT', 'P1', 'P1D2H', 'P1YT', 'P2W1D', 'P1Y2D', 'PT1H1S', 'P-1D', 'P1.5D', '1D'],
  },
  email: {
    valid: [
      'a@example.com',
      'a.b+c@example.co.uk',
      '"a b"@example.com',
      'a@localhost',
      'a@[127.0.0.1]',
      "o'x@e.com",
    ],
    invalid: ['', 'a', 'a@', '@b', 'a@b@c', '.a@b.c', 'a..b@c.d', 'a.@b.c', 'a b@c.d', 'a@-b.c', 'a@b..c'],
  },
  hostname: {
    valid: ['example.com', 'a', 'xn--nxasmq6b', '1.2.3', `${label(63)}.com`, 'a-b'],
    invalid: [
      '',
      '-a.com',
      'a-.com',
      'a..b',
      '.a',
      'a.',
      'a_b',
      `${label(64)}.com`,
      `${`${label(60)}.`.repeat(5)}a`,
    ],
  },
  ipv4: {
    valid: ['0.0.0.0', '255.255.255.255', '192.168.1.1'],
    invalid: [
      '256.0.0.1',
      '1.2.3',
      '1.2.3.4.',
      '1.2.3.4.5',
      '01.2.3.4',
      '1.2.3.-4',
      '1.2.3.4\n',
      '',
      '0x7f.0.0.1',
    ],
  },
  ipv6: {
    valid: [
      '::',
      '::1',
      '1::',
      'fe80::1:2',
      '1:2:3:4:5:6:7:8',
      '::ffff:192.0.2.1',
      '1:2:3:4:5:6:1.2.3.4',
      '1::8',
    ],
    invalid: [
      '',
      ':',
      ':::',
      '1',
      '1::2::3',
      '1:2:3:4::5:6:7:8',
      '1:2:3:4:5:6:7',
      '1:2:3:4:5:6:7:8:9',
      '12345::',
      'g::',
      '::1%eth0',
    ],
  },
  uri: {
    valid: [
      'https://example.com/a?b=c#d',
      'urn:a:b',
      'mailto:a@b.c',
      'http://[::1]:80/',
      'a:',
      'file:///x',
      'x:%20',
    ],
    invalid: [
      '',
      '/a',
      'example.com',
      '//a/b',
      'http://a b',
      'http://example.com:abc/',
      'http://a@b@c/',
      'http://a/%zz',
      'http://a/"',
      '1a:b',
      'http://[/',
      'a:\\',
    ],
  },
  'uri-reference': {
    valid: ['', '/a', '../a', '#x', '?y', '//host/a', 'a/b:c', 'https://example.com', './a:b'],
    invalid: ['a b', '\\\\x', '#a#b', '%zz', ':a', '1:2', 'ä'],
  },
  'uri-template': {
    valid: [
      '',
      '/users',
      '/users/{id}',
      'https://api.example.com/repos{/owner,repo}{?page,per_page}{#part}',
      '{+base}/{path:3}/{list*}{.suffix}{;x,y}{&more}',
      '{a.b}',
      '{a%20b}',
      'caf\u00e9/{x}',
      '/%41',
      "it's",
    ],
    invalid: [
      '{',
      '}',
      '/{}',
      '/{id',
      '/{id}}',
      '/{a b}',
      '/{a,}',
      '/{a:0}',
      '/{a:10000}',
      '/{a*:3}',
      '/{.}',
      '/{-a}',
      '/a b',
      '/%4',
      '/"',
      '/<a>',
      '/a\n',
    ],
  },
  uuid: {
    valid: ['2eb8aa08-aa98-11ea-b4aa-73b441d16380', '2EB8AA08-AA98-11EA-B4AA-73B441D16380'],
    invalid: ['', '2eb8aa08aa9811eab4aa73b441d16380', '2eb8aa08-aa98-11ea-b4aa-73b441d1638', 'g'.repeat(36)],
  },
  'json-pointer': {
    valid: ['', '/', '/a~0b~1c', '/a/0/ä', '/ '],
    invalid: ['a', '#/a', '/~', '/~2', '/a~'],
  },
  'relative-json-pointer': {
    valid: ['0', '1/a', '12#', '0/~0'],
    invalid: ['', '/a', '01', '-1', '0##', '1a', '0/~'],
  },
  regex: {
    valid: ['', '^a+$', '\\p{L}', '(?<=a)b', '[\\w-]'],
    invalid: ['(', '[', 'a{2,1}', '\\', '(?<a', '\\-', '*'],
  },
};

describe.each(Object.keys(TABLE))('%s', (format) => {
  const check = formatCheck(format);
  test.each(TABLE[format]?.valid ?? [])('accepts %j', (text) => {
    expect(check?.(text)).toBe(true);
  });
  test.each(TABLE[format]?.invalid ?? [])('rejects %j', (text) => {
    expect(check?.(text)).toBe(false);
  });
  // An expression is tested against what a value is as text.
  test('rejects values of other types', () => {
    const texts = TABLE[format]?.valid ?? [];
    const values = [
      undefined,
      null,
      true,
      0,
      1,
      {},
      [],
      ...texts.flatMap((text) => [[text], new String(text)]),
    ];
    expect(values.filter((value) => check?.(value))).toStrictEqual([]);
  });
});

test('the table has every format that is checked', () => {
  expect(Object.keys(TABLE).sort()).toStrictEqual([...FORMAT_NAMES].sort());
});

test('no format is slow on a long text that nearly matches', { timeout: 5_000 }, () => {
  const parts = [
    'a',
    '1',
    '.',
    '1.',
    'a.',
    'a@',
    ':',
    '%41',
    '"\\"',
    'P1Y',
    '/~0',
    '{a}',
    '{a%41}',
    '\u00e9',
  ];
  const texts = parts.flatMap((part) =>
    ['', 'https:', 'https://'].map((start) => start + part.repeat(20_000)),
  );
  for (const format of FORMAT_NAMES) for (const text of texts) formatCheck(format)?.(`${text}\n`);
});
