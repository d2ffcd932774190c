import type { TypeOptions } from '../../catalog/catalog.js';
import { isJsonArray, isJsonObject, type JsonValue } from '../../json/json.js';
import { once } from '../../schema/memoize.js';
import type { Memory } from '../../schema/memory.js';
import type { Schema } from '../../schema/schema.js';
import { HELPER_NAMES, keyTypes } from './key-types.js';

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
 * The libraries are loaded when the first declaration is printed that is not in the memory.
 *
 * @param schemas by the names of their declarations
 * @param memory the declarations of an earlier run
 * @returns one declaration per schema, in the same order, then the helpers of their index signatures
 * @throws Error for a schema for which the library does not print exactly one declaration
 */
export async function printDeclarations(
  schemas: ReadonlyMap<string, SchemaToPrint>,
  options: TypeOptions,
  memory?: Memory,
): Promise<readonly string[]> {
  const isDeclared = (name: string): boolean => schemas.has(name);
  const isTaken = HELPER_NAMES.map(isDeclared);
  const all = keyTypes(isDeclared);
  const declarations: string[] = [];
  for (const [name, { content, lowered }] of schemas) {
    const input = memory && JSON.stringify([name, options, isTaken, content()]);
    const known = input === undefined ? undefined : readPrinted(memory?.find(KIND, input));
    const printed = known ?? (await printOne(name, lowered(), { isDeclared, options }));
    if (input !== undefined && known === undefined) memory?.keep(KIND, input, { ...printed });
    all.use(printed.helpers);
    declarations.push(printed.text);
  }
  return [...declarations, ...all.helpers()];
}

/** A schema whose declaration is wanted. */
export interface SchemaToPrint {
  /** What `contentOf` gives for it before the type rules. */
  readonly content: () => string;
  /** The schema after the type rules: `description` is the finished text of the comment, references are names. */
  readonly lowered: () => Schema;
}

const KIND = 'declaration';

/** A declaration, and the helpers that it needs. */
interface Printed {
  readonly text: string;
  readonly helpers: readonly string[];
}

async function printOne(
  name: string,
  lowered: Schema,
  { isDeclared, options }: { isDeclared: (name: string) => boolean; options: TypeOptions },
): Promise<Printed> {
  const [{ printByLibrary }, { reprintDeclaration }] = await libraries();
  const keys = keyTypes(isDeclared);
  const text = await printByLibrary(lowered, isDeclared);
  return {
    text: reprintDeclaration(text, name, { ...options, keyType: keys.typeOf }),
    helpers: keys.used(),
  };
}

const libraries = once(() =>
  Promise.all([import('./json-schema-to-typescript.js'), import('./reprint-declaration.js')]),
);

/** Loads the libraries now, for a thread that has nothing else to do yet. */
export async function loadPrinter(): Promise<void> {
  await libraries();
}

function readPrinted(value: JsonValue | undefined): Printed | undefined {
  if (!isJsonObject(value)) return undefined;
  const { text, helpers } = value;
  if (typeof text !== 'string' || !isJsonArray(helpers)) return undefined;
  return { text, helpers: helpers.filter((one) => typeof one === 'string') };
}
