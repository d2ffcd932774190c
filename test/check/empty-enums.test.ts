import { expect, test } from 'vitest';
import { KEYWORDS } from '../../generator/schema/keywords.js';
import { diagnosticsOfProperty } from '../support/schema-diagnostics.js';

const EMPTY = { enum: [] };

/** A schema that holds an empty enumeration in a keyword, and where it is. One entry for each keyword with schemas. */
const HOLDERS = Object.entries(KEYWORDS).flatMap(([keyword, { value }]): [string, object, string][] => {
  const beside = keyword === 'then' || keyword === 'else' ? { if: { type: 'string' } } : {};
  if (value === 'schema' || value === 'one-or-list')
    return [[keyword, { ...beside, [keyword]: EMPTY }, `/${keyword}`]];
  if (value === 'list') return [[keyword, { [keyword]: [{ type: 'string' }, EMPTY] }, `/${keyword}/1`]];
  return value === 'map' ? [[keyword, { [keyword]: { a: EMPTY } }, `/${keyword}/a`]] : [];
});

test.each(HOLDERS)(
  'an enumeration without values in %s is reported once, at its place',
  (_keyword, x, at) => {
    const found = diagnosticsOfProperty(x).filter(({ message }) => message.includes('"enum" has no values'));
    expect(found).toHaveLength(1);
    expect(found[0]?.code).toMatch(/^HS22[25]$/);
    expect([at, `${at}/enum`].map((one) => `/properties/x${one}`)).toContain(found[0]?.pointer);
  },
);
