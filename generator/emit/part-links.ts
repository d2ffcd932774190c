import type { Catalog } from '../catalog/catalog.js';
import type { Code } from '../module/code.js';
import { fromModule, type ImportedName, type NamesOf } from '../module/imported-name.js';
import { linkNames } from '../module/link-names.js';
import { memoize } from '../schema/memoize.js';
import { catalogData } from '../validate/catalog-data.js';
import { guardCode } from '../validate/guard-code.js';
import { type Home, partHomes } from '../validate/part-homes.js';
import { typeHelpers } from './event-type.js';
import { type Shared, shared } from './validation-support.js';

/** The module of the guards of what several events need. */
export const DEFINITIONS = 'definitions';

/** The module of the JSON Schemas of what several events need. */
export const DEFINITION_SCHEMAS = 'definition-schemas';

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
 * The links of a module. What several events need has one home. What one event alone needs is in the event's module, and
 * once more in the modules of all events, so that these need not load a file per event.
 * @param own the module of an event; undefined for modules of all events
 */
export function partLinks(catalog: Catalog, own?: string): PartLinks {
  const homes = partHomes(catalog);
  const { runtime, guardNames, schemaNames } = namesOf(catalog);
  const from = (home: Home, several: string, all: string): NamesOf =>
    fromModule(home === 'shared' ? several : (own ?? all));
  const guard = (name: string): ImportedName => from(homes.ofGuard(name), DEFINITIONS, PAYLOADS)(name);
  const schema = (name: string): ImportedName =>
    from(homes.ofSchema(name), DEFINITION_SCHEMAS, JSON_SCHEMAS)(schemaConstant(name));
  const importOf = (name: string): ImportedName | undefined => {
    if (runtime.has(name)) return shared(name);
    if (guardNames.has(name)) return guard(name);
    const target = schemaNames.get(name);
    return target === undefined ? undefined : schema(target);
  };
  return { guard, schema, link: (text) => linkNames(text, importOf) };
}

/** The name of the constant with the JSON Schema of an event or a definition. */
export function schemaConstant(name: string): string {
  return `schema${name}`;
}

/** What guards use from the shared module. */
export function sharedByGuards(catalog: Catalog): Shared {
  return { runtime: [...guardCode(catalog).runtime, ...typeHelpers(catalog)] };
}

/** What the JSON Schemas use from the shared module. */
export function sharedByJsonSchemas(catalog: Catalog): Shared {
  return { runtime: catalogData(catalog).isMarked ? ['checked'] : [] };
}

/** The names that the declarations of parts may use, once per catalog. */
const namesOf = memoize((catalog: Catalog) => ({
  runtime: new Set([sharedByGuards, sharedByJsonSchemas].flatMap((one) => one(catalog).runtime)),
  guardNames: new Set(guardCode(catalog).parts.map(({ name }) => name)),
  schemaNames: new Map([...catalogData(catalog).data.keys()].map((name) => [schemaConstant(name), name])),
}));
