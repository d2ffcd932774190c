import { decoded, decodedText } from './decode.js';
import { numbered } from './lines.js';
import type { PayloadFormat, PayloadText } from './payload-text.js';
import { recognized } from './payloads.js';
import { payloadValues } from './values.js';

/** A part of a stream of payloads that a thread can check by itself. */
export type Batch = LinesBatch | TextsBatch;

/** Whole lines, with one payload each. Their numbers count from the first line of the batch. */
export interface LinesBatch {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** True for the first lines of a stream, which may begin with a byte order mark. */
  readonly isStart: boolean;
}

/** Payloads with their positions in the stream. */
export interface TextsBatch {
  readonly texts: readonly PayloadText[];
}

const LINE_FEED = 10;

/** Splits a stream of bytes into batches. Lines are not even decoded here, because that takes as long as much else. */
export async function* payloadBatches(
  bytes: AsyncIterable<Uint8Array>,
  format?: PayloadFormat,
): AsyncGenerator<Batch> {
  const stream = await recognized(bytes, format);
  if (stream.format === 'ndjson') yield* linesBatches(stream.bytes);
  else
    for await (const texts of payloadValues(decoded(stream.bytes))) {
      if (texts.length > 0) yield { texts };
    }
}

async function* linesBatches(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<LinesBatch> {
  let rest: readonly Uint8Array[] = [];
  let isStart = true;
  for await (const piece of pieces) {
    const end = piece.lastIndexOf(LINE_FEED) + 1;
    if (end > 0) {
      yield { bytes: joined([...rest, piece.subarray(0, end)]), isStart };
      isStart = false;
      rest = [];
    }
    if (end < piece.length) rest = [...rest, piece.subarray(end)];
  }
  if (rest.length > 0) yield { bytes: joined(rest), isStart };
}

/** A copy that has a buffer of its own, which can be passed to a thread. */
function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** The payloads of a batch, and by how many lines those of the next batch are further down. */
export function payloadsIn(batch: Batch): {
  readonly payloads: readonly PayloadText[];
  readonly lines: number;
} {
  if ('texts' in batch) return { payloads: batch.texts, lines: 0 };
  const lines = decodedText(batch.bytes, batch.isStart).split('\n');
  return { payloads: numbered(lines, 0), lines: lines.length - 1 };
}
