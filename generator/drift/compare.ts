import { keyOf } from '../catalog/documents/document-place.js';
import type { SchemaNode } from '../catalog/index/schema-index.js';
import type { Evidence } from '../evidence/evidence.js';
import type { FieldPath } from '../evidence/field-path.js';
import { compareStrings } from '../text/compare-strings.js';
import { addToGroup } from '../text/group-by.js';
import { bareEvents } from './bare-events.js';
import { compareSources, compareWithSchema, pathsSaid } from './compare-event.js';
import { compareRecordings, type RecordingRules } from './compare-recordings.js';
import type { DriftCatalog, DriftEvent } from './drift-catalog.js';
import type { Finding } from './finding.js';
import { goneEvents } from './gone-events.js';
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
    ...bareEvents(drift, all),
    ...strayMentions(drift, all, byEvent),
  ];
  return findings.sort(
    (one, other) =>
      compareStrings(one.event, other.event) ||
      compareStrings(one.path, other.path) ||
      compareStrings(one.code, other.code) ||
      compareStrings(one.kind, other.kind),
  );
}

/** What each source says, by event type. */
export function witnessesByEvent(all: readonly Evidence[]): ReadonlyMap<string, readonly Witness[]> {
  const found = new Map<string, Witness[]>();
  for (const { source, events } of all)
    for (const evidence of events) addToGroup(found, evidence.event, { source, evidence });
  return found;
}

/**
 * Decides about a schema as it is written.
 * @param countsUnknown true where events that no source describes count
 */
export type NodeTest = (node: SchemaNode, countsUnknown: boolean) => boolean;

/**
 * Gives a test of whether the field that a schema describes may be there because of another event: a source lists or
 * shows it for one, or no source says anything about one that has it.
 */
export function statedNodes(
  { events }: DriftCatalog,
  byEvent: ReadonlyMap<string, readonly Witness[]>,
): NodeTest {
  const stated = new Set<string>();
  const unknown = new Set<string>();
  const add = (found: Set<string>, event: DriftEvent, path: FieldPath): void => {
    for (const node of event.at(path).nodes) found.add(keyOf(node));
  };
  for (const [type, witnesses] of byEvent) {
    const event = events.get(type);
    if (event === undefined) continue;
    for (const path of pathsSaid(witnesses)) add(stated, event, path);
  }
  let isComplete = false;
  const addUnknown = (): void => {
    if (isComplete) return;
    isComplete = true;
    for (const event of events.values())
      if (!byEvent.has(event.type)) for (const { path } of event.fields()) add(unknown, event, path);
  };
  return (node, countsUnknown) => {
    if (stated.has(keyOf(node)) || !countsUnknown) return stated.has(keyOf(node));
    addUnknown();
    return unknown.has(keyOf(node));
  };
}

/** The differences of one event. */
function compareEvent(
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
