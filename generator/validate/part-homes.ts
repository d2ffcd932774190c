import type { Catalog, EventDefinition } from '../catalog/catalog.js';
import { memoize } from '../schema/memoize.js';
import { catalogData } from './catalog-data.js';
import { catalogValidators } from './catalog-validators.js';
import { guardCode } from './guard-code.js';
import type { GuardPart } from './guards/guard-parts.js';
import { refsIn, type SchemaData } from './schema-data.js';
import { schemaGuard } from './schema-guard.js';

/**
 * Who needs a part of a catalog's code: one event alone, a few events, or many. Undefined for a part that no event needs.
 */
export type Home = EventDefinition | 'few' | 'many' | undefined;

/** Some parts of a catalog's code. */
export interface Parts {
  /** Functions and constants of the guards, in the order of the whole. */
  readonly guards: readonly GuardPart[];
  /** JSON Schemas by name, in the order of the whole. */
  readonly schemas: ReadonlyMap<string, SchemaData>;
}

/** Who needs each part of a catalog's code, so that a program that needs one event can load what belongs to that. */
export interface PartHomes {
  /** By the name of a function or constant of the guards. */
  readonly ofGuard: (name: string) => Home;
  /** By the name of the event or definition whose JSON Schema it is. */
  readonly ofSchema: (name: string) => Home;
  /** What many events need. */
  readonly many: Parts;
  /** What a few events or single ones need, all of it. */
  readonly others: Parts;
  /** What a few events need, by the schema after which it is named. */
  readonly few: ReadonlyMap<string, Parts>;
  /** What one event alone needs. */
  readonly ownOf: (event: EventDefinition) => Parts;
  /** Who needs what some parts use: a text that is equal for equal homes. */
  readonly usedBy: (parts: Parts) => string;
}

/**
 * The most events that are a few. In catalogs of less than 120 events there are no few: what several events need is loaded
 * together, because that takes less time than some more files. In large ones, what a few need is most of the code.
 */
function mostOfFew({ events }: Catalog): number {
  return Math.max(1, Math.floor((events.length - 100) / 10));
}

/** Finds who needs what, once per catalog. An event needs its guard and its JSON Schema, and what these use. */
export const partHomes: (catalog: Catalog) => PartHomes = memoize((catalog) => {
  const usesOf = usedParts(catalog);
  const homes = homesOf(catalog, usesOf);
  const ofGuard = (name: string): Home => homes.get(name);
  const ofSchema = (name: string): Home => homes.get(schemaKey(name));
  const [many, others] = [noParts(), noParts()];
  const own = new Map(catalog.events.map((event) => [event, noParts()]));
  const few = new Map<string, MutableParts>();
  const listsOf = (home: Home, owner: string): readonly MutableParts[] => {
    if (home === undefined) return [];
    if (home === 'many') return [many];
    const parts = (home === 'few' ? few.get(owner) : own.get(home)) ?? noParts();
    if (home === 'few') few.set(owner, parts);
    return [others, parts];
  };
  for (const part of guardCode(catalog).parts)
    for (const list of listsOf(ofGuard(part.name), part.owner)) list.guards.push(part);
  for (const [name, data] of catalogData(catalog).data)
    for (const list of listsOf(ofSchema(name), name)) list.schemas.set(name, data);
  return {
    ofGuard,
    ofSchema,
    many,
    others,
    few,
    ownOf: (event) => own.get(event) ?? noParts(),
    usedBy: ({ guards, schemas }) => {
      const names = [...guards.map(({ name }) => name), ...[...schemas.keys()].map(schemaKey)];
      return names
        .flatMap(usesOf)
        .map((used) => `${used} ${nameOf(homes.get(used))}`)
        .join();
    },
  };
});

interface MutableParts extends Parts {
  readonly guards: GuardPart[];
  readonly schemas: Map<string, SchemaData>;
}

function noParts(): MutableParts {
  return { guards: [], schemas: new Map() };
}

function nameOf(home: Home): string | undefined {
  return typeof home === 'object' ? home.type : home;
}

/** Follows the uses from each event. What many events need is not followed again: what it uses has as many. */
function homesOf(catalog: Catalog, usesOf: (part: string) => readonly string[]): ReadonlyMap<string, Home> {
  const guards = guardCode(catalog);
  const { shapes } = catalogValidators(catalog);
  const most = mostOfFew(catalog);
  const counts = new Map<string, number>();
  const homes = new Map<string, Home>();
  for (const event of catalog.events) {
    const first = [guards.functionOf(shapes.shapeOf(event)), schemaKey(event.names.type)];
    const needed = new Set(first.flatMap((part) => part ?? []));
    // The set grows while it is read.
    for (const part of needed) {
      if (homes.get(part) === 'many') continue;
      const count = (counts.get(part) ?? 0) + 1;
      counts.set(part, count);
      homes.set(part, count === 1 ? event : count > most ? 'many' : 'few');
      for (const used of usesOf(part)) needed.add(used);
    }
  }
  return homes;
}

/** The parts that each part uses: a JSON Schema uses those that it refers to, and the guards of all of them. */
function usedParts(catalog: Catalog): (part: string) => readonly string[] {
  const guards = guardCode(catalog);
  const uses = new Map<string, readonly string[]>();
  for (const part of guards.parts) uses.set(part.name, [...part.uses]);
  for (const [name, data] of catalogData(catalog).data) {
    const guard = schemaGuard(catalog, name);
    const referred = refsIn(data).map(([, target]) => schemaKey(target));
    uses.set(schemaKey(name), guard === undefined ? referred : [guard, ...referred]);
  }
  return (part) => uses.get(part) ?? [];
}

/** No function or constant has such a name. */
function schemaKey(name: string): string {
  return `schema ${name}`;
}
