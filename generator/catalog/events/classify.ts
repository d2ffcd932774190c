import type { Diagnostic } from '../../diagnostics/index.js';
import type { Discriminator } from '../catalog.js';
import { keyOf } from '../documents/document-place.js';
import type { References } from '../index/references.js';
import type { SchemaIndex, SchemaNode } from '../index/schema-index.js';
import { type Candidate, candidatesOf, isDefinitionsOnly } from './candidates.js';
import type { ClassifiedEvent } from './classified-event.js';
import { componentUsage } from './component-usage.js';
import type { PlacedEvents } from './event-selectors.js';
import { eventsOf, type Finding } from './events-of.js';
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
  const candidates = [...given, ...others.filter(({ node }) => !isPlaced(node))];
  const findings = findingsAbout(candidates, rules, discriminator);
  const events = mergeEvents(
    findings.flatMap((one) => (one.kind === 'event' ? [one.event] : [])),
    isPlaced,
  );
  const owners = findings.flatMap(ownersOf).filter((owner) => !isReferencedAsComponent(owner));
  const indexes = new Map(owners.map((owner) => [keyOf(owner), owner]));
  const definitions = index.documents.flatMap((document) => {
    const root = index.openApi.has(document) ? undefined : index.nodeAt(document, '');
    const isOwn = root && !events.has(keyOf(root)) && !indexes.has(keyOf(root));
    return isOwn && !isDefinitionsOnly(root) ? [root] : [];
  });
  /** False for a schema that is an event by another way, and where a reference that leads nowhere is reported already. */
  const isOwnProblem = ({ node, reading }: UnknownEvent): boolean => {
    const parts = reading?.kind === 'open' ? [node, reading.node] : [node];
    return !events.has(keyOf(node)) && !parts.some((one) => leadsNowhere(index, rules.follow, one));
  };
  const unknown = findings.flatMap((one) => (one.kind === 'unknown' && isOwnProblem(one) ? [one] : []));
  return {
    events: [...events.values()],
    definitions,
    indexes: [...indexes.values()].filter((node) => !events.has(keyOf(node))),
    withoutLiteral: findings.filter(({ kind }) => kind === 'without literal').length,
    diagnostics: [
      ...placed.diagnostics,
      ...findings.flatMap((one) => (one.kind === 'problem' ? [one.diagnostic] : [])),
      ...describeUnknown(unknown, { discriminator, isAlone: events.size === 0 }),
    ],
  };
}

/** What the candidates turned out to be. The definitions of a file that is an event itself are not looked at. */
function findingsAbout(
  candidates: readonly Candidate[],
  rules: ReadingRules,
  discriminator: Discriminator,
): readonly Finding[] {
  const eventFiles = new Set<string>();
  return candidates.flatMap((candidate) => {
    const { node, isEntry } = candidate;
    if (isEntry && eventFiles.has(node.document.path)) return [];
    const found = eventsOf(rules, candidate, discriminator);
    for (const one of found)
      if (one.kind === 'event' && node.pointer === '') eventFiles.add(one.event.node.document.path);
    return found;
  });
}

/** The unions that lead from a candidate to what was found. */
function ownersOf(finding: Finding): readonly SchemaNode[] {
  if (finding.kind === 'event') return finding.event.through;
  return finding.kind === 'index' ? finding.through : [];
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
