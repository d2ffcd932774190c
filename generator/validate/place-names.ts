import { canonicalJson } from '../json/json.js';
import { mapSubschemas, type Schema } from '../schema/schema.js';
import { pascalCase } from '../text/safe-text.js';
import { inside, type Place, rootPlace } from './place.js';
import { isOneChoice, placeWords } from './place-words.js';

/** Names for the functions and constants that check parts of a catalog's schemas. */
export interface PlaceNames {
  /**
   * The name of a place in PascalCase: `OrganizationId`, `DirectoryUserGroups`. No two places have the same name but a
   * property of a definition and the same one in a shape that extends it.
   */
  readonly nameOf: (place: Place) => string;
  /** The schema after which a place is named. */
  readonly ownerOf: (place: Place) => string;
  /**
   * The name of a constant for a place, ending with what it is: `PATTERN`. Two constants have the same name only where
   * their code is the same.
   */
  readonly constantOf: (place: Place, what: string, code: string) => string;
}

/** Optional input for names. */
export interface Naming {
  /** The names in code of the schemas that are event shapes. */
  readonly shapeNames?: ReadonlyMap<string, string>;
  /** The definitions from which shapes have their properties, by the shapes and the properties' keys. */
  readonly origins?: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Names that functions with other tasks have. */
  readonly reserved?: ReadonlySet<string>;
}

/**
 * Names each place after the schema that it is part of, its owner, and the way to it. A name depends on the owner and on
 * the names of the other owners, and never on what is inside those or on the order of questions: places of two owners
 * share no name, even if their schemas are equal. What a shape has from a definition that its event extends, an envelope,
 * belongs to that definition. So what an event gains can only change names that have the event's
 * own name in them, or that of its shape.
 * @param schemas every schema by its name
 */
export function placeNames(
  schemas: ReadonlyMap<string, Schema>,
  { shapeNames = new Map(), origins = new Map(), reserved = new Set() }: Naming = {},
): PlaceNames {
  const rootName = (owner: string): string => {
    const name = shapeNames.get(owner) ?? plainName(owner);
    if (!reserved.has(name)) return name;
    return schemas.has(`${name}Value`) ? `${name}_` : `${name}Value`;
  };
  const roots = new Map([...schemas.keys()].map((owner) => [owner, rootName(owner)]));
  const taken = new Set([...roots.values()].map(upperCase));
  const ways = new Map<string, ReadonlyMap<string, string>>();
  const known = new Map<string, string>();
  const constants = new Map<string, string>();

  /** True for a name that might also be that of another owner or of a place in one with a longer name. */
  const isAmbiguous = (name: string, root: string): boolean =>
    reserved.has(name) ||
    beginnings(upperCase(name)).some((start) => start.length > upperCase(root).length && taken.has(start));

  /** The same place in the definition from which a shape has it. */
  const ownPlace = ({ owner, tokens }: Place): Place => {
    const [keyword, property = ''] = tokens;
    const origin = keyword === 'properties' ? origins.get(owner)?.get(property) : undefined;
    return { owner: origin ?? owner, tokens };
  };
  const make = ({ owner, tokens }: Place): string => {
    const root = roots.get(owner) ?? rootName(owner);
    if (tokens.length === 0) return root;
    const names = ways.get(owner) ?? wayNames(schemas.get(owner));
    ways.set(owner, names);
    const way = names.get(canonicalJson(tokens)) ?? spelledWay(tokens);
    return isAmbiguous(root + way, root) && !way.startsWith('_') ? `${root}_${way}` : root + way;
  };
  const nameOf = (place: Place): string => {
    const key = keyOf(place);
    const name = known.get(key) ?? make(ownPlace(place));
    known.set(key, name);
    return name;
  };
  return {
    nameOf,
    ownerOf: (place) => ownPlace(place).owner,
    constantOf: (place, what, code) => {
      let name = `${upperCase(nameOf(place))}_${what}`;
      // Two constants of one place: patterns of keys that are spelt alike.
      while ((constants.get(name) ?? code) !== code) name += '_';
      constants.set(name, code);
      return name;
    },
  };
}

/** `OrganizationId` gives `ORGANIZATION_ID`. */
function upperCase(name: string): string {
  const words = name
    .replaceAll('_', '__')
    .replaceAll(/(\p{Ll}|\p{Nd})(?=\p{Lu})/gu, '$1_')
    .replaceAll(/(\p{Lu})(?=\p{Lu}\p{Ll})/gu, '$1_');
  return words.toUpperCase();
}

/** `A_B_C` gives `A`, `A_B` and `A_B_C`. */
function beginnings(constant: string): readonly string[] {
  const words = constant.split('_');
  return words.map((_word, at) => words.slice(0, at + 1).join('_'));
}

function plainName(name: string): string {
  return pascalCase(name) ?? escapedName(name);
}

function keyOf({ owner, tokens }: Place): string {
  return JSON.stringify([owner, ...tokens]);
}

/** The ways in a schema by their tokens, in words. Where words would mean two places, each is written in full. */
function wayNames(schema: Schema | undefined): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  // No function checks such a place as a whole: its name is that of the branch.
  let left = [...places(rootPlace(''), schema)]
    .filter(([, inner]) => !isOneChoice(inner))
    .map(([{ tokens }]) => tokens);
  for (const isFull of [false, true]) {
    const words = left.map((tokens) => placeWords(schema, tokens, isFull));
    const counts = new Map<string, number>();
    for (const word of [...found.values(), ...words]) counts.set(word, (counts.get(word) ?? 0) + 1);
    const isOwn = (at: number): boolean => words[at] !== '' && counts.get(words[at] ?? '') === 1;
    for (const [at, tokens] of left.entries())
      if (isOwn(at)) found.set(canonicalJson(tokens), words[at] ?? '');
    left = left.filter((_tokens, at) => !isOwn(at));
  }
  for (const tokens of left) found.set(canonicalJson(tokens), spelledWay(tokens));
  return found;
}

/** Each token as it is: no two ways are written alike. */
function spelledWay(tokens: readonly string[]): string {
  return `_${tokens.map(escapedName).join('_')}`;
}

/** Every schema inside a place, with its own place. */
function* places(place: Place, schema: Schema | undefined): Iterable<readonly [Place, Schema]> {
  if (typeof schema !== 'object') return;
  const found: (readonly [Place, Schema])[] = [];
  mapSubschemas(schema, (inner, tokens) => {
    found.push([inside(place, ...tokens), inner]);
    return inner;
  });
  for (const [at, inner] of found) {
    if (typeof inner === 'object') yield [at, inner];
    yield* places(at, inner);
  }
}

/** A reversible spelling of any text as part of an identifier. */
function escapedName(text: string): string {
  return [...text]
    .map((char) => (/[\p{L}\p{Nd}]/u.test(char) ? char : `$${char.codePointAt(0)?.toString(16)}`))
    .join('');
}
