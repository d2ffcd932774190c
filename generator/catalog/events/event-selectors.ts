import { type Diagnostic, diagnostic } from '../../diagnostics/index.js';
import { unescaped } from '../../json/json-pointer.js';
import type { SchemaDocument } from '../../load/read-schemas.js';
import { nearest } from '../../text/nearest.js';
import { type Wildcards, wildcardSource } from '../../text/wildcards.js';
import type { WebhookBody } from '../documents/api-document.js';
import { type DocumentPlace, keyOf } from '../documents/document-place.js';
import { pointerMeant } from '../index/pointer-meant.js';
import type { SchemaIndex, SchemaNode } from '../index/schema-index.js';

/** The option `events` of the configuration: a place for each event type, or patterns for the places of events. */
export type EventSelectors = Readonly<Record<string, string>> | string | readonly string[];

/** A schema that the configuration names as an event, and what its place says about it. */
export interface PlacedEvent {
  readonly node: SchemaNode;
  /** The whole event type. */
  readonly type?: string;
  /** The place as the configuration writes it. */
  readonly place?: string;
  /** The value of the header. */
  readonly header?: string;
}

/** The schemas that the configuration names as events. With `only`, there are no other events. */
export interface PlacedEvents {
  readonly list: readonly PlacedEvent[];
  readonly only: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Finds the schemas that the option `events` names.
 * @param separator what event types have in place of the folders of a path
 */
export function findPlaced(index: SchemaIndex, places: EventSelectors, separator: string): PlacedEvents {
  if (typeof places !== 'string' && !isList(places)) return fromMap(index, places);
  const patterns = typeof places === 'string' ? [places] : places;
  const found = patterns.map((pattern) => matching(index, pattern, separator));
  const empty = patterns.filter((_pattern, at) => found[at]?.length === 0);
  const first = new Map(found.flat().map((one) => [keyOf(one.node), one]));
  return {
    list: [...first.values()],
    only: patterns.length > 0,
    diagnostics: empty.map((pattern) => noMatch(index, pattern)),
  };
}

function isList(places: EventSelectors): places is readonly string[] {
  return Array.isArray(places);
}

function fromMap(index: SchemaIndex, places: Readonly<Record<string, string>>): PlacedEvents {
  const list: PlacedEvent[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const [type, place] of Object.entries(places)) {
    const [path = '', pointer = ''] = place.split(/#(.*)/s);
    const document = index.documents.find((one) => one.path === path);
    const node = document && nodeAt(index, document, pointer);
    if (node) list.push({ node, type, place });
    else if (!index.broken.has(path)) diagnostics.push(nothingAt(index, place, path, document));
  }
  return { list, only: false, diagnostics };
}

function nodeAt(index: SchemaIndex, document: SchemaDocument, pointer: string): SchemaNode | undefined {
  const body = index.openApi.get(document)?.bodies.find((one) => entriesOf(one).includes(pointer));
  return body ? index.nodeAt(body.schema.document, body.schema.pointer) : index.nodeAt(document, pointer);
}

/** All pointers to the entry of a body. */
function entriesOf({ entry, otherEntries = [] }: WebhookBody): readonly string[] {
  return [entry, ...otherEntries];
}

/** A place as patterns see it: the path, and the pointer after a `#`. */
interface Candidate {
  readonly text: string;
  /** Finds the schema. A schema of OpenAPI that nothing refers to enters the index this way. */
  readonly find: () => SchemaNode | undefined;
}

function candidates(index: SchemaIndex): readonly Candidate[] {
  const candidate = (
    document: SchemaDocument,
    place: string,
    target: DocumentPlace = { document, pointer: place },
  ): Candidate => ({
    text: place === '' ? document.path : `${document.path}#${place}`,
    find: () => index.nodeAt(target.document, target.pointer),
  });
  const entries = [...index.openApi].flatMap(([document, { bodies, components }]) => [
    ...bodies.flatMap((body) => entriesOf(body).map((entry) => candidate(document, entry, body.schema))),
    ...components.map((pointer) => candidate(document, pointer)),
  ]);
  return [...entries, ...index.nodes.map(({ document, pointer }) => candidate(document, pointer))];
}

function matching(index: SchemaIndex, pattern: string, separator: string): readonly PlacedEvent[] {
  const expression = toExpression(pattern);
  return candidates(index).flatMap(({ text, find }) => {
    const match = expression.exec(text);
    const node = match ? find() : undefined;
    if (!match || !node) return [];
    const { type, header } = match.groups ?? {};
    return [
      {
        node,
        place: pattern,
        ...(type && { type: typeFrom(type, pattern, separator) }),
        ...(header && { header: unescaped(header) }),
      },
    ];
  });
}

/** A type that spans folders is written with the separator: `order/created.json` is `order.created`. */
function typeFrom(text: string, pattern: string, separator: string): string {
  const [path = ''] = pattern.split('#');
  return path.includes('{type}') ? text.replaceAll('/', separator) : unescaped(text);
}

/** The wildcards of a place, except for `{type}`, whose meaning differs between paths and pointers. */
const WILDCARDS = [
  ['{header}', '(?<header>[^/#]+?)'],
  ['**/', '(?:[^#]*/)?'],
  ['**', '[^#]*'],
  ['*', '[^/#]*'],
] as const;
const IN_PATH: Wildcards = new Map([['{type}', '(?<type>[^#]+?)'], ...WILDCARDS]);
const IN_POINTER: Wildcards = new Map([['{type}', '(?<type>[^/#]+?)'], ...WILDCARDS]);

/** In a path, a type may span folders. In a pointer, it is one token. */
function toExpression(pattern: string): RegExp {
  const [path = '', pointer] = pattern.split(/#(.*)/s);
  const tail = pointer === undefined ? '' : `#${wildcardSource(pointer, IN_POINTER)}`;
  return new RegExp(`^${wildcardSource(path, IN_PATH)}${tail}$`, 'u');
}

function noMatch(index: SchemaIndex, pattern: string): Diagnostic {
  const meant = patternMeant(index, pattern);
  const hint =
    meant === undefined
      ? 'patterns in "events" are relative to the schema folder: events/{type}.json, or bundle.json#/$defs/{type}'
      : `did you mean ${meant}?`;
  return diagnostic('HS606', { message: `no schema matches ${JSON.stringify(pattern)}`, hint });
}

/** A pattern that is nearly the same and matches schemas: with other folders or keys in front, or with folders. */
function patternMeant(index: SchemaIndex, pattern: string): string | undefined {
  const inFolders = [pattern.replace('{header}', '{header}/*'), `**/${pattern}`];
  const others = [respelt(index, pattern), ...inFolders];
  return others.find((one) => one !== pattern && matching(index, one, '').length > 0);
}

/** The pattern with the folders or keys in front of its first wildcard that are spelt most like its own. */
function respelt(index: SchemaIndex, pattern: string): string {
  const [fixed = ''] = pattern.split(/[*{]/);
  const head = headOf(fixed, fixed.split(SEPARATOR).length);
  const heads = candidates(index).map(({ text }) => headOf(text, head.split(SEPARATOR).length));
  const similar = nearest(head, [...new Set(heads)]);
  return similar === undefined ? pattern : similar + pattern.slice(head.length);
}

/** What separates the folders of a place, and the keys of its pointer. */
const SEPARATOR = /(?<=[/#])/;

/** The first parts of a place, each with the separator behind it. */
function headOf(place: string, count: number): string {
  const parts = place.split(SEPARATOR).slice(0, count);
  return parts.filter((part) => /[/#]$/.test(part)).join('');
}

function nothingAt(
  index: SchemaIndex,
  place: string,
  path: string,
  document: SchemaDocument | undefined,
): Diagnostic {
  const paths = index.documents.map((one) => one.path);
  const similar = document ? pointerAt(index, place, document) : nearest(path, paths);
  const hint = similar
    ? `did you mean ${similar}?`
    : document
      ? 'check the pointer: each segment is a key of the file, with ~1 for / and ~0 for ~'
      : 'use a path relative to the schema folder, with a pointer if needed: bundle.json#/$defs/order';
  return diagnostic('HS606', { message: `no schema at ${JSON.stringify(place)}`, hint });
}

/** A place with the pointer that was probably meant. */
function pointerAt(index: SchemaIndex, place: string, document: SchemaDocument): string | undefined {
  const [path = '', pointer = ''] = place.split(/#(.*)/s);
  const meant = pointerMeant(document.value, pointer);
  return meant !== undefined && nodeAt(index, document, meant) ? `${path}#${meant}` : undefined;
}
