import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FORMAT_NAMES, formatCheck } from '../../generator/patterns/formats.js';
import { REPOSITORY } from '../support/folders.js';

/**
 * The official JSON-Schema-Test-Suite, if it exists: next to the repository, or in the folder of
 * `JSON_SCHEMA_TEST_SUITE`. Its format tests are compared with our checks. This file lists every difference, with a
 * reason.
 */
const SUITE =
  process.env.JSON_SCHEMA_TEST_SUITE ?? join(REPOSITORY, '..', 'shared', 'json-schema-test-suite');
const FOLDER = join(SUITE, 'tests', 'draft2020-12', 'optional', 'format');

interface Group {
  readonly tests: readonly {
    readonly description: string;
    readonly data: unknown;
    readonly valid: boolean;
  }[];
}

/** The tests of the suite with which we disagree: their descriptions, by format. */
const DISAGREEMENTS: Readonly<Record<string, readonly string[]>> = {
  // The octets inside an address literal are not counted.
  email: ['an invalid IPv4-address-literal'],
  // Only RFC 1123 is checked. Decoding an internationalized label (RFC 5891) needs tables that are too large for a
  // bundle.
  hostname: [
    'invalid Punycode',
    'contains illegal char U+302E Hangul single dot tone mark',
    'Begins with a Spacing Combining Mark',
    'Begins with a Nonspacing Mark',
    'Begins with an Enclosing Mark',
    'Exceptions that are DISALLOWED, right-to-left chars',
    'Exceptions that are DISALLOWED, left-to-right chars',
    "MIDDLE DOT with no preceding 'l'",
    'MIDDLE DOT with nothing preceding',
    "MIDDLE DOT with no following 'l'",
    'MIDDLE DOT with nothing following',
    'Greek KERAIA not followed by Greek',
    'Greek KERAIA not followed by anything',
    'Hebrew GERESH not preceded by Hebrew',
    'Hebrew GERESH not preceded by anything',
    'Hebrew GERSHAYIM not preceded by Hebrew',
    'Hebrew GERSHAYIM not preceded by anything',
    'KATAKANA MIDDLE DOT with no Hiragana, Katakana, or Han',
    'KATAKANA MIDDLE DOT with no other characters',
    'Arabic-Indic digits mixed with Extended Arabic-Indic digits',
    'ZERO WIDTH JOINER not preceded by Virama',
    'ZERO WIDTH JOINER not preceded by anything',
    'contains "--" in the 3rd and 4th position',
  ],
  uri: ['leading zero in an embedded IPv4 address is invalid'],
  'uri-reference': ['a leading zero in the IPv4 part of an IPv6 literal'],
};

function disagreements(format: string): readonly string[] {
  const groups: readonly Group[] = JSON.parse(readFileSync(join(FOLDER, `${format}.json`), 'utf8'));
  const check = formatCheck(format);
  return groups
    .flatMap(({ tests }) => tests)
    .filter(({ data, valid }) => typeof data === 'string' && check?.(data) !== valid)
    .map(({ description }) => description);
}

describe('the official test suite', () => {
  test.skipIf(!existsSync(FOLDER)).each(FORMAT_NAMES)(
    'agrees on %s, except for the listed tests',
    (format) => {
      expect(disagreements(format)).toStrictEqual(DISAGREEMENTS[format] ?? []);
    },
  );
});
