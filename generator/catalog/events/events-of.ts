import type { Diagnostic } from '../../diagnostics/index.js';
import type { Discriminator } from '../catalog.js';
import type { SchemaNode } from '../index/schema-index.js';
import type { Candidate } from './candidates.js';
import type { ClassifiedEvent } from './classified-event.js';
import { isOnly } from './component-usage.js';
import type { InPayload } from './discriminator.js';
import { type PlacedName, placedByHeader, placedName } from './placed-types.js';
import type { BranchesByType, ReadEvent } from './read-event.js';
import { type ReadingRules, readEvents } from './read-events.js';
import type { UnknownEvent } from './undiscriminated.js';

/** What a candidate turned out to be. */
export type Finding =
  | { readonly kind: 'event'; readonly event: ClassifiedEvent }
  /** An index of events that the configuration names. */
  | { readonly kind: 'index'; readonly through: readonly SchemaNode[] }
  /** A schema that has the discriminator without a literal, which it need not have. */
  | { readonly kind: 'without literal' }
  | UnknownEvent
  | { readonly kind: 'problem'; readonly diagnostic: Diagnostic };

type HeaderDiscriminator = Extract<Discriminator, { kind: 'header' }>;

/** Finds the events that a candidate describes. */
export function eventsOf(
  rules: ReadingRules,
  candidate: Candidate,
  discriminator: Discriminator,
): readonly Finding[] {
  if (discriminator.kind === 'envelope') return eventInEnvelope(rules, candidate, discriminator);
  if (discriminator.kind === 'header') return eventsByHeader(rules, candidate, discriminator);
  if (candidate.type !== undefined) {
    const { node, type, place = '' } = candidate;
    return placed(candidate, placedName(rules, { node, type, place }, discriminator));
  }
  return eventsByPayload(rules, candidate, discriminator);
}

function eventsByPayload(
  rules: ReadingRules,
  candidate: Candidate,
  discriminator: InPayload,
): readonly Finding[] {
  const read = readEvents(rules, candidate.node, discriminator);
  const hasLiteral = read.some(({ reading }) => reading.kind === 'literal' || reading.kind === 'placed');
  return read.flatMap(({ node, reading, through, variants, branches }): readonly Finding[] => {
    if (reading.kind === 'placed') return [{ kind: 'index', through }];
    if (reading.kind === 'literal') {
      const { types } = reading;
      return [event({ node, types, literal: reading.node, ...extent(branches), through, variants })];
    }
    if (!hasLiteral && !candidate.must && reading.kind === 'absent') return [];
    if (!hasLiteral && !candidate.must && candidate.isEntry) return [{ kind: 'without literal' }];
    // A webhook is named itself, and so is an event that is one of a union.
    const isBranch = through.some((one) => !isOnly(one, '$ref'));
    return [{ kind: 'unknown', candidate, node: isBranch ? node : candidate.node, reading }];
  });
}

/** In an envelope, the place of a schema names the event. */
function eventInEnvelope(
  rules: ReadingRules,
  candidate: Candidate,
  { property }: Extract<Discriminator, { kind: 'envelope' }>,
): readonly Finding[] {
  const { node, type } = candidate;
  const index = indexOfPlaced(rules, node);
  if (index) return [index];
  if (type === undefined) return [{ kind: 'unknown', candidate, node }];
  const types = [{ type, literals: [{ at: property, value: type }] }];
  return [event({ node, types, literal: node, isOwn: true, through: [], variants: [] })];
}

/**
 * Reads the events of a schema where a header names the event. The header gives one part of the event type. A literal
 * in the payload, if there is one, gives the rest.
 */
function eventsByHeader(
  rules: ReadingRules,
  candidate: Candidate,
  discriminator: HeaderDiscriminator,
): readonly Finding[] {
  const { node, type, header, place = '' } = candidate;
  if (type !== undefined && header === undefined)
    return placed(candidate, placedByHeader(rules, { node, type, place }, discriminator));
  const index = indexOfPlaced(rules, node);
  if (index) return [index];
  const headerValue = header ?? type;
  if (headerValue === undefined) return [{ kind: 'unknown', candidate, node }];
  const { property, separator } = discriminator;
  const read: readonly ReadEvent[] = property ? readEvents(rules, node, { kind: 'property', property }) : [];
  const literal = read.flatMap((one) =>
    one.reading.kind === 'literal' ? [{ ...one, reading: one.reading }] : [],
  );
  if (literal.length === 0 || literal.length < read.length) {
    const types = [{ type: headerValue, literals: [], header: headerValue }];
    return [event({ node, types, literal: node, isOwn: true, through: [], variants: [] })];
  }
  return literal.map(({ node: one, reading, through, variants, branches }) => {
    const types = reading.types.map((part) => ({
      type: headerValue + separator + part.type,
      literals: part.literals,
      header: headerValue,
    }));
    const own = branches && new Map([...branches].map(([part, at]) => [headerValue + separator + part, at]));
    return event({ node: one, types, literal: reading.node, ...extent(own), through, variants });
  });
}

/** How much of its schema an event is: all of it, or some branches. */
function extent(branches: BranchesByType | undefined): Pick<ClassifiedEvent, 'isOwn' | 'branches'> {
  return branches === undefined ? { isOwn: true } : { isOwn: false, branches };
}

function event(found: ClassifiedEvent): Finding {
  return { kind: 'event', event: found };
}

function placed({ node }: Candidate, found: PlacedName | Diagnostic): readonly Finding[] {
  if ('code' in found) return [{ kind: 'problem', diagnostic: found }];
  const { isStated, variants, ...type } = found;
  return [event({ node, types: [type], literal: node, isOwn: isStated, through: [], variants })];
}

/** A union of nothing but events that the configuration names. It is not an event itself. */
function indexOfPlaced(rules: ReadingRules, node: SchemaNode): Finding | undefined {
  const leaves = readEvents(rules, node, { kind: 'first', properties: [] });
  const isIndex = leaves.length > 0 && leaves.every(({ reading }) => reading.kind === 'placed');
  return isIndex ? { kind: 'index', through: leaves.flatMap(({ through }) => through) } : undefined;
}
