/**
 * @typedef {{ payload: unknown }} Variant
 * @typedef {{ examples: readonly unknown[], minimal: unknown, full: unknown, variants: readonly Variant[],
 *   invalid: readonly Variant[] }} EventFixtures
 */

/** The number of payloads in a pass. */
const PASS = 480;

/**
 * The payloads of the benchmark as texts: the documented samples, and the same with a tenth replaced by payloads that
 * violate one rule each.
 *
 * @param {readonly EventFixtures[]} fixtures
 * @returns {{ valid: string[], mixed: string[] }}
 */
export function passes(fixtures) {
  const samples = fixtures.flatMap(({ examples }) => examples.map((one) => JSON.stringify(one)));
  const broken = fixtures.flatMap(({ invalid }) => invalid.map(({ payload }) => JSON.stringify(payload)));
  const valid = Array.from({ length: PASS }, (_, index) => pick(samples, index));
  // The step has no factor in common with the number of broken payloads, so that all of them are used.
  const mixed = valid.map((text, index) => (index % 10 === 9 ? pick(broken, (index / 10) * 37) : text));
  return { valid, mixed };
}

/**
 * @param {readonly string[]} texts
 * @param {number} index
 */
function pick(texts, index) {
  const text = texts[Math.floor(index) % texts.length];
  if (text === undefined) throw new Error('No payload to pick from');
  return text;
}
