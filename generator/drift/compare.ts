import { namedEvent } from '../catalog/named-event.js';
import { keyOf, type SchemaNode } from '../catalog/schema-index.js';
import { type Diagnostic, diagnostic, type Place } from '../diagnostics/index.js';
import type { Evidence, Mention } from '../evidence/evidence.js';
import { isAddress } from '../evidence/fetch-source.js';
import { type FieldPath, itemsPath, propertyPath } from '../evidence/field-path.js';
import { pointerTokens } from '../json/json-pointer.js';
import { placeOf } from '../load/source-text.js';
import { catalogValidators } from '../validate/catalog-validators.js';
import { compareSources, compareWithSchema } from './compare-event.js';
import { compareRecordings, type RecordingRules } from './compare-recordings.js';
import type { DriftCatalog, DriftEvent } from './drift-catalog.js';
import type { Finding, Says } from './finding.js';
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
  if (first === undefined) return [];
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

/** Names in the form of event types that a text mentions, and that nothing defines. */
function strayMentions(
  { events, catalog: { discriminator } }: DriftCatalog,
  all: readonly Evidence[],
  byEvent: ReadonlyMap<string, readonly Witness[]>,
): readonly Finding[] {
  const known = new Set([...events.keys(), ...byEvent.keys()]);
  const [beginnings, endings] = [new Set([...known].map(firstWord)), new Set([...known].map(lastWord))];
  const stated = all.flatMap(({ events: list }) =>
    list.flatMap(({ fields }) => fields.map(({ path }) => path)),
  );
  const declared = [...events.values()].flatMap((event) => event.fields().map(({ path }) => path));
  const paths = new Set(stated.flatMap(suffixesOf));
  const keys = new Set([...stated, ...declared].map(lastWord));
  const isEvent = ({ name, isCode }: Mention): boolean => {
    if (known.has(name) || paths.has(name) || isFile(name)) return false;
    if ([...events.values()].some((event) => event.at(name).nodes.length > 0)) return false;
    if (endings.has(lastWord(name)) || /(?:[a-z]ed|[a-z]ing)$/i.test(name)) return true;
    return isCode && beginnings.has(firstWord(name)) && !keys.has(lastWord(name));
  };
  // Where a header names events, words with dots are not event types.
  if (discriminator.kind === 'header') return [];
  const found = new Map<string, Finding>();
  for (const { source, mentions } of all)
    for (const mention of mentions.filter(isEvent)) {
      if (found.has(mention.name)) continue;
      found.set(mention.name, {
        code: 'HS812',
        kind: 'mention',
        event: mention.name,
        path: '',
        message: `${source.label} mentions an event that no source describes and the catalog lacks`,
        hint: 'find out whether the event exists; then add it, or decide that it stays out',
        says: [{ who: source.label, text: 'mentions it', at: mention.at }],
        at: mention.at,
      });
    }
  return [...found.values()];
}

function firstWord(name: string): string {
  return name.split(/[^A-Za-z0-9]+/)[0]?.toLowerCase() ?? '';
}

function lastWord(name: string): string {
  return (
    name
      .split(/[^A-Za-z0-9]+/)
      .at(-1)
      ?.toLowerCase() ?? ''
  );
}

/** A path, and what is left of it without its first keys: tables leave these out. */
function suffixesOf(path: FieldPath): readonly string[] {
  const parts = path.replaceAll('[]', '').split('.');
  return parts.map((_part, at) => parts.slice(at).join('.'));
}

function isFile(name: string): boolean {
  return /\.(?:[cm]?[jt]sx?|json|md|mdx|ya?ml|html?|com|org|net|io|dev)$/i.test(name);
}

function repeatedKeys(event: string, witnesses: readonly Witness[]): readonly Finding[] {
  return witnesses.flatMap(({ source, evidence }) =>
    evidence.samples.flatMap(({ repeatedKeys: keys }) =>
      keys.map(
        ({ key, path, at }): Finding => ({
          code: 'HS822',
          kind: 'repeated key',
          event,
          path,
          message: `a sample has the key ${JSON.stringify(key)} twice in one object`,
          hint: 'nobody can know which of the two counts; ask the provider, and write the decision down',
          says: [
            ...witnesses.map((one) => ({
              who: one.source.label,
              text: one.source === source ? `\`${key}\` twice in one object` : 'every key once',
              at: one.source === source ? at : one.evidence.at,
            })),
          ],
          at,
        }),
      ),
    ),
  );
}

/** Samples that the validator rejects for a reason that nothing else has reported. */
function rejectedSamples(
  { catalog }: DriftCatalog,
  event: DriftEvent,
  witnesses: readonly Witness[],
  known: readonly Finding[],
): readonly Finding[] {
  const isKnown = (path: FieldPath): boolean =>
    known.some((one) => one.path === path && one.code !== 'HS825');
  const { firstError } = catalogValidators(catalog);
  return witnesses.flatMap(({ source, evidence }) =>
    evidence.samples.flatMap((sample): readonly Finding[] => {
      const error = firstError(event.definition, sample.value);
      if (error === undefined) return [];
      const path = pathOfPointer(error.path);
      const required = error.keyword === 'required' ? known.some((one) => one.path.startsWith(path)) : false;
      if (isKnown(path) || required) return [];
      const named = namedEvent(sample.value, new Map(), catalog.discriminator);
      const at = placeOf(sample.source, sample.pointer + error.path);
      return [
        {
          code: 'HS821',
          kind: 'sample',
          event: event.type,
          path,
          message: `the schema rejects a sample: ${error.message}`,
          hint:
            named !== undefined && named !== event.type
              ? `the sample names the event ${named}`
              : 'correct the schema, or decide that the sample is wrong',
          says: [
            { who: source.label, text: 'shows a payload that the schema rejects', at },
            { who: 'schema', text: error.message },
          ],
          at,
          schemaAt: placeOf(event.node.document, event.node.pointer),
        },
      ];
    }),
  );
}

/** The path for a JSON Pointer into a payload. */
export function pathOfPointer(pointer: string): FieldPath {
  return (pointerTokens(pointer) ?? []).reduce<FieldPath>(
    (path, token) => (/^\d+$/.test(token) ? itemsPath(path) : propertyPath(path, token)),
    '',
  );
}

/** A difference as a diagnostic, for reporters. It points at the source; where that has no lines here, at the schema. */
export function asDiagnostic(finding: Finding): Diagnostic {
  const { event, path, says, at, schemaAt, message: what } = finding;
  const subject = path === '' ? event : `${event}: ${path}`;
  const isHere = at.line !== undefined && !isAddress(at.file ?? '');
  const place = isHere ? at : (schemaAt ?? at);
  const sides = says.map((one) => `${one.who}${placeText(one, place)}: ${one.text}`).join('; ');
  return diagnostic(finding.code, { message: `${subject}: ${what} (${sides})`, hint: finding.hint }, place);
}

/** Where a side says something, unless the diagnostic points there. */
function placeText({ at: own }: Says, shown: Place): string {
  if (own?.file === undefined || (own.file === shown.file && own.line === shown.line)) return '';
  return ` in ${[own.file, own.line].filter((part) => part !== undefined).join(':')}`;
}
