import { canonicalJson, type JsonValue } from '../json/json.js';
import { mapSubschemas, type Schema } from '../schema/schema.js';
import { pascalCase } from '../text/safe-text.js';
import { inside, type Place, rootPlace } from './place.js';
import { placeWords } from './place-words.js';

/** Names for the functions and constants that check parts of a catalog's schemas. */
export interface PlaceNames {
  /**
   * The name of a place in PascalCase: `OrganizationId`, `DirectoryUserGroups`. Two places have the same name only
   * where their schemas are equal.
   */
  readonly nameOf: (place: Place) => string;
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
  /** Names that other functions use. */
  readonly reserved?: ReadonlySet<string>;
}

/**
 * Names each place after its schema and the path to it. A place in the shape of an event is named by the path alone
 * where all shapes agree on it, so that they share it. No name depends on the number or order of other places: an
 * addition to a catalog changes no existing name.
 * @param schemas every schema by name
 */
export function placeNames(
  schemas: ReadonlyMap<string, Schema>,
  { shapeNames = new Map(), reserved = new Set() }: Naming = {},
): PlaceNames {
  const rootName = (owner: string): string => {
    const name = shapeNames.get(owner) ?? plainName(owner);
    return reserved.has(name) ? `${name}Value` : name;
  };
  const roots = new Map([...schemas.keys()].map((owner) => [owner, rootName(owner)]));
  const shared = sharedNames(schemas, shapeNames, new Set([...roots.values(), ...reserved]));
  const known = new Map<string, string>();
  const taken = new Map([...reserved].map((name) => [name, '']));
  for (const [owner, name] of roots) taken.set(name, keyOf(rootPlace(owner)));
  const constants = new Map<string, string>();
  const reserve = (name: string, key: string): string | undefined => {
    const owningKey = taken.get(name) ?? key;
    taken.set(name, owningKey);
    return owningKey === key ? name : undefined;
  };
  const make = (place: Place, key: string): string => {
    const { owner, tokens } = place;
    const root = roots.get(owner) ?? rootName(owner);
    if (tokens.length === 0) return root;
    const words = placeWords(schemas.get(owner), tokens);
    const isShared = shapeNames.has(owner) && shared.has(words);
    if (isShared && reserve(words, `shared by shapes: ${words}`) !== undefined) return words;
    const found = [words, placeWords(schemas.get(owner), tokens, true)]
      .map((way) => `${root}${way}`)
      .find((name) => reserve(name, key) !== undefined);
    if (found !== undefined) return found;
    let name = `${root}_${tokens.map(escapedName).join('_')}`;
    while (reserve(name, key) === undefined) name += '_';
    return name;
  };
  const nameOf = (place: Place): string => {
    const key = keyOf(place);
    const name = known.get(key) ?? make(place, key);
    known.set(key, name);
    return name;
  };
  return {
    nameOf,
    constantOf: (place, what, code) => {
      let name = constantName(nameOf(place), what);
      while ((constants.get(name) ?? code) !== code) name += '_';
      constants.set(name, code);
      return name;
    },
  };
}

/** `OrganizationId` and `PATTERN` give `ORGANIZATION_ID_PATTERN`. */
function constantName(name: string, what: string): string {
  const words = name
    .replaceAll(/(\p{Ll}|\p{Nd})(?=\p{Lu})/gu, '$1_')
    .replaceAll(/(\p{Lu})(?=\p{Lu}\p{Ll})/gu, '$1_');
  return `${words.toUpperCase()}_${what}`;
}

function plainName(name: string): string {
  return pascalCase(name) ?? escapedName(name);
}

function keyOf({ owner, tokens }: Place): string {
  return JSON.stringify([owner, ...tokens]);
}

/** The names within shapes that lead to equal schemas in every shape that has them, and that nothing else uses. */
function sharedNames(
  schemas: ReadonlyMap<string, Schema>,
  shapeNames: ReadonlyMap<string, string>,
  roots: ReadonlySet<string>,
): ReadonlySet<string> {
  const contents = new Map<string, Set<string>>();
  for (const owner of shapeNames.keys()) {
    const shape = schemas.get(owner);
    const words = new Map<string, string>();
    for (const [{ tokens }, schema] of places(rootPlace(owner), shape)) {
      const name = placeWords(shape, tokens);
      const isTwice = words.has(name) && words.get(name) !== canonicalJson(tokens);
      words.set(name, canonicalJson(tokens));
      const known = contents.get(name) ?? new Set();
      known.add(canonicalJson(schema as JsonValue));
      // Two paths of one shape have the same words: name both after the shape.
      if (isTwice) known.add('').add(' ');
      contents.set(name, known);
    }
  }
  const shared = [...contents].filter(
    ([name, known]) => known.size === 1 && /^\p{L}/u.test(name) && !roots.has(name),
  );
  return new Set(shared.map(([name]) => name));
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
