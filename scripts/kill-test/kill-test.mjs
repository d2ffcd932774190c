import { spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { randomNumbers } from '../random-numbers.mjs';
import { STATES, writeState } from './states.mjs';
import { differences, readTree } from './trees.mjs';

const BIN = fileURLToPath(new URL('../../dist/cli/bin.js', import.meta.url));
/** The number of runs that are killed before one is not. */
const CHAIN = 5;

/**
 * @typedef {object} KillTest
 * @property {number} killed runs that were killed
 * @property {number} tooLate runs that ended before they could be killed
 * @property {number} staging killed runs that left prepared files
 * @property {number} halfway killed runs that left an output between two states
 * @property {number} finished runs that were not killed and ended with the complete output
 * @property {string[]} problems empty when the test passes
 */

/**
 * Kills runs at random moments, in an empty folder.
 *
 * @param {{ folder: string, moments: number, seed: number }} options `moments`: the number of kills
 * @returns {Promise<KillTest>}
 */
export async function killTest({ folder, moments, seed }) {
  const random = randomNumbers(seed);
  const out = path.join(folder, 'generated');
  const wholes = [];
  let duration = 0;
  for (const state of STATES) {
    writeState(folder, state);
    const start = performance.now();
    await runToEnd(folder);
    duration = performance.now() - start;
    wholes.push(readTree(out));
  }
  /** @type {KillTest} */
  const found = { killed: 0, tooLate: 0, staging: 0, halfway: 0, finished: 0, problems: [] };
  for (let at = 0; found.killed < moments && found.problems.length === 0; at += 1) {
    const state = Math.floor(random() * STATES.length);
    writeState(folder, STATES[state] ?? {});
    const killed = await killOne(folder, out, { random, duration });
    found[killed ? 'killed' : 'tooLate'] += 1;
    checkOutcome(out, wholes, found);
    if (at % CHAIN !== CHAIN - 1) continue;
    const after = Math.floor(random() * STATES.length);
    writeState(folder, STATES[after] ?? {});
    const exit = await runToEnd(folder);
    const wrong =
      exit === 0 ? differences(readTree(out), wholes[after] ?? new Map()) : [`exit status ${exit}`];
    if (wrong.length === 0) found.finished += 1;
    else found.problems.push(`after kill ${found.killed}: ${wrong.join(', ')}`);
  }
  return found;
}

/** When to kill: at any time, while files are prepared, or while they are put in place. */
const WHEN = [
  { after: undefined, within: 1 },
  { after: 'lock', within: 0.02 },
  { after: 'journal.json', within: 0.006 },
  { after: 'journal.json', within: 0.002 },
];

/**
 * Starts a run, and kills it at a random moment of one of its phases.
 *
 * @param {string} folder
 * @param {string} out
 * @param {{ random: () => number, duration: number }} options
 * @returns {Promise<boolean>} false when the run ended first
 */
async function killOne(folder, out, { random, duration }) {
  const { after, within } = WHEN[Math.floor(random() * WHEN.length)] ?? { within: 1 };
  const mark = path.join(out, '.hookschema', after ?? '');
  const old = identity(mark);
  const child = start(folder);
  const ended = new Promise((resolve) =>
    child.once('exit', (_status, signal) => resolve(signal === 'SIGKILL')),
  );
  while (after !== undefined && child.exitCode === null && [old, ''].includes(identity(mark))) await sleep(1);
  await Promise.race([ended, sleep(random() * duration * within)]);
  child.kill('SIGKILL');
  return /** @type {Promise<boolean>} */ (ended);
}

/** @param {string} file @returns {string} changes when the file is replaced; empty when it does not exist */
function identity(file) {
  const found = statSync(file, { throwIfNoEntry: false });
  return found ? `${found.ino} ${found.mtimeMs}` : '';
}

/**
 * Checks the files that a killed run has left.
 *
 * @param {string} out
 * @param {readonly ReadonlyMap<string, string>[]} wholes
 * @param {KillTest} found is updated
 */
function checkOutcome(out, wholes, found) {
  const left = readTree(out);
  const visible = new Map([...left].filter(([name]) => !name.startsWith('.hookschema/')));
  if (visible.size < left.size) found.staging += 1;
  if (wholes.every((whole) => differences(visible, whole).length > 0)) found.halfway += 1;
  for (const [name, text] of visible) {
    if (!wholes.some((whole) => whole.get(name) === text))
      found.problems.push(`after kill ${found.killed}: ${name} is half-written`);
  }
}

/** @param {string} folder @returns {Promise<number | null>} the exit status */
function runToEnd(folder) {
  const child = start(folder);
  return new Promise((resolve) => child.once('exit', resolve));
}

/** @param {string} folder */
function start(folder) {
  const args = [BIN, 'generate', '--schemas', 'schemas', '--out', 'generated', '--name', '@acme/events'];
  return spawn(process.execPath, args, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
}
