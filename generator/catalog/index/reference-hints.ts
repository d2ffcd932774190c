import { isJsonObject, ownValue } from '../../json/json.js';
import { pointerTo, pointerTokens } from '../../json/json-pointer.js';
import { decoded } from '../../text/percent-encoding.js';
import { shownUri } from './folder-uri.js';
import { HOMES } from './pointer-meant.js';
import type { SchemaIndex, SchemaNode } from './schema-index.js';

/**
 * What to do about a pointer that leads nowhere, where the definition is at another place: below the other keyword for
 * definitions, or outside of the schema whose `$id` changed the base.
 * @param resource the schema from which the pointer starts
 */
export function misplacedHint(
  index: SchemaIndex,
  from: SchemaNode,
  resource: SchemaNode,
  ref: string,
): string | undefined {
  const [file = '', fragment = ''] = ref.split(/#(.*)/s);
  const pointer = decoded(fragment);
  const places = [pointer, underOtherKeyword(pointer)].flatMap((one) => (one === undefined ? [] : [one]));
  const exists = ({ document }: SchemaNode, place: string): boolean =>
    pointerTokens(place) !== undefined && index.nodeAt(document, place) !== undefined;
  const meant = places.find((place) => exists(resource, resource.pointer + place));
  if (meant !== undefined) return `did you mean ${file}#${meant}?`;
  const outside = resource.pointer === '' || resource.document !== from.document ? undefined : places;
  const found = outside?.find((place) => exists(from, place));
  if (found === undefined) return undefined;
  const id = pointerTo(resource.pointer, '$id');
  return `the "$id" at ${id} makes ${shownUri(resource.base)} the base of this reference: write a $ref to the whole file, such as ${from.document.path}#${found}, or remove the "$id"`;
}

/** The same pointer with `$defs` for `definitions`, or the other way around. */
function underOtherKeyword(pointer: string): string | undefined {
  const tokens = pointerTokens(pointer);
  const at = tokens?.findLastIndex((token) => token === '$defs' || token === 'definitions') ?? -1;
  if (!tokens || at < 0) return undefined;
  return pointerTo('', ...tokens.with(at, tokens[at] === '$defs' ? 'definitions' : '$defs'));
}

/**
 * What to do about a reference that finds nothing, where it would lead to a schema of its own file with a `#` or a `/` in
 * front, with the place of definitions in front, or with a `/` that is escaped.
 */
export function unfinishedHint(index: SchemaIndex, from: SchemaNode, ref: string): string | undefined {
  const [path = '', fragment] = ref.split(/#(.*)/s);
  const places = fragment === undefined ? placesOfPath(path) : path === '' ? placesOfFragment(fragment) : [];
  const meant = places.find((place) => index.nodeAt(from.document, place) !== undefined);
  return meant && `did you mean #${meant}?`;
}

function placesOfPath(path: string): readonly string[] {
  if (path.startsWith('/')) return [path];
  return path.includes('/') ? [] : HOMES.map((home) => pointerTo('', ...home, path));
}

function placesOfFragment(fragment: string): readonly string[] {
  const pointer = decoded(fragment);
  if (!pointer.startsWith('/')) return [`/${pointer}`];
  const tokens = pointerTokens(pointer) ?? [];
  return tokens
    .slice(1)
    .map((_token, at) => pointerTo('', ...tokens.slice(0, at + 1), tokens.slice(at + 1).join('/')));
}

/** What to do about a reference to a file that does not exist, where a file has that name and an extension. */
export function extensionHint({ documents }: SchemaIndex, path: string, ref: string): string | undefined {
  const extensions = documents.flatMap((one) =>
    one.path.startsWith(`${path}.`) ? [one.path.slice(path.length)] : [],
  );
  const extension = extensions.find((one) => !one.includes('/'));
  const [file = '', fragment] = ref.split(/#(.*)/s);
  return extension && `did you mean ${file}${extension}${fragment === undefined ? '' : `#${fragment}`}?`;
}

/** What to do about a reference that finds nothing, where a file has exactly that text as its `$id`. */
export function sameIdHint(index: SchemaIndex, ref: string): string | undefined {
  const [id = ''] = ref.split('#');
  const same = index.documents.find(({ value }) => {
    const own = isJsonObject(value) ? (ownValue(value, '$id') ?? ownValue(value, 'id')) : undefined;
    return id !== '' && typeof own === 'string' && own.replace(/#$/, '') === id;
  });
  return (
    same &&
    `${same.path} has exactly this $id: if all relative $ids count from one base, set "idBase" in the configuration, for example to "https://example.com/"`
  );
}
