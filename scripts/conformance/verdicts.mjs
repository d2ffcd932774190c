/** @typedef {import('./compare.mjs').Row} Row */

/** @param {Row} row */
export const agrees = (row) => row.ours === row.suite;
/** @param {Row} row */
export const isRefused = (row) => /^refused: HS/.test(row.ours);
/** @param {Row} row */
export const isWrong = (row) => row.ours !== row.suite && isVerdict(row.ours);
/**
 * True when there is neither a verdict nor a diagnostic: the generator failed, or the emitted entry points contradict
 * each other.
 * @param {Row} row
 */
export const isBroken = (row) => !isVerdict(row.ours) && !isRefused(row);
/**
 * True when our verdict is wrong and Ajv's is right.
 * @param {Row} row
 */
export const isWorseThanAjv = (row) => isWrong(row) && row.ajv === row.suite;
/**
 * True when our verdict is right and Ajv's is wrong or missing.
 * @param {Row} row
 */
export const isBetterThanAjv = (row) => agrees(row) && row.ajv !== row.suite;

/**
 * True when the suite has a valid instance, but no payload could be made from the schema.
 * @param {Row} row
 */
export const isWithoutFixture = (row) => row.hasFixtures === false && row.suite === 'valid';

/**
 * The numbers of tests of a draft by result.
 *
 * @param {readonly Row[]} rows
 */
export function summary(rows) {
  const count = (/** @type {(row: Row) => boolean} */ test) => rows.filter(test).length;
  return {
    tests: rows.length,
    agree: count(agrees),
    disagree: count(isWrong),
    'schema refused': count(isRefused),
    broken: count(isBroken),
    'valid, and no fixture': count(isWithoutFixture),
    'ours right, Ajv wrong': count(isBetterThanAjv),
    'ours wrong, Ajv right': count(isWorseThanAjv),
    'Ajv wrong': count(({ ajv, suite }) => ajv !== suite && isVerdict(ajv)),
    'no answer from Ajv': count(({ ajv }) => !isVerdict(ajv)),
  };
}

/** @param {string} verdict */
function isVerdict(verdict) {
  return verdict === 'valid' || verdict === 'invalid';
}
