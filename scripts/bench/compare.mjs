import { interleave, passOver } from './rounds.mjs';

/**
 * Measures peers on parsed payloads.
 *
 * @param {readonly { key: string, accepts: (payload: unknown) => unknown }[]} peers
 * @param {readonly string[]} texts
 * @returns {Map<string, number>} the time of each by key, as a multiple of `JSON.parse` of the same texts
 */
export function compare(peers, texts) {
  const items = texts.map((text) => JSON.parse(text));
  const parse = passOver({ one: JSON.parse, items: texts, counts: 'one(items[i]) !== undefined' });
  return interleave(
    { key: 'JSON.parse', pass: parse },
    peers.map(({ key, accepts }) => ({ key, pass: passOver({ one: accepts, items }) })),
  );
}
