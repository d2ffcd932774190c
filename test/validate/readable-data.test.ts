import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { innerSchemas, type Schema, type SchemaObject } from '../../generator/schema/schema.js';
import { EXPLANATIONS } from '../../generator/validate/explanations.js';
import { caseNames, caseOutput } from '../support/cases.js';
import { importEmitted } from '../support/catalogs.js';
import { REPOSITORY, readTree } from '../support/folders.js';

interface NamedSchema {
  readonly name: string;
  readonly schema: (ref: (definition: NamedSchema) => object) => Schema;
}

interface Explanations {
  readonly keywords: Readonly<Record<string, (value: unknown) => unknown>>;
}

interface Schemas {
  readonly schemas: ReadonlyMap<string, NamedSchema>;
}

/** The schemas of some events, and all to which they refer. */
function writtenIn(roots: readonly NamedSchema[]): readonly Schema[] {
  const found = new Set(roots);
  const written: Schema[] = [];
  for (const { schema } of found)
    written.push(
      schema((definition) => {
        found.add(definition);
        return { $ref: '#' };
      }),
    );
  return written;
}

/** The keywords that are checked of a schema and of all schemas inside. */
function keywordsIn(schema: Schema): readonly string[] {
  if (typeof schema === 'boolean') return [];
  const [checked] = Object.getOwnPropertySymbols(schema);
  const instead = checked === undefined ? {} : (schema as Record<symbol, SchemaObject>)[checked];
  const entries = Object.entries({ ...schema, ...instead }).filter(([, value]) => value !== undefined);
  const rules = Object.fromEntries(entries);
  return [...Object.keys(rules), ...innerSchemas(rules).flatMap(keywordsIn)];
}

const FOLDERS: readonly (readonly [name: string, folder: () => Promise<string>])[] = [
  ['the package', async () => join(REPOSITORY, 'generated')],
  ...(await caseNames()).map((name) => [`the case ${name}`, () => caseOutput(name)] as const),
];

describe.each(FOLDERS)('What explains rejections in %s', (_name, folder) => {
  test('has the keywords of its schemas, in the order of the table, and no others', async () => {
    const { keywords } = await importEmitted<Explanations>(await folder(), 'definitions.js');
    const { schemas } = await importEmitted<Schemas>(await folder(), 'json-schemas.js');
    const used = new Set(writtenIn([...schemas.values()]).flatMap(keywordsIn));
    // `properties` reports what is missing, and a schema `false` has no keyword.
    const expected = Object.keys(EXPLANATIONS).filter(
      (keyword) => used.has(keyword) && (keyword !== 'required' || keyword in keywords),
    );
    expect(Object.keys(keywords).filter((keyword) => keyword !== 'never')).toEqual(expected);
    for (const [keyword, make] of Object.entries(keywords))
      expect(make.name, keyword).toMatch(
        new RegExp(`^check.*(?:${keyword.replace('$ref', 'Reference')})`, 'i'),
      );
  });

  test('is data and a few lines: no function of its own, and no long line', async () => {
    const tree = await readTree(await folder());
    const [others = '', explanations = ''] = (tree['definitions.js'] ?? '').split('// --- What explains');
    const [, ofMany = ''] = others.split('// --- JSON Schemas');
    const schemas = [tree['json-schemas.js'], ofMany].join('\n');
    expect(explanations).toContain('export const explain = ');
    expect(explanations).not.toMatch(/function|=>/);
    expect(schemas).not.toMatch(/^function|^export function/m);
    const long = schemas.split('\n').filter((line) => line.length > 120);
    // A text has no place to break.
    expect(long.filter((line) => !/^ *(?:[\w$]+: )?"[^"]*",?$/.test(line))).toEqual([]);
  });
});
