import type { Diagnostic } from '../diagnostics/index.js';
import { type Candidate, candidatesOf, isDefinitionsOnly } from './candidates.js';
import type { Discriminator } from './catalog.js';
import { componentUsage } from './component-usage.js';
import type { FollowReference } from './discriminator.js';
import type { PlacedEvents } from './event-selectors.js';
import { type ReadEvent, readEvents } from './read-events.js';
import type { References } from './references.js';
import { keyOf, type SchemaIndex, type SchemaNode } from './schema-index.js';
import { missingDiscriminator, notLiteral } from './undiscriminated.js';

/** An event type that a schema describes. */
export interface TypeOfEvent {
  readonly type: string;
  /** The payload's value at the discriminator's property, where it has one. */
  readonly literal?: string;
  /** The value of the header. */
  readonly header?: string;
}

/** A schema that describes one or more events. */
export interface ClassifiedEvent {
  readonly node: SchemaNode;
  readonly types: readonly TypeOfEvent[];
  /** The schema that states the event types. */
  readonly literal: SchemaNode;
  /** The unions and references that led to the schema. */
  readonly through: readonly SchemaNode[];
}

/** What the schemas of a folder are. The root of a file that only holds definitions is in none of these lists. */
export interface Classified {
  readonly events: readonly ClassifiedEvent[];
  readonly definitions: readonly SchemaNode[];
  /** Unions that only list events and that no other schema uses as a component. */
  readonly indexes: readonly SchemaNode[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What decides which schemas are events. */
export interface EventRules {
  readonly discriminator: Discriminator;
  /** The schemas that the configuration names as events. */
  readonly placed: PlacedEvents;
}

/**
 * Separates events from definitions. A file is an event when its discriminator is a literal; below `events/` it must
 * be one. An entry of a file's definitions is an event when its discriminator is a literal and the file itself is not
 * an event. A schema that another one uses as a component (in a property, in an `allOf`) is a definition, whatever
 * its properties are called. A member of an index's `oneOf` or `anyOf` is not a component. The bodies of OpenAPI's
 * webhooks must be events.
 */
export function classify(
  index: SchemaIndex,
  references: Pick<References, 'list' | 'toChildren'>,
  { discriminator, placed }: EventRules,
): Classified {
  const targets = new Map(references.list.map(({ from, target }) => [from, target]));
  const follow: FollowReference = (node) => targets.get(node);
  const isPlaced = new Set(placed.list.map(({ node }) => keyOf(node)));
  const isReferencedAsComponent = componentUsage(index, [...references.list, ...references.toChildren]);
  const found = new Map<string, ClassifiedEvent>();
  const diagnostics: Diagnostic[] = [...placed.diagnostics];
  const others = placed.only ? [] : candidatesOf(index, discriminator, isReferencedAsComponent);
  const given = placed.list.map((one): Candidate => ({ ...one, must: true, isEntry: false }));
  const eventFiles = new Set<string>();
  const indexes = new Map<string, SchemaNode>();
  for (const candidate of [...given, ...others.filter(({ node }) => !isPlaced.has(keyOf(node)))]) {
    const { node } = candidate;
    if (candidate.isEntry && eventFiles.has(node.document.path)) continue;
    for (const one of eventsOf(index, follow, candidate, discriminator)) {
      if ('code' in one) diagnostics.push(one);
      else {
        for (const unionOwner of one.through)
          if (!isReferencedAsComponent(unionOwner)) indexes.set(keyOf(unionOwner), unionOwner);
        if (found.has(keyOf(one.node))) continue;
        found.set(keyOf(one.node), one);
        if (one.node.pointer === '') eventFiles.add(one.node.document.path);
      }
    }
  }
  const definitions = index.documents.flatMap((document) => {
    const root = index.openApi.has(document) ? undefined : index.nodeAt(document, '');
    const isOwn = root && !found.has(keyOf(root)) && !indexes.has(keyOf(root));
    return isOwn && !isDefinitionsOnly(root) ? [root] : [];
  });
  return { events: [...found.values()], definitions, indexes: [...indexes.values()], diagnostics };
}

function eventsOf(
  index: SchemaIndex,
  follow: FollowReference,
  candidate: Candidate,
  discriminator: Discriminator,
): readonly (ClassifiedEvent | Diagnostic)[] {
  const { node, type, must } = candidate;
  if (discriminator.kind === 'envelope') {
    return type === undefined
      ? [missingDiscriminator(node, discriminator)]
      : [{ node, types: [{ type, literal: type }], literal: node, through: [] }];
  }
  if (discriminator.kind === 'header') return eventsByHeader(index, follow, candidate, discriminator);
  if (type !== undefined) return [{ node, types: [{ type, literal: type }], literal: node, through: [] }];
  const read = readEvents(index, follow, node, discriminator.property);
  const hasLiteral = read.some(({ reading }) => reading.kind === 'literal');
  return read.flatMap(({ node: one, reading, through }): readonly (ClassifiedEvent | Diagnostic)[] => {
    if (reading.kind === 'literal') {
      return [
        {
          node: one,
          types: reading.types.map((value) => ({ type: value, literal: value })),
          literal: reading.node,
          through,
        },
      ];
    }
    if (!hasLiteral && !must && (reading.kind === 'absent' || candidate.isEntry)) return [];
    return reading.kind === 'open'
      ? [notLiteral(reading.node, discriminator)]
      : [missingDiscriminator(one, discriminator)];
  });
}

/**
 * Reads the events of a schema where a header names the event. The header gives one part of the event type. A literal
 * in the payload, if there is one, gives the rest.
 */
function eventsByHeader(
  index: SchemaIndex,
  follow: FollowReference,
  { node, type, header }: Candidate,
  discriminator: Extract<Discriminator, { kind: 'header' }>,
): readonly (ClassifiedEvent | Diagnostic)[] {
  const headerValue = header ?? type;
  if (headerValue === undefined) return [missingDiscriminator(node, discriminator)];
  const read: readonly ReadEvent[] = discriminator.property
    ? readEvents(index, follow, node, discriminator.property)
    : [];
  const literal = read.flatMap(({ node: one, reading, through }) =>
    reading.kind === 'literal' ? [{ node: one, reading, through }] : [],
  );
  if (type !== undefined && header === undefined) {
    return [
      placedByType(node, type, discriminator, literal.length === 1 ? literal[0]?.reading.types : undefined),
    ];
  }
  if (literal.length === 0 || literal.length < read.length)
    return [{ node, types: [{ type: headerValue, header: headerValue }], literal: node, through: [] }];
  return literal.map(({ node: one, reading, through }) => ({
    node: one,
    types: reading.types.map((value) => ({
      type: headerValue + discriminator.separator + value,
      literal: value,
      header: headerValue,
    })),
    literal: reading.node,
    through,
  }));
}

/**
 * The event of a schema for which the configuration gives the whole event type. The header's value is the type
 * without the payload's part.
 */
function placedByType(
  node: SchemaNode,
  type: string,
  { separator }: Extract<Discriminator, { kind: 'header' }>,
  values: readonly string[] = [],
): ClassifiedEvent {
  const literal = values.find((value) => type.endsWith(separator + value));
  const header = literal === undefined ? type : type.slice(0, -(separator.length + literal.length));
  return {
    node,
    types: [{ type, header, ...(literal !== undefined && { literal }) }],
    literal: node,
    through: [],
  };
}
