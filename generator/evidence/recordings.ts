import { type Diagnostic, diagnostic, type Place } from '../diagnostics/index.js';
import { codeOf, messageOf } from '../diagnostics/thrown.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../json/json.js';
import { pointerTokens } from '../json/json-pointer.js';
import { jsonProblem } from '../payloads/check-payload.js';
import { placeOfBadBytes } from '../payloads/decode.js';
import { type OpenSource, openSource, type SourceContext } from '../payloads/open-source.js';
import type { PayloadFormat, PayloadText } from '../payloads/payload-text.js';
import { payloadsOf } from '../payloads/payloads.js';
import { guessPlace, typeAtTokens } from './event-type.js';
import { countLeftOut, type LeftOut } from './left-out.js';
import { type Counting, countValueAt, emptyShape, type Shape } from './shape.js';

/** What was counted in the recorded payloads of one event. */
export interface RecordedEvent {
  readonly type: string;
  /** The position of its first payload. */
  readonly at: Place;
  readonly shape: Shape;
  /** A few payloads that together have every place that was found, as far as they are kept. */
  readonly kept: readonly JsonObject[];
  /** True where payloads had more different places than are kept. */
  readonly isCut: boolean;
}

/** What was counted in recorded payloads. */
export interface Recordings {
  /** By event type, in the order in which they were found. */
  readonly events: ReadonlyMap<string, RecordedEvent>;
  /** The number of payloads that were counted. */
  readonly payloads: number;
  /** JSON Pointer to the event type. Undefined where the caller named the events, or no place was found. */
  readonly place: string | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** How to read recordings. */
export interface RecordingOptions extends SourceContext {
  /** The event type of a payload. By default, it is read at `place`. */
  readonly typeOf?: (payload: JsonObject) => string | undefined;
  /** JSON Pointer to the event type. By default, the usual place that the first payloads have. */
  readonly place?: string;
  readonly format?: PayloadFormat;
  /** Called often, with what a progress line shows. */
  readonly onProgress?: (text: string) => void;
}

/** How many payloads, and how many characters of them, the place of the event type is guessed from. */
const GUESSED_FROM = { payloads: 500, characters: 1 << 23 };
/** The bounds of what is kept, over all events. */
const MOST = { events: 2000, places: 200_000, values: 500_000, characters: 1 << 25 };
/** The bounds of what is kept of one event. */
const OF_EVENT = { places: 4000, kept: 48, first: 3 };

/**
 * Counts what recorded payloads have. Payloads are read one after the other, and the memory does not grow with their
 * number: shapes, counts, short strings and a few payloads are kept, each up to a bound.
 * @param files as `findRecordings` gives them
 * @returns warnings (HS840) for what was left out, and errors (HS714) for what cannot be read
 */
export async function readRecordings(
  files: readonly string[],
  options: RecordingOptions,
): Promise<Recordings> {
  const reading: Reading = {
    options,
    place: options.place,
    tokens: pointerTokens(options.place ?? '') ?? [],
    waiting: [],
    waitingLength: 0,
    events: new Map(),
    left: countLeftOut(),
    budget: { places: MOST.places, values: MOST.values, characters: MOST.characters },
    payloads: 0,
  };
  const unreadable: Diagnostic[] = [];
  for (const file of files) {
    const problem = await readFile(file, reading);
    if (problem) unreadable.push(problem);
  }
  settle(reading);
  const { events, payloads, place, left } = reading;
  return { events, payloads, place, diagnostics: [...unreadable, ...left.diagnostics()] };
}

interface Reading {
  readonly options: RecordingOptions;
  place: string | undefined;
  /** The tokens of the place. */
  tokens: readonly string[];
  /** Payloads that were read before the place of the event type is known. */
  waiting: Read[];
  waitingLength: number;
  readonly events: Map<string, Recorded>;
  readonly left: LeftOut;
  readonly budget: { places: number; values: number; characters: number };
  payloads: number;
}

interface Read {
  readonly payload: JsonObject;
  readonly length: number;
  readonly at: Place;
}

interface Recorded extends RecordedEvent {
  readonly kept: JsonObject[];
  isCut: boolean;
  readonly counting: Counting;
  /** The position of the payload that is being counted. */
  current: Place;
}

/** Reads one file. Returns a diagnostic when it cannot be read. */
async function readFile(operand: string, reading: Reading): Promise<Diagnostic | undefined> {
  const { options } = reading;
  let source: OpenSource | undefined;
  try {
    source = openSource(operand, options);
    for await (const batch of payloadsOf(source.bytes, options.format ?? source.format)) {
      for (const text of batch) take(text, source.file, reading);
      options.onProgress?.(`${reading.payloads.toLocaleString('en')} payloads${source.share()}`);
    }
    return undefined;
  } catch (error) {
    if (codeOf(error) === '') throw error;
    const wording = { message: `cannot be read: ${messageOf(error)}`, hint: 'check the name of the file' };
    return diagnostic('HS714', wording, { file: source?.file ?? operand });
  }
}

function take(text: PayloadText, file: string, reading: Reading): void {
  const at: Place = { file, line: text.line, column: text.column, isPayload: true };
  const payload = parsed(text);
  if (!isJsonObject(payload)) {
    const problem = jsonProblem(text);
    const { line, column } = problem ?? text;
    reading.left.add(
      'broken',
      { file, line, column, isPayload: true },
      problem ? `it is ${problem.message}` : 'it is not a JSON object',
    );
    return;
  }
  const read = { payload, length: text.text.length, at };
  if (reading.options.typeOf !== undefined || reading.place !== undefined) {
    count(read, reading);
    return;
  }
  reading.waiting.push(read);
  reading.waitingLength += read.length;
  const { payloads, characters } = GUESSED_FROM;
  if (reading.waiting.length >= payloads || reading.waitingLength >= characters) settle(reading);
}

function parsed({ text, broken }: PayloadText): JsonValue | undefined {
  if (broken !== undefined || placeOfBadBytes(text) !== undefined) return undefined;
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}

/** Guesses the place of the event type from the payloads that were read so far, and counts these. */
function settle(reading: Reading): void {
  const { waiting } = reading;
  if (waiting.length === 0) return;
  reading.place = guessPlace(waiting.map(({ payload }) => payload));
  reading.tokens = pointerTokens(reading.place ?? '') ?? [];
  reading.waiting = [];
  reading.waitingLength = 0;
  for (const one of waiting) count(one, reading);
}

function count({ payload, length, at }: Read, reading: Reading): void {
  const { options, place, tokens, left, budget } = reading;
  const type = options.typeOf ? options.typeOf(payload) : typeAtTokens(payload, tokens);
  if (type === undefined) {
    left.add('type', at, place === undefined ? 'it has no event type' : `it has no event type at ${place}`);
    return;
  }
  const event = reading.events.get(type) ?? newEvent(type, at, reading);
  if (event === undefined) {
    left.add('events', at, `there are more than ${MOST.events.toLocaleString('en')} event types`);
    return;
  }
  reading.payloads += 1;
  const { counting, kept, shape } = event;
  event.current = at;
  counting.isNew = false;
  counting.values = budget.values;
  const before = counting.places;
  counting.places = Math.min(before, budget.places);
  countValueAt(shape, payload, counting);
  budget.values = counting.values;
  budget.places -= Math.min(before, budget.places) - counting.places;
  event.isCut ||= counting.isCut;
  const isWanted = counting.isNew || kept.length < OF_EVENT.first;
  if (isWanted && kept.length < OF_EVENT.kept && length <= budget.characters) {
    budget.characters -= length;
    kept.push(payload);
  }
}

function newEvent(type: string, at: Place, { events, budget }: Reading): Recorded | undefined {
  if (events.size >= MOST.events) return undefined;
  const event: Recorded = {
    type,
    at,
    shape: emptyShape(),
    kept: [],
    isCut: false,
    current: at,
    counting: {
      places: OF_EVENT.places,
      values: budget.values,
      isCut: false,
      isNew: false,
      place: () => event.current,
    },
  };
  events.set(type, event);
  return event;
}
