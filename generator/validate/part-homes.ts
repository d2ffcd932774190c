import type { Catalog, EventDefinition } from '../catalog/catalog.js';
import { memoize } from '../schema/memoize.js';
import { catalogData } from './catalog-data.js';
import { catalogValidators } from './catalog-validators.js';
import { guardCode } from './guard-code.js';
import type { GuardPart } from './guards/guard-parts.js';
import { refsIn, type SchemaData } from './schema-data.js';

/**
 * Who needs a part of a catalog's code: one event alone, or several, which is `shared`. Undefined for a part that no
 * event needs.
 */
export type Home = EventDefinition | 'shared' | undefined;

/** Some parts of a catalog's code. */
export interface Parts {
  /** Functions and constants of the guards, in the order of the whole. */
  readonly guards: readonly GuardPart[];
  /** JSON Schemas by name, in the order of the whole. */
  readonly schemas: ReadonlyMap<string, SchemaData>;
  /** Which parts that several events need they use: a text that is equal for the same ones. */
  readonly uses: () => string;
}

/** Who needs each part of a catalog's code, so that a program that needs one event can load what belongs to that. */
export interface PartHomes {
  /** By the name of a function or constant of the guards. */
  readonly ofGuard: (name: string) => Home;
  /** By the name of the event or definition whose JSON Schema it is. */
  readonly ofSchema: (name: string) => Home;
  /** What several events need. */
  readonly shared: Parts;
  /** What single events need, all of it. */
  readonly others: Parts;
  /** What one event alone needs. */
  readonly ownOf: (event: EventDefinition) => Parts;
}

/** Finds who needs what, once per catalog. An event needs its guard and its JSON Schema, and what these use. */
export const partHomes: (catalog: Catalog) => PartHomes = memoize((catalog) => {
  const guards = guardCode(catalog);
  const { shapes } = catalogValidators(catalog);
  const usesOf = usedParts(catalog);
  const homes = new Map<string, Home>();
  const settle = (first: string, event: EventDefinition): void => {
    // A list in place of recursion, because a chain of uses may be long.
    const open: (readonly [part: string, home: Home])[] = [[first, event]];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const [part, home] = next;
      const known = homes.get(part);
      if (known === home || known === 'shared') continue;
      const own = known === undefined ? home : 'shared';
      homes.set(part, own);
      for (const used of usesOf(part)) open.push([used, own]);
    }
  };
  for (const event of catalog.events) {
    const guard = guards.functionOf(shapes.shapeOf(event));
    if (guard !== undefined) settle(guard, event);
    settle(schemaKey(event.names.type), event);
  }
  const ofGuard = (name: string): Home => homes.get(name);
  const ofSchema = (name: string): Home => homes.get(schemaKey(name));
  const partsOf = (): MutableParts => {
    const parts: MutableParts = {
      guards: [],
      schemas: new Map(),
      uses: () => {
        const names = [...parts.guards.map(({ name }) => name), ...[...parts.schemas.keys()].map(schemaKey)];
        return names
          .flatMap(usesOf)
          .filter((used) => homes.get(used) === 'shared')
          .join();
      },
    };
    return parts;
  };
  const [shared, others] = [partsOf(), partsOf()];
  const own = new Map(catalog.events.map((event) => [event, partsOf()]));
  const listsOf = (home: Home): readonly MutableParts[] =>
    home === undefined ? [] : home === 'shared' ? [shared] : [others, own.get(home) ?? partsOf()];
  for (const part of guards.parts) for (const list of listsOf(ofGuard(part.name))) list.guards.push(part);
  for (const [name, data] of catalogData(catalog).data)
    for (const list of listsOf(ofSchema(name))) list.schemas.set(name, data);
  return { ofGuard, ofSchema, shared, others, ownOf: (event) => own.get(event) ?? partsOf() };
});

interface MutableParts extends Parts {
  readonly guards: GuardPart[];
  readonly schemas: Map<string, SchemaData>;
}

/** The parts that each part uses: a JSON Schema uses those that it refers to, and the guards of all of them. */
function usedParts(catalog: Catalog): (part: string) => readonly string[] {
  const guards = guardCode(catalog);
  const uses = new Map<string, readonly string[]>();
  for (const part of guards.parts) uses.set(part.name, [...part.uses]);
  for (const [name, data] of catalogData(catalog).data) {
    const guard = guards.guardOf(name);
    const referred = refsIn(data).map(([, target]) => schemaKey(target));
    uses.set(schemaKey(name), guard === undefined ? referred : [guard, ...referred]);
  }
  return (part) => uses.get(part) ?? [];
}

/** No function or constant has such a name. */
function schemaKey(name: string): string {
  return `schema ${name}`;
}
