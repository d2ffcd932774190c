import type { TypeOptions } from '../../catalog/catalog.js';
import type { Schema } from '../../schema/schema.js';
import { printByLibrary } from './json-schema-to-typescript.js';
import { keyTypes } from './key-types.js';
import { reprintDeclaration } from './reprint-declaration.js';

/**
 * Prints schemas as exported declarations. This is the only door of this folder: nothing else in it is imported from
 * outside.
 *
 * A schema takes four steps. json-schema-to-typescript is exact about schemas of one type each, and the type rules make
 * such schemas; but it has no words for some types, and it opens files and invents names where it sees references,
 * titles and ids. So (1) each schema is *disguised*: only the keywords that the library reads are left, and what it has
 * no words for (optional items of a tuple, templates as index signatures) becomes properties with marked names
 * (`marks.ts`). (2) The library *prints* one declaration at a time, without layout, because prettier would take three
 * times as long. (3) TypeScript's parser, the one inside of ts-morph, *reads* the text *back* (`type-shapes.ts` finds
 * the marks). (4) The tree is *printed* again, under its own name and laid out as people write types
 * (`type-printer.ts`).
 *
 * @param schemas by the names of their declarations, each after the type rules: its `description` is the finished text
 *   of the comment, and its references are names of other declarations
 * @returns a declaration for each schema, in their order, and then what their index signatures are made with
 * @throws Error for a schema of which the library does not make one declaration
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
