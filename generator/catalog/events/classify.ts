import type { Diagnostic } from '../../diagnostics/index.js';
import type { Discriminator } from '../catalog.js';
import type { References } from '../index/references.js';
import { keyOf, type SchemaIndex, type SchemaNode } from '../index/schema-index.js';
import { type Candidate, candidatesOf, isDefinitionsOnly } from './candidates.js';
import type { ClassifiedEvent } from './classified-event.js';
import { componentUsage } from './component-usage.js';
import type { PlacedEvents } from './event-selectors.js';
import { eventsOf } from './events-of.js';
import { leadsNowhere } from './leads-nowhere.js';
import type { ReadingRules } from './read-events.js';
import { describeUnknown, type UnknownEvent } from './undiscriminated.js';

/** What the schemas of a folder are. The root of a file that only holds definitions is in none of these lists. */
export interface Classified {
  readonly events: readonly ClassifiedEvent[];
  readonly definitions: readonly SchemaNode[];
  /** Unions that only list events and that no other schema uses as a component. */
  readonly indexes: readonly SchemaNode[];
  /** How many schemas have the discriminator without a literal, and are therefore not events. */
  readonly withoutLiteral: number;
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
 * webhooks must be events. The variants of one event are not events.
 */
export function classify(
  index: SchemaIndex,
  references: Pick<References, 'list' | 'toChildren'>,
  { discriminator, placed }: EventRules,
): Classified {
  const targets = new Map(references.list.map(({ from, target }) => [from, target]));
  const placedKeys = new Set(placed.list.map(({ node }) => keyOf(node)));
  const isPlaced = (node: SchemaNode): boolean => placedKeys.has(keyOf(node));
  const rules: ReadingRules = { index, follow: (node) => targets.get(node), isPlaced };
  const isReferencedAsComponent = componentUsage(index, [...references.list, ...references.toChildren]);
  const others = placed.only ? [] : candidatesOf(index, discriminator, isReferencedAsComponent);
  const given = placed.list.map((one): Candidate => ({ ...one, must: true, isEntry: false }));
  const eventFiles = new Set<string>();
  const indexes = new Map<string, SchemaNode>();
  const events: ClassifiedEvent[] = [];
  const problems: UnknownEvent[] = [];
  const diagnostics: Diagnostic[] = [...placed.diagnostics];
  let withoutLiteral = 0;
  for (const candidate of [...given, ...others.filter(({ node }) => !isPlaced(node))]) {
    const { document, pointer } = candidate.node;
    if (candidate.isEntry && eventFiles.has(document.path)) continue;
    for (const one of eventsOf(rules, candidate, discriminator)) {
      if (one.kind === 'problem') diagnostics.push(one.diagnostic);
      else if (one.kind === 'unknown') problems.push(one);
      else if (one.kind === 'without literal') withoutLiteral += 1;
      else {
        const owners = one.kind === 'event' ? one.event.through : one.through;
        for (const owner of owners) if (!isReferencedAsComponent(owner)) indexes.set(keyOf(owner), owner);
        if (one.kind === 'event') events.push(one.event);
        if (one.kind === 'event' && pointer === '') eventFiles.add(one.event.node.document.path);
      }
    }
  }
  const found = mergeEvents(events, isPlaced);
  const unknown = problems.filter(({ node, reading }) => {
    const isNamedElsewhere = found.has(keyOf(node));
    const parts = reading?.kind === 'open' ? [node, reading.node] : [node];
    return !isNamedElsewhere && !parts.some((one) => leadsNowhere(index, rules.follow, one));
  });
  const definitions = index.documents.flatMap((document) => {
    const root = index.openApi.has(document) ? undefined : index.nodeAt(document, '');
    const isOwn = root && !found.has(keyOf(root)) && !indexes.has(keyOf(root));
    return isOwn && !isDefinitionsOnly(root) ? [root] : [];
  });
  return {
    events: [...found.values()],
    definitions,
    indexes: [...indexes.values()].filter((node) => !found.has(keyOf(node))),
    withoutLiteral,
    diagnostics: [...diagnostics, ...describeUnknown(unknown, { discriminator, isAlone: found.size === 0 })],
  };
}

/**
 * The events by their schemas. What several candidates lead to is one event; a schema that the configuration gives several
 * event types describes each of them. Variants of an event are left out.
 */
function mergeEvents(
  events: readonly ClassifiedEvent[],
  isPlaced: (node: SchemaNode) => boolean,
): ReadonlyMap<string, ClassifiedEvent> {
  const variants = new Set(events.flatMap((event) => event.variants.map(keyOf)));
  const found = new Map<string, ClassifiedEvent>();
  for (const event of events) {
    const key = keyOf(event.node);
    const first = found.get(key);
    if (variants.has(key) && !isPlaced(event.node)) continue;
    if (!first) found.set(key, event);
    else if (isPlaced(event.node)) {
      const types = new Map([...first.types, ...event.types].map((one) => [one.type, one]));
      found.set(key, { ...first, types: [...types.values()] });
    }
  }
  return found;
}
