import { Readable } from 'node:stream';
import type { Evidence } from '../../generator/evidence/evidence.js';
import { type Recordings, readRecordings } from '../../generator/evidence/recordings.js';
import { type Draft, inferSchemas } from '../../generator/infer/infer-schemas.js';
import type { JsonObject } from '../../generator/json/json.js';

/** Counts payloads as if they came from standard input, one per line. */
export function recordingsOf(payloads: readonly unknown[], place?: string): Promise<Recordings> {
  const text = payloads.map((one) => JSON.stringify(one)).join('\n');
  return readRecordings(['-'], {
    cwd: '/',
    input: () => Readable.from([Buffer.from(text)]),
    format: 'ndjson',
    ...(place !== undefined && { place }),
  });
}

/** Drafts schemas from payloads, and from what documents say. */
export async function draftOf(
  payloads: readonly unknown[],
  documents: readonly Evidence[] = [],
): Promise<Draft> {
  return inferSchemas(documents, await recordingsOf(payloads));
}

/** The schemas of a draft by path. */
export function schemasOf({ files }: Draft): ReadonlyMap<string, JsonObject> {
  return new Map(files.map(({ path, schema }) => [path, schema]));
}

/** The drafted schema of the only event, from payloads without their event type. */
export async function eventDraft(...payloads: readonly object[]): Promise<JsonObject> {
  const draft = await draftOf(payloads.map((one) => ({ type: 'a', ...one })));
  return schemasOf(draft).get('events/a.schema.json') ?? {};
}
