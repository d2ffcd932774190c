import type { TypeOptions } from '../../catalog/catalog.js';
import type { Schema } from '../../schema/schema.js';
import { printByLibrary } from './json-schema-to-typescript.js';
import { keyTypes } from './key-types.js';
import { reprintDeclaration } from './reprint-declaration.js';

/**
 * Prints schemas as exported declarations. No other file of this folder is imported from outside.
 *
 * A schema goes through four steps. json-schema-to-typescript is exact about schemas with one type each, which the type
 * rules make. But it cannot express some types, and where it finds references, titles and ids it opens files and
 * invents names. So (1) each schema is *reduced* to the keywords that the library reads, and what it cannot express
 * (optional items of a tuple, templates as index signatures) becomes properties with marked names (`marks.ts`). (2) The
 * library *prints* one declaration at a time, without formatting, because prettier would take three times as long. (3)
 * TypeScript's parser, which ts-morph includes, *reads* the text *back* (`type-shapes.ts` finds the marks). (4) The
 * tree is *printed* again with its own name, formatted as people write types (`type-printer.ts`).
 *
 * @param schemas by the names of their declarations, after the type rules: `description` is the finished text of the
 *   comment, and references are names of other declarations
 * @returns one declaration per schema, in the same order, then the helpers of their index signatures
 * @throws Error for a schema for which the library does not print exactly one declaration
 */
export async function printDeclarations(
  schemas: ReadonlyMap<string, Schema>,
  options: TypeOptions,
): Promise<readonly string[]> {
  const isDeclared = (name: string): boolean => schemas.has(name);
  const keys = keyTypes(isDeclared);
  const printing = { ...options, keyType: keys.typeOf };
  const declarations: string[] = [];
  for (const [name, schema] of schemas) {
    declarations.push(reprintDeclaration(await printByLibrary(schema, isDeclared), name, printing));
  }
  return [...declarations, ...keys.helpers()];
}
