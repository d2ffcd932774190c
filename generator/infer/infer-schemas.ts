import type { Catalog } from '../catalog/catalog.js';
import { type Diagnostic, DiagnosticError, diagnostic } from '../diagnostics/index.js';
import type { Evidence } from '../evidence/evidence.js';
import type { Recordings } from '../evidence/recordings.js';
import type { JsonObject } from '../json/json.js';
import { pointerTokens } from '../json/json-pointer.js';
import type { Replacement } from '../payloads/scrub.js';
import { URI_OF } from '../schema/dialect.js';
import { isTooDeep } from './can-be-example.js';
import { catalogOfDrafts } from './draft-catalog-of.js';
import { type DraftExamples, draftExamples } from './draft-examples.js';
import { eventPaths } from './draft-paths.js';
import { draftSchema } from './draft-schema.js';
import type { DraftedEvent, DraftFile } from './drafted-event.js';
import { type EventInput, eventInputs, placeOfType } from './event-input.js';
import { inferPlace } from './quicktype.js';
import { separateEnvelope } from './separate-envelope.js';
import { shareDefinitions } from './share-definitions.js';
import { statedPlaces } from './stated-fields.js';
import { withLiteral } from './with-literal.js';

/** Schemas for review. */
export interface Draft {
  /** The files: events, definitions that they share, and their envelope. Sorted by path. */
  readonly files: readonly DraftFile[];
  /** The event types, sorted. */
  readonly events: readonly string[];
  /** JSON Pointer to the event type. */
  readonly discriminator: string;
  /** What was replaced in the examples, by event type. */
  readonly replaced: readonly (Replacement & { readonly event: string })[];
  readonly diagnostics: readonly Diagnostic[];
}

/** How to draft. */
export interface InferOptions {
  /** JSON Pointer to the event type. By default, it is found in the samples. */
  readonly discriminator?: string;
  /** Called before each event is drafted, with what a progress line shows. */
  readonly onProgress?: (text: string) => void;
}

/**
 * Drafts schemas from evidence. Samples and recordings decide types; tables and documents decide what these cannot
 * show. Every payload that was counted matches its draft.
 * @throws DiagnosticError HS841 when no source has an event, or when nothing says where the event type is
 */
export async function inferSchemas(
  documents: readonly Evidence[],
  recordings: Recordings,
  { discriminator, onProgress }: InferOptions = {},
): Promise<Draft> {
  const inputs = eventInputs(documents, recordings);
  const read = [...documents.flatMap((one) => one.diagnostics), ...recordings.diagnostics];
  if (inputs.length === 0) throw nothing('no source has an event', read);
  const place = discriminator ?? placeOfType(inputs, recordings);
  if (place === undefined) throw nothing('no sample has its event type at a usual place', read);
  const events: DraftedEvent[] = [];
  for (const [at, input] of inputs.entries()) {
    onProgress?.(`${at.toLocaleString('en')} of ${inputs.length.toLocaleString('en')} events drafted`);
    events.push(await draftEvent(input, place));
  }
  const types = inputs.map(({ type }) => type);
  const paths = eventPaths(types);
  const files = filesOf(events, paths);
  const { examples, diagnostics } = examplesFor(files, place, inputs);
  const byPath = new Map(types.map((type) => [paths.get(type), examples.get(type)]));
  return {
    files: files.map((file) => withExamples(file, byPath.get(file.path))),
    events: types,
    discriminator: place,
    replaced: [...examples].flatMap(([event, { replaced }]) => replaced.map((one) => ({ event, ...one }))),
    diagnostics: [...read, ...inputs.filter(({ isCut }) => isCut).map(cut), ...diagnostics],
  };
}

async function draftEvent(input: EventInput, place: string): Promise<DraftedEvent> {
  const { type, shape, published, recorded, fields } = input;
  // What lies so deep is counted, and not drafted.
  const samples = [...published, ...recorded].filter((one) => !isTooDeep(one));
  const drafted = draftSchema({
    key: '',
    shape,
    inferred: samples.length > 0 ? await inferPlace(samples) : undefined,
    stated: statedPlaces(fields),
  });
  const head = { title: titleOf(type), $comment: originOf(input) };
  return { type, schema: { ...head, ...withLiteral(drafted, pointerTokens(place) ?? [], type) } };
}

/** `order.line_added` as a title: `Order line added`. */
function titleOf(type: string): string {
  const words = type
    .split(/[^\p{L}\p{Nd}]+/u)
    .filter((word) => word !== '')
    .join(' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function originOf({ published, payloads, fields }: EventInput): string {
  const counted = (count: number, one: string): string =>
    `${count.toLocaleString('en')} ${count === 1 ? one : `${one}s`}`;
  const parts = [
    ...(payloads > 0 ? [counted(payloads, 'recorded payload')] : []),
    ...(published.length > 0 ? [counted(published.length, 'published sample')] : []),
    ...(fields.length > 0 ? [counted(fields.length, 'stated field')] : []),
  ];
  return `Drafted from ${new Intl.ListFormat('en-GB').format(parts)}. Check which properties are really required, which may be null, and which values are possible.`;
}

function filesOf(drafted: readonly DraftedEvent[], paths: ReadonlyMap<string, string>): readonly DraftFile[] {
  const { envelope, events } = separateEnvelope(drafted);
  const shared = shareDefinitions(events);
  const files = [
    ...(envelope ? [{ path: 'envelope.schema.json', schema: envelope }] : []),
    ...shared.files,
    ...shared.events.map(({ type, schema }) => ({ path: paths.get(type) ?? '', schema })),
  ];
  return files.map(({ path, schema }) => ({ path, schema: { $schema: URI_OF['2020-12'], ...schema } }));
}

interface Examples {
  readonly examples: ReadonlyMap<string, DraftExamples>;
  readonly diagnostics: readonly Diagnostic[];
}

/** The examples. Where the drafts are not a catalog, it has none, and warnings say why. */
function examplesFor(files: readonly DraftFile[], place: string, inputs: readonly EventInput[]): Examples {
  let catalog: Catalog;
  try {
    catalog = catalogOfDrafts(files, place);
  } catch (error) {
    if (!(error instanceof DiagnosticError)) throw error;
    return { examples: new Map(), diagnostics: error.diagnostics.map(undecided) };
  }
  return { examples: draftExamples(catalog, inputs), diagnostics: [] };
}

function withExamples({ path, schema }: DraftFile, found: DraftExamples | undefined): DraftFile {
  if (found === undefined || found.examples.length === 0) return { path, schema };
  const all: JsonObject = { ...schema, examples: [...found.examples] };
  return { path, schema: all };
}

function nothing(message: string, read: readonly Diagnostic[]): DiagnosticError {
  const hint =
    'check the sources, and name the place of the event type with --discriminator, such as /meta/event';
  return new DiagnosticError([...read, diagnostic('HS841', { message, hint })]);
}

function cut({ type, at }: EventInput): Diagnostic {
  const wording = {
    message: `payloads of ${type} have more different properties than are kept, or are nested too deeply`,
    hint: 'write "additionalProperties" by hand where keys are data',
  };
  return diagnostic('HS843', wording, at);
}

function undecided({ code, message, hint }: Diagnostic): Diagnostic {
  const wording = {
    message: `generate will not accept the drafts unchanged: ${message} (${code})`,
    hint: hint ?? 'correct the drafts by hand',
  };
  return diagnostic('HS844', wording);
}
