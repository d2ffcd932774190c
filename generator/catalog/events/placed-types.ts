import { type Diagnostic, diagnostic } from '../../diagnostics/index.js';
import { placeOf } from '../../load/source-text.js';
import { uniqueBy } from '../../text/unique-by.js';
import type { Discriminator, EventLiteral } from '../catalog.js';
import type { SchemaNode } from '../index/schema-index.js';
import { type InPayload, type NamedType, placesOf, readPlace } from './discriminator.js';
import type { ReadEvent } from './read-event.js';
import { type ReadingRules, readEvents } from './read-events.js';

/** A schema for which the configuration gives the whole event type. */
export interface PlacedType {
  readonly node: SchemaNode;
  readonly type: string;
  /** The place as the configuration writes it. */
  readonly place: string;
}

/** An event type of the configuration, as the schema at its place has it. */
export interface PlacedName extends NamedType {
  readonly header?: string;
  /** True when the schema itself allows this event type only. */
  readonly isStated: boolean;
  /** The schemas that the event is one or the other of. */
  readonly variants: readonly SchemaNode[];
}

/**
 * Finds what makes a payload an event of a type that the configuration gives to a schema. A schema with
 * other literals is an error, because no payload could be both.
 */
export function placedName(
  rules: ReadingRules,
  given: PlacedType,
  discriminator: InPayload,
): PlacedName | Diagnostic {
  const { node, type } = given;
  const read = readEvents(rules, node, discriminator);
  const stated = typesOf(read);
  const variants = partsOf(read, node);
  const same = stated?.find((one) => one.type === type);
  if (same) return { ...same, isStated: stated?.length === 1, variants };
  if (stated) return contradicts(given, stated, read);
  const literals = literalsFor(rules, given, discriminator);
  return literals ? { type, literals, isStated: false, variants } : cannotSplit(given, discriminator);
}

/**
 * The same where a header names the event: its value is the type without the payload's part. A literal that is not the
 * end of the type is an error when the type has a separator.
 */
export function placedByHeader(
  rules: ReadingRules,
  given: PlacedType,
  { property, separator }: Extract<Discriminator, { kind: 'header' }>,
): PlacedName | Diagnostic {
  const { node, type } = given;
  const read = property ? readEvents(rules, node, { kind: 'property', property }) : [];
  const stated = typesOf(read) ?? [];
  const variants = partsOf(read, node);
  const part = stated.find((one) => type.endsWith(separator + one.type));
  if (part) {
    const header = type.slice(0, -(separator.length + part.type.length));
    return { type, literals: part.literals, header, isStated: true, variants };
  }
  if (stated.length > 0 && type.includes(separator)) return contradicts(given, stated, read);
  return { type, literals: [], header: type, isStated: true, variants };
}

/** The event types that a schema states, if every branch of it states some. */
function typesOf(read: readonly ReadEvent[]): readonly NamedType[] | undefined {
  const all = read.flatMap(({ reading }) => (reading.kind === 'literal' ? [reading.types] : []));
  if (all.length === 0 || all.length < read.length) return undefined;
  return uniqueBy(all.flat(), ({ type }) => type);
}

/** The schemas that a placed event consists of, if it is a union. */
function partsOf(read: readonly ReadEvent[], node: SchemaNode): readonly SchemaNode[] {
  return read.flatMap((one) => [one.node, ...one.through, ...one.variants]).filter((one) => one !== node);
}

/** The literals of an event type that the schema does not state. Undefined when it cannot be divided into its parts in one way. */
function literalsFor(
  { index, follow }: ReadingRules,
  { node, type }: PlacedType,
  discriminator: InPayload,
): readonly EventLiteral[] | undefined {
  const places = placesOf(discriminator).map((at) => ({ at, reading: readPlace(index, follow, node, at) }));
  const literalAt = ({ at, reading }: (typeof places)[number], text: string): EventLiteral => {
    const isNumber = reading.kind === 'open' && reading.isNumber && /^(?:0|-?[1-9]\d*)$/.test(text);
    return { at, value: isNumber ? Number(text) : text };
  };
  if (discriminator.kind !== 'properties') {
    const place = places.find(({ reading }) => reading.kind !== 'absent') ?? places[0];
    return place && [literalAt(place, type)];
  }
  const { separator } = discriminator;
  const splits = (text: string, at: number): readonly (readonly EventLiteral[])[] => {
    const place = places[at];
    if (!place) return [];
    const isAllowed = (part: string): boolean =>
      place.reading.kind !== 'literal' || place.reading.values.some((value) => String(value) === part);
    if (at === places.length - 1) return isAllowed(text) ? [[literalAt(place, text)]] : [];
    const ends = text.split('').flatMap((_unit, end) => (text.startsWith(separator, end) ? [end] : []));
    return ends.flatMap((end) => {
      const part = text.slice(0, end);
      const rest = splits(text.slice(end + separator.length), at + 1);
      return isAllowed(part) ? rest.map((more) => [literalAt(place, part), ...more]) : [];
    });
  };
  const [only, ...others] = splits(type, 0);
  return others.length === 0 ? only : undefined;
}

function contradicts(
  { type, place }: PlacedType,
  stated: readonly NamedType[],
  read: readonly ReadEvent[],
): Diagnostic {
  const own = stated.map((one) => JSON.stringify(one.type));
  const shown = own.length > 3 ? `${own.slice(0, 3).join(', ')} and others` : own.join(' or ');
  const wording = {
    message: `"events" in the configuration gives the event type ${JSON.stringify(type)} to ${place}, but its literal says ${shown}`,
    hint: 'correct one of the two: no payload can be both',
  };
  const at = read.flatMap(({ reading }) => (reading.kind === 'literal' ? [reading.node] : []))[0];
  return diagnostic('HS410', wording, at && placeOf(at.document, at.pointer));
}

function cannotSplit({ node, type, place }: PlacedType, discriminator: InPayload): Diagnostic {
  const count = placesOf(discriminator).length;
  const wording = {
    message: `"events" in the configuration gives the event type ${JSON.stringify(type)} to ${place}, which cannot be divided into ${count} parts in one way`,
    hint: 'add the literals to the schema, or choose a separator that the parts do not contain',
  };
  return diagnostic('HS410', wording, placeOf(node.document, node.pointer));
}
