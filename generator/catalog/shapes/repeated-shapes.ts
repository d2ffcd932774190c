import { contentIds } from '../../json/content-ids.js';
import type { JsonValue } from '../../json/json.js';
import { applicationOf } from '../../schema/keyword-sets.js';
import { memoize } from '../../schema/memoize.js';
import { heldOnce } from '../../schema/memory.js';
import { innerSchemas, mapSubschemas, type Schema, type SchemaObject } from '../../schema/schema.js';
import type { Catalog } from '../catalog.js';

/** What a shape is part of: an event or a definition by its name, or another shape by its number. */
export type ShapeOwner =
  | { readonly kind: 'event' | 'definition'; readonly name: string }
  | { readonly kind: 'shape'; readonly id: number };

/** A step from a schema into a value: the name of a property, or an item of a list or a member of a map. */
export type ShapeStep = { readonly property: string } | 'member';

/** A place where a shape is written out. What is inside of a shape has a place there, once. */
export interface ShapePlace {
  readonly owner: ShapeOwner;
  /** The way from the owner. */
  readonly steps: readonly ShapeStep[];
  readonly schema: SchemaObject;
}

/** A shape, and every place where it is written out: the first one, where another shape has it, comes first. */
export interface Shape {
  readonly id: number;
  readonly places: readonly [ShapePlace, ...ShapePlace[]];
  /** The definition that says the same. */
  readonly definition?: string;
}

/** The shapes of a catalog that are written out, by their numbers; those that contain others come before these. */
export interface FoundShapes {
  readonly shapes: ReadonlyMap<number, Shape>;
  /** The number of the shape that a schema is; undefined for one that is not a shape. */
  readonly idOf: (schema: Schema) => number | undefined;
}

/**
 * Smaller shapes stay where they are. In large catalogs, sharing shapes of two properties makes less than two percent of
 * the types and adds a tenth of the names, and `{ from: string }` says more at its place than a name would.
 */
const FEWEST_PROPERTIES = 3;

/**
 * Finds the shapes of a catalog: schemas with a number of properties that say everything about a value. The branches of
 * a choice are not shapes, nor are conditions: what they mean depends on what is beside them. Two shapes are the same when
 * all their keywords are, in the same order, apart from the description at their places.
 * @param fewest how many properties a shape has at least, those of values inside included
 */
export function findShapes(
  { definitions, events, memory }: Catalog,
  fewest = FEWEST_PROPERTIES,
): FoundShapes {
  const sizeOf = heldOnce(memory, 'sizes of schemas', schemaSizes);
  const idOf = shapeIds((schema) => sizeOf(schema) >= fewest);
  const shapes = new Map<number, { places: [ShapePlace, ...ShapePlace[]] }>();
  const defined = new Map<number, string>();
  for (const { name, schema } of definitions) {
    const id = idOf(schema);
    if (id !== undefined && !defined.has(id)) defined.set(id, name);
  }
  const add = (place: ShapePlace): void => {
    const id = idOf(place.schema);
    const known = id === undefined ? undefined : shapes.get(id);
    known?.places.push(place);
    if (known !== undefined) return;
    if (id !== undefined) shapes.set(id, { places: [place] });
    // What is inside of a definition is found there.
    if (id === undefined) enter(place.schema, place);
    else if (!defined.has(id)) enter(place.schema, { owner: { kind: 'shape', id }, steps: [] });
  };
  const enter = (schema: Schema, from: Pick<ShapePlace, 'owner' | 'steps'>): void => {
    if (typeof schema === 'boolean') return;
    mapSubschemas(schema, (inner, [keyword = '', key]) => {
      const way = wayInto(keyword);
      // Nothing in a smaller schema is a shape.
      if (typeof inner === 'boolean' || way === undefined || sizeOf(inner) < fewest) return inner;
      if (way === 'in-place') enter(inner, from);
      else {
        const step = keyword === 'properties' && key !== undefined ? { property: key } : 'member';
        add({ ...from, steps: [...from.steps, step], schema: inner });
      }
      return inner;
    });
  };
  for (const { name, schema } of definitions)
    enter(schema, { owner: { kind: 'definition', name }, steps: [] });
  for (const { names, schema } of events)
    enter(schema, { owner: { kind: 'event', name: names.type }, steps: [] });
  return {
    idOf,
    shapes: new Map(
      [...shapes].map(([id, { places }]) => {
        const definition = defined.get(id);
        return [id, { id, places, ...(definition !== undefined && { definition }) }];
      }),
    ),
  };
}

/**
 * What the schemas of a keyword apply to: values inside, which may have a shape, or the same value. Undefined for keywords
 * whose schemas only decide something.
 */
export function wayInto(keyword: string): 'inside' | 'in-place' | undefined {
  const application = applicationOf(keyword);
  if (application === 'inside') return 'inside';
  return application === 'value' || application === 'value-if' ? 'in-place' : undefined;
}

/** Numbers shapes: the same ones get the same number. */
function shapeIds(isLarge: (schema: SchemaObject) => boolean): (schema: Schema) => number | undefined {
  const idOf = contentIds();
  const known = new WeakMap<SchemaObject, number | undefined>();
  return (schema) => {
    if (typeof schema === 'boolean') return undefined;
    if (known.has(schema)) return known.get(schema);
    const id = isShape(schema) && isLarge(schema) ? idOf(withoutDescription(schema) as JsonValue) : undefined;
    known.set(schema, id);
    return id;
  };
}

/** A schema without its description, which may be about its place. */
export function withoutDescription(schema: SchemaObject): SchemaObject {
  const { description: _description, ...rest } = schema;
  return rest;
}

function isShape(schema: SchemaObject): boolean {
  const { $ref, properties, anyOf, oneOf, allOf, unevaluatedProperties, unevaluatedItems } = schema;
  if ($ref !== undefined || unevaluatedProperties !== undefined || unevaluatedItems !== undefined)
    return false;
  return [properties, anyOf, oneOf, allOf].some((one) => one !== undefined);
}

/** Counts the properties that a schema describes, in values inside too. */
function schemaSizes(): (schema: SchemaObject) => number {
  const sizeOf = memoize((schema: SchemaObject): number => {
    let size = Object.keys(schema.properties ?? {}).length;
    for (const inner of innerSchemas(schema)) if (typeof inner === 'object') size += sizeOf(inner);
    return size;
  });
  return sizeOf;
}
