import { type Diagnostic, diagnostic } from '../diagnostics/index.js';
import { pointerTo, pointerTokens } from '../json-pointer.js';
import { nearest } from '../text/nearest.js';

interface Rule {
  readonly holds: (value: unknown) => boolean;
  readonly expected: string;
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const matches =
  (pattern: RegExp) =>
  (value: unknown): boolean =>
    typeof value === 'string' && pattern.test(value);

const TEXT: Rule = { holds: isText, expected: 'a string that is not empty' };
const FLAG: Rule = { holds: (value) => typeof value === 'boolean', expected: 'true or false' };
const PATH: Rule = { holds: isText, expected: 'the path of a folder' };

/** https://docs.npmjs.com/cli/configuring-npm/package-json#name */
const PACKAGE_NAME = /^(?=.{1,214}$)(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/;
/** https://semver.org */
const VERSION =
  /^(?:0|[1-9]\d*)(?:\.(?:0|[1-9]\d*)){2}(?:-[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?(?:\+[0-9A-Za-z.-]+)?$/;

const CATALOG: Readonly<Record<string, Rule>> = {
  schemas: PATH,
  out: PATH,
  discriminator: {
    holds: (value) => isText(value) && (pointerTokens(value)?.length ?? 0) > 0,
    expected: 'a JSON Pointer such as /type',
  },
  schemaId: {
    holds: matches(/^[A-Za-z][A-Za-z0-9+.-]*:[\w\-.~:/?@!$&'()*+,;=%]+$/),
    expected: 'an absolute URI',
  },
  assumeObject: FLAG,
  types: { holds: (value) => isRecord(value), expected: 'an object' },
  package: { holds: (value) => isRecord(value), expected: 'an object' },
};

const TYPES: Readonly<Record<string, Rule>> = { open: FLAG, any: FLAG, readonly: FLAG };

const PACKAGE: Readonly<Record<string, Rule>> = {
  name: { holds: matches(PACKAGE_NAME), expected: 'a name that npm takes: lower case, no spaces' },
  version: { holds: matches(VERSION), expected: 'a semantic version such as 1.2.3' },
  description: TEXT,
  keywords: { holds: (value) => Array.isArray(value) && value.every(isText), expected: 'a list of strings' },
  license: TEXT,
  licenseFile: { holds: isText, expected: 'the path of a file' },
  author: TEXT,
  homepage: TEXT,
  repository: TEXT,
};

/** What is wrong with a configuration, whatever it is; nothing for a valid `HookschemaConfig`. */
export function checkConfig(config: unknown, file?: string): readonly Diagnostic[] {
  if (!isRecord(config)) return [invalid('', 'an object', file)];
  if (config.catalogs === undefined) return checkCatalog(config, '', file);
  const others = Object.keys(config).filter((key) => key !== 'catalogs');
  const { catalogs } = config;
  return [
    ...others.map((key) => unknownKey(key, ['catalogs'], '', file)),
    ...(Array.isArray(catalogs) && catalogs.length > 0
      ? catalogs.flatMap((one, at) => checkCatalog(one, pointerTo('/catalogs', at), file))
      : [invalid('/catalogs', 'a list of catalogs', file)]),
  ];
}

function checkCatalog(catalog: unknown, base: string, file: string | undefined): readonly Diagnostic[] {
  if (!isRecord(catalog)) return [invalid(base, 'an object', file)];
  const missing = ['schemas', 'out'].filter((key) => catalog[key] === undefined);
  const parts = { types: TYPES, package: PACKAGE };
  return [
    ...missing.map((key) => invalid(pointerTo(base, key), 'given', file)),
    ...checkMembers(catalog, CATALOG, base, file),
    ...Object.entries(parts).flatMap(([key, rules]) => {
      const part = catalog[key];
      return isRecord(part) ? checkMembers(part, rules, pointerTo(base, key), file) : [];
    }),
  ];
}

function checkMembers(
  object: Readonly<Record<string, unknown>>,
  rules: Readonly<Record<string, Rule>>,
  base: string,
  file: string | undefined,
): readonly Diagnostic[] {
  return Object.entries(object).flatMap(([key, value]) => {
    const rule = Object.hasOwn(rules, key) ? rules[key] : undefined;
    if (!rule) return [unknownKey(key, Object.keys(rules), base, file)];
    return value === undefined || rule.holds(value)
      ? []
      : [invalid(pointerTo(base, key), rule.expected, file)];
  });
}

function unknownKey(
  key: string,
  known: readonly string[],
  base: string,
  file: string | undefined,
): Diagnostic {
  const meant = nearest(key, known);
  const hint = meant ? `did you mean "${meant}"?` : `there are ${known.join(', ')}`;
  const message = `there is no option ${JSON.stringify(key)}`;
  return diagnostic('HS602', { message, hint }, { ...(file && { file }), pointer: pointerTo(base, key) });
}

function invalid(pointer: string, expected: string, file: string | undefined): Diagnostic {
  const message = `${pointer === '' ? 'the configuration' : pointer} must be ${expected}`;
  return diagnostic(
    'HS602',
    { message, hint: 'see "Configuration" in the README' },
    { ...(file && { file }), pointer },
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
