import { type Diagnostic, diagnostic } from '../../diagnostics/index.js';
import { isPointerWithin, pointerTo, pointerTokens } from '../../json/json-pointer.js';
import { placeOf } from '../../load/source-text.js';
import { uniqueBy } from '../../text/unique-by.js';
import type { Discriminator } from '../catalog.js';
import type { SchemaNode } from '../index/schema-index.js';
import type { Candidate } from './candidates.js';
import type { DiscriminatorReading } from './discriminator.js';

/** A schema that must be an event but does not say which. */
export interface UnknownEvent {
  readonly kind: 'unknown';
  readonly candidate: Candidate;
  /** The event's own schema: never a base that it shares with others. */
  readonly node: SchemaNode;
  /** What it says about the discriminator, where the payload has one. */
  readonly reading?: Exclude<DiscriminatorReading, { readonly kind: 'literal' }>;
}

/** What decides the wording of diagnostics. */
export interface UnknownContext {
  readonly discriminator: Discriminator;
  /** True when the schemas have no other events. */
  readonly isAlone: boolean;
}

/** The diagnostics for schemas that do not say which event they are, one for each. */
export function describeUnknown(
  unknown: readonly UnknownEvent[],
  context: UnknownContext,
): readonly Diagnostic[] {
  const pattern = context.isAlone ? webhookPatterns(unknown) : undefined;
  const all = unknown.map((one) => describe(one, context.discriminator, pattern));
  return uniqueBy(all, (one) => `${one.code} ${one.file} ${one.pointer}`);
}

function describe(
  { candidate, node, reading }: UnknownEvent,
  discriminator: Discriminator,
  pattern: string | undefined,
): Diagnostic {
  const line = eventsLine(candidate, node, pattern, discriminator);
  if (!reading)
    return diagnostic('HS401', nothingStates(discriminator, line), placeOf(node.document, node.pointer));
  const pointer = pointerTo('', ...reading.at);
  const literal = `"${reading.at.at(-1)}": { "const": "order.created" }`;
  if (reading.kind === 'absent') {
    const wording = {
      message: `an event without a discriminator: no property at ${pointer}`,
      hint: `name the event: ${literal}, or list its place in "events" in the configuration: ${line}`,
    };
    return diagnostic('HS401', wording, placeOf(node.document, node.pointer));
  }
  const isInside =
    reading.node.document === node.document && isPointerWithin(node.pointer, reading.node.pointer);
  const place = isInside ? reading.node : node;
  const other = `${reading.node.document.path}${reading.node.pointer && `#${reading.node.pointer}`}`;
  const wording = {
    message: `the discriminator ${pointer} is not a literal${isInside ? '' : `: ${other} leaves it open`}`,
    hint: `add a "const", or an "enum" of event types; if this is a shared definition, refer to it from an event; or list the place of the event in "events" in the configuration: ${line}`,
  };
  return diagnostic('HS402', wording, placeOf(place.document, place.pointer));
}

function nothingStates(discriminator: Discriminator, line: string): { message: string; hint: string } {
  const what =
    discriminator.kind === 'header' ? `the value of the header ${discriminator.header}` : 'the event type';
  return {
    message: `nothing states ${what} for this event`,
    hint: `list its place in "events" in the configuration: ${line}`,
  };
}

/**
 * The line of the configuration that makes the schema an event. For webhooks it takes their keys as event types, with one
 * pattern where there are no other events.
 */
function eventsLine(
  { entry }: Candidate,
  node: SchemaNode,
  pattern: string | undefined,
  discriminator: Discriminator,
): string {
  if (discriminator.kind === 'header') {
    return node.pointer === '' ? 'events/{header}.json' : `{ "issues.opened": ${placeInEvents(node)} }`;
  }
  if (entry === undefined) {
    return node.pointer === '' && discriminator.kind === 'envelope'
      ? 'events/{type}.json'
      : `{ "order.created": ${placeInEvents(node)} }`;
  }
  if (pattern !== undefined) return `"events": ${pattern}`;
  const key = pointerTokens(entry.pointer)?.at(-1) ?? '';
  return `"events": { ${JSON.stringify(key)}: ${JSON.stringify(`${entry.document.path}#${entry.pointer}`)} }`;
}

/**
 * The patterns that take the keys of webhooks as event types. Undefined when these are not the keys of one object in each
 * document.
 */
function webhookPatterns(unknown: readonly UnknownEvent[]): string | undefined {
  const patterns = unknown.flatMap(({ candidate: { entry } }) => {
    const holder = entry && /^\/(?:webhooks|x-webhooks)(?=\/)/.exec(entry.pointer)?.[0];
    return entry && holder ? [`${entry.document.path}#${holder}/{type}`] : [];
  });
  const each = [...new Set(patterns)];
  if (patterns.length < unknown.length || each.length === 0) return undefined;
  return JSON.stringify(each.length === 1 ? each[0] : each);
}

/**
 * How `events` of the configuration names a schema inside a document. A webhook of OpenAPI is named by its key alone.
 */
function placeInEvents({ document, pointer }: SchemaNode): string {
  const place = /^\/webhooks\/[^/]+/.exec(pointer)?.[0] ?? pointer;
  return JSON.stringify(place === '' ? document.path : `${document.path}#${place}`);
}
