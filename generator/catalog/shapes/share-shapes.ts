import { contentKeys } from '../../json/content-ids.js';
import type { JsonValue } from '../../json/json.js';
import { memoize } from '../../schema/memoize.js';
import { held } from '../../schema/memory.js';
import { mapSubschemas, refTo, type Schema, type SchemaObject } from '../../schema/schema.js';
import { digest } from '../../text/digest.js';
import type { Catalog, Definition } from '../catalog.js';
import { type FoundShapes, findShapes, type Shape, wayInto, withoutDescription } from './repeated-shapes.js';
import { sharedNames } from './shared-names.js';

/**
 * Gives each shape that is written out at least twice a name, as a definition to which its places refer. A shape that
 * says the same as a definition becomes a reference to that. Nothing changes its meaning. What places say about the same
 * shape in their own way stays there.
 * @param fewest how many properties a shape has at least; the default is for types that are easy to read
 */
export function shareShapes(catalog: Catalog, fewest?: number): Catalog {
  if (!catalog.sharedShapes) return catalog;
  const found = findShapes(catalog, fewest);
  const repeated = [...found.shapes.values()].filter(
    ({ places, definition }) => places.length > 1 && definition === undefined,
  );
  const given = sharedNames(repeated, { shapes: found.shapes, taken: takenNames(catalog) });
  const names = new Map([...given].map(([id, { name }]) => [id, name]));
  for (const { id, definition } of found.shapes.values())
    if (definition !== undefined) names.set(id, definition);
  if (names.size === 0) return catalog;
  const known = held(catalog.memory, 'shared shapes', () => namingText(found, names), rewritten);
  const { inside } = rewriting(found, names, known);
  const shared = repeated.flatMap((shape): Definition[] => {
    const named = given.get(shape.id);
    if (named === undefined) return [];
    const schema = known.definitions.get(named.name) ?? inside(definitionOf(shape));
    known.definitions.set(named.name, schema);
    const source = sourceOf(shape, found, catalog);
    const aliases = named.aliases.map((name) => ({ name, schema: { $ref: refTo(named.name) }, source }));
    return [{ name: named.name, schema, source }, ...aliases];
  });
  const definitions = catalog.definitions.map((one) => ({ ...one, schema: inside(one.schema) }));
  return {
    ...catalog,
    written: catalog,
    definitions: [...definitions, ...shared].sort((a, b) => (a.name < b.name ? -1 : 1)),
    events: catalog.events.map((one) => ({ ...one, schema: inside(one.schema) })),
  };
}

/** The schema that a shape has as a definition, with its parts written out. */
function definitionOf(shape: Shape): SchemaObject {
  return described(withoutDescription(shape.places[0].schema), commonDescription(shape));
}

/** Schemas with references put into them, by what they were before. */
interface Rewritten {
  /** Schemas that may be shapes, and schemas of which only the inside may have shapes. */
  readonly replaced: WeakMap<SchemaObject, Schema>;
  readonly entered: WeakMap<SchemaObject, Schema>;
  /** By name. */
  readonly definitions: Map<string, Schema>;
}

function rewritten(): Rewritten {
  return { replaced: new WeakMap(), entered: new WeakMap(), definitions: new Map() };
}

/** Everything besides a schema from which its rewritten form follows: which shapes have which names. */
function namingText({ shapes }: FoundShapes, names: ReadonlyMap<number, string>): string {
  const named = [...shapes.values()].flatMap((shape) => {
    const name = names.get(shape.id);
    return name === undefined
      ? []
      : [[name, contentText(shape.places[0].schema), commonDescription(shape) ?? null]];
  });
  return JSON.stringify(named);
}

const textOf = contentKeys(digest);
const contentText = memoize((schema: SchemaObject) => textOf(withoutDescription(schema) as JsonValue));

function takenNames({ reservedNames, definitions, events }: Catalog): ReadonlySet<string> {
  return new Set([
    ...reservedNames,
    ...definitions.map(({ name }) => name),
    ...events.map(({ names }) => names.type),
  ]);
}

/**
 * Puts references into schemas. The same object is always replaced by the same object, because whether two schemas have a
 * part from the same place is asked by identity.
 */
function rewriting(
  { idOf, shapes }: FoundShapes,
  names: ReadonlyMap<number, string>,
  { replaced, entered }: Rewritten,
): { readonly inside: (schema: Schema) => Schema } {
  const common = new Map<number, string | undefined>();
  for (const shape of shapes.values()) common.set(shape.id, commonDescription(shape));
  const value = (schema: Schema): Schema => {
    if (typeof schema === 'boolean') return schema;
    const known = replaced.get(schema);
    if (known !== undefined) return known;
    const id = idOf(schema);
    const name = id === undefined ? undefined : names.get(id);
    const result =
      id === undefined || name === undefined
        ? inside(schema)
        : described(
            { $ref: refTo(name) },
            schema.description === common.get(id) ? undefined : schema.description,
          );
    replaced.set(schema, result);
    return result;
  };
  const inside = (schema: Schema): Schema => {
    if (typeof schema === 'boolean') return schema;
    const known = entered.get(schema);
    if (known !== undefined) return known;
    let isChanged = false;
    const changed = mapSubschemas(schema, (inner, [keyword = '']) => {
      const way = wayInto(keyword);
      if (way === undefined) return inner;
      const next = way === 'inside' ? value(inner) : inside(inner);
      isChanged ||= next !== inner;
      return next;
    });
    const result = isChanged ? changed : schema;
    entered.set(schema, result);
    return result;
  };
  return { inside };
}

/** The description that all places of a shape have; undefined where they differ. */
function commonDescription({ places: [first, ...others], definition }: Shape): string | undefined {
  const { description } = first.schema;
  const isCommon =
    definition === undefined && others.every(({ schema }) => schema.description === description);
  return isCommon ? description : undefined;
}

function described(schema: SchemaObject, description: string | undefined): SchemaObject {
  return description === undefined ? schema : { description, ...schema };
}

/** The file that the first place of a shape is in. */
function sourceOf(shape: Shape, found: FoundShapes, catalog: Catalog): string {
  const { owner } = shape.places[0];
  if (owner.kind === 'shape') {
    const outer = found.shapes.get(owner.id);
    return outer === undefined ? '' : sourceOf(outer, found, catalog);
  }
  if (owner.kind === 'definition')
    return catalog.definitions.find(({ name }) => name === owner.name)?.source ?? '';
  return catalog.events.find(({ names }) => names.type === owner.name)?.source ?? '';
}
