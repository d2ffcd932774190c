/**
 * Compares what has happened with the promise of a store or queue.
 *
 * @param {object} found
 * @param {string} found.name
 * @param {Pick<import('./kinds.mjs').Kind, 'isExact' | 'invalid'>} found.kind
 * @param {import('./provider.mjs').Sent} found.sent
 * @param {number} found.unique
 * @param {import('./kinds.mjs').Tally} found.tally
 * @param {{ killed: ReadonlySet<number>, problem: string | undefined }} found.fleet
 * @param {number} found.seconds
 * @param {number} found.seed
 * @returns {{ lines: string[], problems: string[] }} the figures, and what is wrong
 */
export function verdictOf({ name, kind, sent, unique, tally, fleet, seconds, seed }) {
  const { effects, deadLetters } = tally;
  const dead = new Set(deadLetters);
  const isDead = (/** @type {number} */ number) => number % 100 < kind.invalid;
  const ids = Array.from({ length: unique }, (_, number) => ({ id: `msg_${number}`, dead: isDead(number) }));
  const lost = ids.filter(({ id, dead: isLetter }) => !(isLetter ? dead : effects).has(id));
  const repeated = [...effects.values()].filter(({ length }) => length > 1);
  const unexplained = repeated.filter(
    (found) => kind.isExact || found.filter((worker) => !fleet.killed.has(worker)).length > 1,
  );
  const known = new Set(ids.map(({ id }) => id));
  const strangers = [...effects.keys(), ...dead].filter((id) => !known.has(id));
  const wrong = ids.filter(({ id, dead: isLetter }) => (isLetter ? effects : dead).has(id));
  const letters = kind.invalid === 0 ? '' : `, ${deadLetters.length} dead letters`;
  const lines = [
    `${name}: ${unique + sent.duplicates} deliveries, ${sent.duplicates} of them duplicates, ${sent.requests} requests, ${fleet.killed.size} workers killed (seed ${seed})`,
    `  ${effects.size} handled${letters}, ${lost.length} lost, ${repeated.length} handled more than once, in ${seconds.toFixed(1)} s`,
  ];
  const problems = [
    ...(fleet.problem === undefined ? [] : [fleet.problem]),
    ...(sent.lost + lost.length > 0 ? [`${sent.lost} not accepted, ${lost.length} lost`] : []),
    ...(unexplained.length > 0 ? [`${unexplained.length} handled twice although no worker was killed`] : []),
    ...(wrong.length > 0 ? [`${wrong.length} are dead letters or handled, and should not be`] : []),
    ...(deadLetters.length === dead.size ? [] : ['there are two dead letters for one delivery']),
    ...(strangers.length === 0 ? [] : [`${strangers.length} handled that were never sent`]),
  ];
  return { lines, problems };
}
