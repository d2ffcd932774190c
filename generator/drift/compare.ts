import { keyOf, type SchemaNode } from '../catalog/schema-index.js';
import type { Evidence } from '../evidence/evidence.js';
import { placeOf } from '../load/source-text.js';
import { compareSources, compareWithSchema } from './compare-event.js';
import { compareRecordings, type RecordingRules } from './compare-recordings.js';
import type { DriftCatalog } from './drift-catalog.js';
import type { Finding } from './finding.js';
import { rejectedSamples, repeatedKeys } from './sample-findings.js';
import { strayMentions } from './stray-mentions.js';
import type { Witness } from './subject.js';

/**
 * Compares a catalog with evidence from sources. Pure: neither the disk nor the network is touched.
 * @returns all differences, by event, path and code. Those of decisions are not among them.
 */
export function compareCatalog(
  drift: DriftCatalog,
  all: readonly Evidence[],
  rules: RecordingRules = {},
): readonly Finding[] {
  const byEvent = witnessesByEvent(all);
  const isStated = statedNodes(drift, byEvent);
  const findings = [
    ...[...byEvent].flatMap(([event, witnesses]) => compareEvent(drift, event, witnesses, isStated, rules)),
    ...goneEvents(drift, all, byEvent),
    ...strayMentions(drift, all, byEvent),
  ];
  return findings.sort(
    (one, other) =>
      compare(one.event, other.event) ||
      compare(one.path, other.path) ||
      compare(one.code, other.code) ||
      compare(one.kind, other.kind),
  );
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** What each source says, by event type. */
export function witnessesByEvent(all: readonly Evidence[]): ReadonlyMap<string, readonly Witness[]> {
  const found = new Map<string, Witness[]>();
  for (const { source, events } of all)
    for (const evidence of events) {
      const list = found.get(evidence.event) ?? [];
      list.push({ source, evidence });
      found.set(evidence.event, list);
    }
  return found;
}

/** Decides about a schema as it is written. */
export type NodeTest = (node: SchemaNode) => boolean;

/** Gives a test of whether a source lists the field that a schema describes, in any event. */
export function statedNodes(
  { events }: DriftCatalog,
  byEvent: ReadonlyMap<string, readonly Witness[]>,
): NodeTest {
  const stated = new Set<string>();
  for (const [type, witnesses] of byEvent) {
    const event = events.get(type);
    if (event === undefined) continue;
    for (const { path } of witnesses.flatMap(({ evidence }) => evidence.fields))
      for (const node of event.at(path).nodes) stated.add(keyOf(node));
  }
  return (node) => stated.has(keyOf(node));
}

/** The differences of one event. */
export function compareEvent(
  drift: DriftCatalog,
  event: string,
  witnesses: readonly Witness[],
  isStated: NodeTest = () => false,
  rules: RecordingRules = {},
): readonly Finding[] {
  const known = drift.events.get(event);
  const documents = witnesses.filter(({ evidence }) => evidence.counts === undefined);
  const own = [...repeatedKeys(event, documents), ...compareSources(event, documents)];
  if (known === undefined) return [unknownEvent(event, witnesses), ...own];
  const found = compareWithSchema(drift.world, known, documents, isStated);
  return [
    ...own,
    ...found,
    ...rejectedSamples(drift, known, documents, [...own, ...found]),
    ...compareRecordings(drift.world, known, witnesses, rules),
  ];
}

function unknownEvent(event: string, witnesses: readonly Witness[]): Finding {
  const [first] = witnesses;
  const who = first?.source.label ?? 'a source';
  return {
    code: 'HS810',
    kind: 'event',
    event,
    path: '',
    message: `${who} has an event that the catalog lacks`,
    hint: 'add a schema for it; hookschema infer drafts one',
    says: [
      ...witnesses.map(({ source, evidence }) => ({
        who: source.label,
        text: 'describes it',
        at: evidence.at,
      })),
      { who: 'schema', text: 'does not exist' },
    ],
    at: first?.evidence.at ?? {},
  };
}

/** Events of the catalog that no source has, where a source is meant to have all. */
function goneEvents(
  { events }: DriftCatalog,
  all: readonly Evidence[],
  byEvent: ReadonlyMap<string, readonly Witness[]>,
): readonly Finding[] {
  const complete = all.filter(({ source }) => source.isComplete);
  const [first] = complete;
  // A source that cannot be read may have any event.
  const isUnread = all.some((one) => one.events.length === 0 && one.diagnostics.length > 0);
  if (first === undefined || isUnread) return [];
  return [...events.values()]
    .filter(({ type }) => !byEvent.has(type))
    .map(({ type, node }) => {
      const schemaAt = placeOf(node.document, node.pointer);
      return {
        code: 'HS811',
        kind: 'event',
        event: type,
        path: '',
        message: 'no source has this event any more',
        hint: 'find out whether the event is gone; then remove its schema, or decide that it stays',
        says: [
          ...complete.map(({ source }) => ({
            who: source.label,
            text: 'does not have it',
            at: { file: source.name },
          })),
          { who: 'schema', text: 'describes it', at: schemaAt },
        ],
        at: { file: first.source.name },
        schemaAt,
      };
    });
}
