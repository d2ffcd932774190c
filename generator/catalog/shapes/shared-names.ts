import { type SchemaObject, typesOf } from '../../schema/schema.js';
import { pascalCase } from '../../text/safe-text.js';
import { singular } from '../../text/singular.js';
import { CARRIER_WORDS } from './carrier-words.js';
import type { Shape, ShapePlace } from './repeated-shapes.js';

/** What names depend on besides the shapes that get one. */
export interface NameSources {
  /** Every shape of the catalog by its number. */
  readonly shapes: ReadonlyMap<number, Shape>;
  /** Names that mean something else. */
  readonly taken: ReadonlySet<string>;
}

/** Where a shape is, in words: what has it, and the names on the way. */
interface NamedPlace {
  /** The name of what has it; undefined for a shape that has no name yet. */
  readonly owner: string | undefined;
  readonly isInEvent: boolean;
  /** The title of the shape, or the property's name at the end; undefined where that says nothing. */
  readonly word: string | undefined;
  readonly words: readonly string[];
}

/** The name of a shape, and other names that its places give it. */
export interface SharedName {
  readonly name: string;
  readonly aliases: readonly string[];
}

/**
 * Names shapes by their numbers. A name is a shape's title or else its property's name; where other shapes have that too,
 * what has the property is put in front: the property above, or else the event and all properties on the way. More than
 * half of the places with a name must have the same shape, which then gets the name. So a name does not depend on the order
 * of anything, and what is added elsewhere changes a name only where it takes that majority. A shape of which that is true
 * for several names has all of them, the one of most places first, so that no name goes when another one becomes more
 * common. No name is numbered: a shape for which no name is left has none.
 */
export function sharedNames(
  wanted: readonly Shape[],
  { shapes, taken }: NameSources,
): ReadonlyMap<number, SharedName> {
  const names = new Map<number, SharedName>();
  const used = new Set([...taken, ...GLOBALS]);
  const isWanted = new Set(wanted.map(({ id }) => id));
  const placeOf = (place: ShapePlace): NamedPlace => namedPlace(place, { shapes, names, isWanted });
  const give = (id: number, labels: readonly string[]): void => {
    const [name, ...aliases] = labels.filter((one) => !used.has(one));
    if (name === undefined) return;
    for (const one of [name, ...aliases]) used.add(one);
    names.set(id, { name, aliases });
  };
  for (const labelOf of [wordLabel, innerLabel]) {
    const left = wanted.filter(({ id }) => !names.has(id));
    const labels = new Map(left.map((shape) => [shape.id, labelsOf(shape, (one) => labelOf(placeOf(one)))]));
    const held = holders(labels);
    for (const { id } of left)
      give(
        id,
        mostOften(labels.get(id)).filter((label) => held.get(label) === id),
      );
  }
  for (const shape of wanted)
    if (!names.has(shape.id))
      give(shape.id, shortest([...labelsOf(shape, (one) => wholeLabel(placeOf(one))).keys()], used));
  return names;
}

/** `User`, of any property `user`. */
function wordLabel({ word }: NamedPlace): string | undefined {
  return word;
}

/** `IssueUser`, of the property `user` of a property `issue` or of a definition `Issue`. */
function innerLabel({ owner, isInEvent, words }: NamedPlace): string | undefined {
  const [above, last] = words.slice(-2);
  if (last !== undefined) return isCarrier(above) ? undefined : `${above}${last}`;
  return isInEvent || owner === undefined || above === undefined ? undefined : owner + above;
}

/** `IssuesOpenedIssueUser`, of the event `IssuesOpenedEvent`. */
function wholeLabel({ owner, words }: NamedPlace): string | undefined {
  return owner === undefined || words.length === 0 ? undefined : owner + words.join('');
}

/** The possible names of a shape, and in how many places it would have each. */
function labelsOf(
  { places }: Shape,
  labelOf: (place: ShapePlace) => string | undefined,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const place of places) {
    const plain = labelOf(place);
    if (plain === undefined) continue;
    const label = allowsNull(place.schema) && !plain.startsWith('Nullable') ? `Nullable${plain}` : plain;
    counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return counts;
}

/** The shape that most of the places with a name have, if more than half of them have it. */
function holders(labels: ReadonlyMap<number, ReadonlyMap<string, number>>): ReadonlyMap<string, number> {
  const totals = new Map<string, number>();
  for (const counts of labels.values())
    for (const [label, count] of counts) totals.set(label, (totals.get(label) ?? 0) + count);
  const found = new Map<string, number>();
  for (const [id, counts] of labels)
    for (const [label, count] of counts) if (count * 2 > (totals.get(label) ?? 0)) found.set(label, id);
  return found;
}

function mostOften(counts: ReadonlyMap<string, number> = new Map()): readonly string[] {
  return [...counts]
    .sort(([one, times], [other, often]) => often - times || (one < other ? -1 : 1))
    .map(([label]) => label);
}

/** The shortest name that is not used, if any is left; of several, the first by alphabet. */
function shortest(labels: readonly string[], used: ReadonlySet<string>): readonly string[] {
  const left = labels.filter((one) => !used.has(one));
  return left.sort((one, other) => one.length - other.length || (one < other ? -1 : 1)).slice(0, 1);
}

interface Naming {
  readonly shapes: ReadonlyMap<number, Shape>;
  readonly names: ReadonlyMap<number, SharedName>;
  readonly isWanted: ReadonlySet<number>;
}

/** A place in words. A shape that gets no name is part of what has it. */
function namedPlace(place: ShapePlace, naming: Naming): NamedPlace {
  const { owner, steps, schema } = wholePlace(place, naming);
  const words: string[] = [];
  for (const step of steps) {
    if (step !== 'member') words.push(pascalCase(step.property) ?? '');
    else words.push(singular(words.pop() ?? ''));
  }
  const title = schema.title === undefined ? undefined : pascalCase(schema.title);
  const last = title ?? words.at(-1) ?? '';
  const known = [...words.slice(0, -1), last].filter((word) => word !== '');
  return {
    owner: owner.kind === 'shape' ? nameOf(owner.id, naming) : owner.name.replace(/Event$/, ''),
    isInEvent: owner.kind === 'event',
    word: last === '' || (title === undefined && isCarrier(last)) ? undefined : last,
    words: known,
  };
}

/** The place in an event, a definition or a shape that gets a name. */
function wholePlace(place: ShapePlace, naming: Naming): ShapePlace {
  const { owner, steps } = place;
  if (owner.kind !== 'shape' || naming.isWanted.has(owner.id)) return place;
  const holder = naming.shapes.get(owner.id);
  if (holder === undefined || holder.definition !== undefined) return place;
  const outer = wholePlace(holder.places[0], naming);
  return { ...place, owner: outer.owner, steps: [...outer.steps, ...steps] };
}

function nameOf(id: number, { shapes, names }: Naming): string | undefined {
  return shapes.get(id)?.definition ?? names.get(id)?.name;
}

function isCarrier(word = ''): boolean {
  return CARRIER_WORDS.has(word.toLowerCase());
}

function allowsNull({ anyOf = [], oneOf = [], ...schema }: SchemaObject): boolean {
  const isNull = (one: unknown): boolean =>
    typeof one === 'object' && one !== null && 'type' in one && one.type === 'null';
  return (typesOf(schema)?.includes('null') ?? false) || [...anyOf, ...oneOf].some(isNull);
}

/** Names that code knows without importing anything. A type of the same name would be confused with them. */
const GLOBALS = [
  ...['Array', 'BigInt', 'Boolean', 'Date', 'Error', 'Event', 'Function', 'Headers', 'Iterator', 'JSON'],
  ...['Map', 'Math', 'Number', 'Object', 'Promise', 'Proxy', 'RegExp', 'Request', 'Response', 'Set'],
  ...['String', 'Symbol', 'URL', 'WeakMap', 'WeakRef', 'WeakSet'],
  ...['Awaited', 'Capitalize', 'Exclude', 'Extract', 'Lowercase', 'NonNullable', 'Omit', 'Parameters'],
  ...['Partial', 'Pick', 'Readonly', 'ReadonlyArray', 'Record', 'Required', 'ReturnType', 'Uppercase'],
];
