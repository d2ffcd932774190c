import { once } from '../schema/memoize.js';
import { pascalCase } from '../text/safe-text.js';
import { importedNames, printText, type Text } from './code.js';
import { identifiersIn } from './identifiers.js';
import type { ImportedName, ImportSource } from './imported-name.js';

/** A text of a module, and whether it is printed as a type or as a value. */
export interface Use {
  readonly text: Text;
  readonly as: 'type' | 'value';
}

/** One import statement. Its names are sorted; `local` is the name in the module. */
export interface CollectedImport {
  readonly what: 'types' | 'values' | 'default' | 'namespace';
  readonly from: ImportSource;
  readonly names: readonly { readonly name: string; readonly local: string }[];
  /** True where only types need it. */
  readonly isTypeOnly: boolean;
}

/** The imports of a module, and a function that prints its texts with them. */
export interface CollectedImports {
  /** Imports of packages first, then those of modules, each sorted. */
  readonly imports: readonly CollectedImport[];
  readonly print: (text: Text) => string;
}

/**
 * Collects the imports of a module from the names in its texts. A name that only types use is imported as a type. A
 * name that the module declares itself is imported under an alias that includes its source.
 * @param modules the module's own path, and the paths of modules that it includes: their names need no import
 * @param declared the names that the module declares in addition to those in its texts
 */
export function collectImports(
  uses: readonly Use[],
  modules: ReadonlySet<string>,
  declared: Iterable<string>,
): CollectedImports {
  const found = new Map<string, Found>();
  const byImport = new Map<ImportedName, Found>();
  const entryOf = (imported: ImportedName): Found => {
    const key = keyOf(imported);
    const one = found.get(key) ?? { imported, isTypeOnly: true, local: imported.name };
    found.set(key, one);
    return one;
  };
  for (const { text, as } of uses) {
    for (const imported of importedNames(text)) {
      if (isOf(imported, modules)) continue;
      const one = byImport.get(imported) ?? entryOf(imported);
      byImport.set(imported, one);
      if (as === 'value') one.isTypeOnly = false;
    }
  }
  if (found.size === 0) return { imports: [], print: (text) => printText(text, ({ name }) => name) };
  const sorted = [...found.entries()].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, one]) => one);
  const taken = takenNames(uses, declared, found.size);
  for (const one of sorted) one.local = freeName(one.imported, taken);
  const localOf = (imported: ImportedName): string => byImport.get(imported)?.local ?? imported.name;
  return { imports: grouped(sorted), print: (text) => printText(text, localOf) };
}

/** An import of a module. `local` is its name there. */
interface Found {
  readonly imported: ImportedName;
  isTypeOnly: boolean;
  local: string;
}

/**
 * A key that is equal for equal imports. It sorts packages before modules, sources by path, and names within a source.
 */
function keyOf({ what, name, from }: ImportedName): string {
  return `${from.kind === 'package' ? 0 : 1}\n${from.path}\n${what}\n${name}`;
}

function isOf({ what, from }: ImportedName, modules: ReadonlySet<string>): boolean {
  return what === 'name' && from.kind === 'module' && modules.has(from.path);
}

/** The names that imports cannot have in a module. */
interface TakenNames {
  readonly has: (name: string) => boolean;
  readonly add: (name: string) => void;
}

/** With more imports than this, listing the words of a module takes less time than searching for each name. */
const FEW = 20;

/** What an identifier can be made of, and more. */
const WORD = /[\w$\x80-\u{10ffff}]+/gu;

/**
 * The names that a module has anyway. Its texts are searched for the names of its imports before anything else, because
 * nearly always no text has them.
 */
function takenNames(uses: readonly Use[], declared: Iterable<string>, imports: number): TakenNames {
  const known = new Set(declared);
  // The placeholder of an import is not an identifier.
  const texts = uses.map(({ text, as }) => ({ text: printText(text, () => '\0'), as }));
  const words = once(() => new Set(texts.flatMap(({ text }) => text.match(WORD) ?? [])));
  const identifiers = once(
    () => new Set(texts.flatMap(({ text, as }) => identifiersIn(text, as)).map(({ name }) => name)),
  );
  const mayHave = (name: string): boolean =>
    imports > FEW ? words().has(name) : texts.some(({ text }) => text.includes(name));
  return {
    has: (name) => known.has(name) || (mayHave(name) && identifiers().has(name)),
    add: (name) => known.add(name),
  };
}

/** `Order` of the module `types` becomes `TypesOrder` where the module has an `Order` of its own. */
function freeName({ name, from }: ImportedName, taken: TakenNames): string {
  const alias = once(() => {
    const module = from.path.slice(from.path.lastIndexOf('/') + 1);
    return `${pascalCase(module) ?? ''}${pascalCase(name) ?? name}`;
  });
  let local = name;
  for (let count = 1; taken.has(local); count += 1) local = count === 1 ? alias() : `${alias()}${count}`;
  taken.add(local);
  return local;
}

/** One statement per source and kind of import. Default exports and namespaces have statements of their own. */
function grouped(all: readonly Found[]): readonly CollectedImport[] {
  const groups = new Map<string, CollectedImport & { readonly names: { name: string; local: string }[] }>();
  for (const { imported, local, isTypeOnly } of all) {
    const { from, name } = imported;
    const what = imported.what === 'name' ? (isTypeOnly ? 'types' : 'values') : imported.what;
    const key = `${from.kind === 'package' ? 0 : 1}\n${from.path}\n${what}\n${imported.what === 'name' ? '' : name}`;
    const group = groups.get(key) ?? { what, from, isTypeOnly, names: [] };
    group.names.push({ name, local });
    groups.set(key, group);
  }
  return [...groups.entries()].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, group]) => group);
}
