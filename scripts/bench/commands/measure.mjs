import { median } from '../median.mjs';
import { removeOutput, timesOfOthers, timesOfTypes } from './contestants.mjs';
import { peakOf, timeOf } from './run.mjs';

/**
 * @typedef {object} Measured
 * @property {string} title
 * @property {number} events
 * @property {number} cold time of a run without output and cache, in milliseconds
 * @property {number} changed time of a run after a text in one schema has changed
 * @property {number} extended time of a run after one schema has got a property
 * @property {number} idle time of a run that has nothing to do
 * @property {number} bare time of Node with an empty program
 * @property {number} peak memory of the cold run, in MB
 * @property {Record<string, number> | undefined} others times of the other tools
 * @property {number | undefined} types time for types alone, as a multiple of openapi-typescript's
 */

/**
 * Measures runs on a catalog, in turn with the programs that they are compared with.
 *
 * @param {import('./subject.mjs').Subject} subject
 * @param {{ rounds: number, withOthers: boolean }} options
 * @returns {Measured}
 */
export function measure(subject, { rounds, withOthers }) {
  const { folder, args } = subject;
  /** @type {Record<'cold' | 'changed' | 'extended' | 'idle' | 'bare', number[]>} */
  const times = { cold: [], changed: [], extended: [], idle: [], bare: [] };
  /** @type {Record<string, number[]>} */
  const others = {};
  /** @type {number[]} */
  const types = [];
  for (let round = 0; round < rounds; round += 1) {
    removeOutput(folder);
    times.cold.push(timeOf(args, folder));
    subject.change(round);
    times.changed.push(timeOf(args, folder));
    subject.extend(round);
    times.extended.push(timeOf(args, folder));
    for (let again = 0; again < 5; again += 1) {
      times.bare.push(timeOf(['-e', '0'], folder));
      times.idle.push(timeOf(args, folder));
    }
    for (const [name, time] of Object.entries(withOthers ? timesOfOthers(subject.peers) : {})) {
      others[name] = [...(others[name] ?? []), time];
    }
    types.push(...(withOthers ? timesOfTypes(subject) : []));
  }
  removeOutput(folder);
  const medians = Object.fromEntries(Object.entries(others).map(([name, all]) => [name, median(all)]));
  return {
    title: subject.title,
    events: subject.events,
    cold: median(times.cold),
    changed: median(times.changed),
    extended: median(times.extended),
    idle: median(times.idle),
    bare: median(times.bare),
    peak: peakOf(args, folder),
    others: withOthers ? medians : undefined,
    types: types.length > 0 ? median(types) : undefined,
  };
}
