import type { Catalog } from '../../catalog/catalog.js';
import type { Code } from '../../module/code.js';
import { type Identifier, identifiersIn } from '../../module/identifiers.js';
import { fromModule, type ImportedName, type NamesOf } from '../../module/imported-name.js';
import { linkNames } from '../../module/link-names.js';
import { memoize } from '../../schema/memoize.js';
import { held } from '../../schema/memory.js';
import { foldedPath } from '../../text/folded-path.js';
import { pathSegment } from '../../text/safe-text.js';
import { catalogData } from '../../validate/catalog-data.js';
import { catalogValidators } from '../../validate/catalog-validators.js';
import { guardCode } from '../../validate/guard-code.js';
import { type Home, partHomes } from '../../validate/part-homes.js';
import { typeHelpers } from '../event-type.js';
import { shared } from './validation-support.js';

/** The module of the guards and the JSON Schemas of what many events need. */
export const DEFINITIONS = 'definitions';

/** The module of all other guards of payloads and their parts. */
export const PAYLOADS = 'payloads';

/** The module of all other JSON Schemas. */
export const JSON_SCHEMAS = 'json-schemas';

/** Where a module finds guards of payloads and their parts, and JSON Schemas. */
export interface PartLinks {
  /** A function or constant of the guards, by its name. */
  readonly guard: (name: string) => ImportedName;
  /** The constant with the JSON Schema of an event or a definition, by the name of that. */
  readonly schema: (name: string) => ImportedName;
  /** Links the names that the declaration of a part uses. */
  readonly link: (text: string) => Code;
}

/**
 * The links of a module. What many events need has one home. What a few events or one alone need is in modules of its
 * own for the modules of events, and once more in the modules of all events, so that these need not load many files.
 * @param own the path of an event's module, or of one of `fewModules`; undefined for modules of all events
 */
export function partLinks(catalog: Catalog, own?: string): PartLinks {
  const homes = partHomes(catalog);
  const { runtime, owners, schemaNames } = namesOf(catalog);
  const known = new Map<string, NamesOf>();
  const namesIn = (path: string): NamesOf => {
    const names = known.get(path) ?? fromModule(path);
    known.set(path, names);
    return names;
  };
  const moduleOf = (home: Home, owner: string, many: string, all: string): NamesOf => {
    if (home === 'many') return namesIn(many);
    if (own === undefined) return namesIn(all);
    return namesIn(home === 'few' ? fewModule(catalog, owner) : own);
  };
  const guard = (name: string): ImportedName =>
    moduleOf(homes.ofGuard(name), owners.get(name) ?? '', DEFINITIONS, PAYLOADS)(name);
  const schema = (name: string): ImportedName =>
    moduleOf(homes.ofSchema(name), name, DEFINITIONS, JSON_SCHEMAS)(schemaConstant(name));
  const importOf = (name: string): ImportedName | undefined => {
    if (runtime.has(name)) return shared(name);
    if (owners.has(name)) return guard(name);
    const target = schemaNames.get(name);
    return target === undefined ? undefined : schema(target);
  };
  const identifiersOf = (text: string): readonly Identifier[] =>
    held(
      catalog.memory,
      'identifiers',
      () => text,
      () => identifiersIn(text, 'value'),
    );
  return { guard, schema, link: (text) => linkNames(text, identifiersOf(text), importOf) };
}

/**
 * The path of the module with what a few events need that is named after a schema. Two schemas whose names differ only in
 * case share a module, because some disks do not tell such names apart.
 */
export function fewModule(catalog: Catalog, owner: string): string {
  return fewPaths(catalog).get(owner) ?? owner;
}

const fewPaths = memoize((catalog: Catalog): ReadonlyMap<string, string> => {
  const { names } = catalogValidators(catalog).shapes;
  const paths = new Map<string, string>();
  const firsts = new Map<string, string>();
  for (const owner of [...partHomes(catalog).few.keys()].sort()) {
    const path = `definitions/${pathSegment(names.get(owner) ?? owner)}`;
    const first = firsts.get(foldedPath(path)) ?? path;
    firsts.set(foldedPath(path), first);
    paths.set(owner, first);
  }
  return paths;
});

/** The name of the constant with the JSON Schema of an event or a definition. */
export function schemaConstant(name: string): string {
  return `schema${name}`;
}

/** What guards use from the shared module. */
export function sharedByGuards(catalog: Catalog): readonly string[] {
  return [...guardCode(catalog).runtime, ...typeHelpers(catalog)];
}

/** What the JSON Schemas use from the shared module. */
export function sharedByJsonSchemas(catalog: Catalog): readonly string[] {
  return catalogData(catalog).isMarked ? ['checked'] : [];
}

/** The names that the declarations of parts may use, once per catalog. */
const namesOf = memoize((catalog: Catalog) => ({
  runtime: new Set([sharedByGuards, sharedByJsonSchemas].flatMap((one) => one(catalog))),
  /** By the names of guards' parts. */
  owners: new Map(guardCode(catalog).parts.map(({ name, owner }) => [name, owner])),
  schemaNames: new Map([...catalogData(catalog).data.keys()].map((name) => [schemaConstant(name), name])),
}));
