import { TIMESTAMPS } from './timestamps.mjs';

/**
 * @typedef {import('./peer.mjs').Peer} Peer
 * @typedef {import('./payloads.mjs').EventFixtures} EventFixtures
 * @typedef {{ payload: unknown, valid: boolean, timestamp?: string }} Case
 */

/**
 * Throws unless every peer accepts the valid payloads and rejects the others. A peer with `looseTimestamps` may be
 * wrong about timestamps only.
 *
 * @param {readonly Peer[]} peers
 * @param {readonly EventFixtures[]} fixtures
 * @returns {Map<string, string[]>} the timestamps about which each peer is wrong, by the peer's key
 */
export function checkAgreement(peers, fixtures) {
  const cases = casesOf(fixtures);
  /** @type {Map<string, string[]>} */
  const deviating = new Map();
  for (const peer of peers) {
    const wrong = cases.filter(({ payload, valid }) => (peer.accepts(payload) === true) !== valid);
    const excused = wrong.flatMap(({ timestamp }) => (timestamp === undefined ? [] : [timestamp]));
    if (wrong.length > 0 && !(peer.looseTimestamps && excused.length === wrong.length)) {
      const shown = wrong
        .slice(0, 3)
        .map(({ payload, valid }) => `${valid ? 'rejects' : 'accepts'} ${JSON.stringify(payload)}`);
      throw new Error(
        `${peer.title} disagrees on ${wrong.length} of ${cases.length} payloads:\n${shown.join('\n')}`,
      );
    }
    deviating.set(peer.key, excused);
  }
  return deviating;
}

/** @param {readonly EventFixtures[]} fixtures @returns {Case[]} */
function casesOf(fixtures) {
  const invalid = fixtures.flatMap((one) => one.invalid).map(({ payload }) => ({ payload, valid: false }));
  const valid = fixtures.flatMap(({ examples, minimal, full, variants }) =>
    [...examples, minimal, full, ...variants.map(({ payload }) => payload)].map((payload) => ({
      payload,
      valid: true,
    })),
  );
  const edges = fixtures.flatMap(({ full }) => [...timestampCases(full), ...otherCases(full)]);
  const none = [null, undefined, 0, 'text', true, [], {}, [{}], { type: 'toString' }, { type: '__proto__' }];
  return [...valid, ...invalid, ...edges, ...none.map((payload) => ({ payload, valid: false }))];
}

/** @param {unknown} full @returns {Case[]} */
function timestampCases(full) {
  return [true, false].flatMap((valid) =>
    TIMESTAMPS[valid ? 'valid' : 'invalid'].map((timestamp) => ({
      payload: changed(full, { occurred_at: timestamp }),
      valid,
      timestamp,
    })),
  );
}

/** @param {unknown} full @returns {Case[]} */
function otherCases(full) {
  return [
    { payload: changed(full, { unknown: 1 }), valid: true },
    { payload: changed(full, { spec_version: '0012' }), valid: true },
    { payload: changed(full, { id: 'evt_' }), valid: true },
    ...[{ spec_version: '' }, { spec_version: '1a' }, { spec_version: '1\n' }, { spec_version: '١' }].map(
      (changes) => ({
        payload: changed(full, changes),
        valid: false,
      }),
    ),
    ...[{ data: [] }, { data: 'text' }, { id: 'EVT_1' }, { type: 'other' }, { object: 1 }].map((changes) => ({
      payload: changed(full, changes),
      valid: false,
    })),
  ];
}

/**
 * @param {unknown} payload
 * @param {Record<string, unknown>} changes
 */
function changed(payload, changes) {
  return { .../** @type {object} */ (payload), ...changes };
}
