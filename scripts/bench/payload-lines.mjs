import { once } from 'node:events';
import { createWriteStream, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './workshop.mjs';

/** The folder of the schemas whose samples are the payloads. */
export const SCHEMAS = path.join(ROOT, 'schemas');

/**
 * Writes payloads, one per line: the samples of all events, repeated.
 *
 * @param {string} file
 * @param {number} count
 * @param {(sample: string, at: number) => string} [change] changes the text of the payload at an index
 */
export async function writeLines(file, count, change = (sample) => sample) {
  const folder = path.join(SCHEMAS, 'events');
  const samples = readdirSync(folder).flatMap((name) =>
    JSON.parse(readFileSync(path.join(folder, name), 'utf8')).examples.map((/** @type {unknown} */ one) =>
      JSON.stringify(one),
    ),
  );
  const stream = createWriteStream(file);
  for (let at = 0; at < count; at += samples.length) {
    const some = samples.slice(0, count - at).map((sample, index) => change(sample, at + index));
    if (!stream.write(`${some.join('\n')}\n`)) await once(stream, 'drain');
  }
  stream.end();
  await once(stream, 'finish');
}
