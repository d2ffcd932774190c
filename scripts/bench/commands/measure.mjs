import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { growing, writeCopies } from '../copies.mjs';
import { median } from '../median.mjs';
import { changeOne, OURS, removeOutput, timesOfOthers } from './contestants.mjs';
import { peakOf, timeOf } from './run.mjs';

/**
 * @typedef {object} Measured
 * @property {number} events
 * @property {number} cold time of a run without output and cache, in milliseconds
 * @property {number} changed time of a run after one schema has changed
 * @property {number} idle time of a run that has nothing to do
 * @property {number} bare time of Node with an empty program
 * @property {number} peak memory of the cold run, in MB
 * @property {Record<string, number> | undefined} others times of the other tools
 */

/**
 * Measures runs on a catalog of a given size, in turn with the programs that they are compared with.
 *
 * @param {string} folder
 * @param {number} events
 * @param {{ rounds: number, withOthers: boolean }} options
 * @returns {Measured}
 */
export function measure(folder, events, { rounds, withOthers }) {
  const catalog = path.join(folder, `catalog-${events}`);
  writeCopies(path.join(catalog, 'schemas'), growing(events));
  mkdirSync(path.join(catalog, 'node_modules'), { recursive: true });
  /** @type {Record<'cold' | 'changed' | 'idle' | 'bare', number[]>} */
  const times = { cold: [], changed: [], idle: [], bare: [] };
  /** @type {Record<string, number[]>} */
  const others = {};
  for (let round = 0; round < rounds; round += 1) {
    removeOutput(catalog);
    times.cold.push(timeOf(OURS, catalog));
    changeOne(catalog, round);
    times.changed.push(timeOf(OURS, catalog));
    for (let again = 0; again < 5; again += 1) {
      times.bare.push(timeOf(['-e', '0'], catalog));
      times.idle.push(timeOf(OURS, catalog));
    }
    for (const [name, time] of Object.entries(withOthers ? timesOfOthers(catalog) : {})) {
      others[name] = [...(others[name] ?? []), time];
    }
  }
  removeOutput(catalog);
  const medians = Object.fromEntries(Object.entries(others).map(([name, all]) => [name, median(all)]));
  return {
    events,
    cold: median(times.cold),
    changed: median(times.changed),
    idle: median(times.idle),
    bare: median(times.bare),
    peak: peakOf(OURS, catalog),
    others: withOthers ? medians : undefined,
  };
}
