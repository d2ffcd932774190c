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
 * @returns one declaration per schema, in the same order, then the helpers of their index signatures
 * @throws Error for a schema for which the library does not print exactly one declaration
 */
export async function printDeclarations(
  schemas: ReadonlyMap<string, SchemaToPrint>,
  options: TypeOptions,
  { memory, printApart }: PrintingAids = {},
): Promise<readonly string[]> {
  const names = [...schemas.keys()];
  const isTaken = HELPER_NAMES.map((name) => schemas.has(name));
  const known = new Map<string, Printed>();
  const missing = new Map<string, string | undefined>();
  for (const [name, { content }] of schemas) {
    const input = memory && JSON.stringify([name, options, isTaken, content()]);
    const printed = input === undefined ? undefined : readPrinted(memory?.find(KIND, input));
    if (printed === undefined) missing.set(name, input);
    else known.set(name, printed);
  }
  const loweredOf = (name: string): Schema => schemas.get(name)?.lowered() ?? true;
  const wanted = (): PrintRequest['wanted'] =>
    [...missing.keys()].map((name) => ({ name, lowered: loweredOf(name) }));
  const apart = printApart && missing.size > 0 ? await printApart({ wanted: wanted(), names, options }) : [];
  const isDeclared = (name: string): boolean => schemas.has(name);
  for (const [at, [name, input]] of [...missing].entries()) {
    const printed = apart?.[at] ?? (await printOne(name, loweredOf(name), { isDeclared, options }));
    if (input !== undefined) memory?.keep(KIND, input, { ...printed });
    known.set(name, printed);
  }
  const all = keyTypes(isDeclared);
  const texts = names.map((name) => {
    const { text, helpers } = known.get(name) ?? { text: '', helpers: [] };
    all.use(helpers);
    return text;
  });
  return [...texts, ...all.helpers()];
}

/** What makes printing faster. */
export interface PrintingAids {
  /** The declarations of an earlier run. */
  readonly memory?: Memory | undefined;
  /** Prints at another place, in the order of `wanted`; undefined where that fails. */
  readonly printApart?: ((request: PrintRequest) => Promise<readonly Printed[] | undefined>) | undefined;
}

/** Declarations to print, as data. */
export interface PrintRequest {
  readonly wanted: readonly { readonly name: string; readonly lowered: Schema }[];
  /** The names of all declarations. */
  readonly names: readonly string[];
  readonly options: TypeOptions;
}

/** Prints declarations one after the other. */
export async function printWanted({ wanted, names, options }: PrintRequest): Promise<readonly Printed[]> {
  const all = new Set(names);
  const isDeclared = (name: string): boolean => all.has(name);
  const printed: Printed[] = [];
  for (const { name, lowered } of wanted)
    printed.push(await printOne(name, lowered, { isDeclared, options }));
  return printed;
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
export interface Printed {
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
