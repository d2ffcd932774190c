import { cpSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { writeBundleForm } from './catalogs/bundle-form.mjs';
import { OURS, othersOn } from './commands/contestants.mjs';
import { usageOf } from './commands/run.mjs';
import { median } from './median.mjs';
import { grid, shown } from './tables.mjs';
import { withWorkshop } from './workshop.mjs';

/** @typedef {{ tool: string, processor: number, peak: number }} Usage */

/** Folders that are not copied: a cold run has no cache. */
const LEFT_OUT = ['.git', '.cache'];

/**
 * `npm run bench -- project FOLDER`: what a cold run of `hookschema generate` needs for a catalog of your own, beside the
 * three tools that would be needed without it. FOLDER has a configuration of one catalog with schemas among its
 * emitters. It is copied first, so nothing in it changes.
 *
 * @param {string[]} args the folder; `--rounds N` for another number of rounds than three, `--alone` to leave out the
 *   other tools
 */
export default async function benchProject(args) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { rounds: { type: 'string', default: '3' }, alone: { type: 'boolean', default: false } },
  });
  const [project] = positionals;
  if (project === undefined) throw new Error('name the folder of a project: npm run bench -- project FOLDER');
  const text = await withWorkshop((workshop) =>
    measured(project, workshop, { rounds: Number(values.rounds), isAlone: values.alone }),
  );
  console.log(`\n${text}`);
}

/**
 * @param {string} project
 * @param {string} workshop
 * @param {{ rounds: number, isAlone: boolean }} options
 * @returns {string} Markdown
 */
function measured(project, workshop, { rounds, isAlone }) {
  const [program = ''] = OURS;
  /** @param {number} round */
  const own = (round) => {
    // A folder of its own for each round, without output and cache.
    const folder = path.join(workshop, `project-${round}`);
    cpSync(project, folder, { recursive: true, filter: (file) => !LEFT_OUT.includes(path.basename(file)) });
    const before = folderWith(folder, 'hookschema.manifest.json');
    if (before !== undefined) rmSync(before, { recursive: true });
    return folder;
  };
  const runs = Array.from({ length: rounds }, (_one, round) => {
    const folder = own(round);
    return { folder, usage: usageOf([program, 'generate'], folder) };
  });
  const ours = usageIn(
    'hookschema',
    runs.map(({ usage }) => usage),
  );
  const out = folderWith(runs[0]?.folder ?? '', 'hookschema.manifest.json');
  const bundle = out && folderWith(out, BUNDLE);
  if (out === undefined || bundle === undefined) throw new Error(`the output of ${project} has no ${BUNDLE}`);
  const peers = path.join(workshop, 'peers');
  const events = writeBundleForm(path.join(bundle, BUNDLE), peers);
  const others = isAlone ? [] : usagesOfOthers(peers, rounds);
  const { files, bytes } = sizeOf(out);
  const size = `${events} events, ${files} files, ${(bytes / 1e6).toFixed(1)} MB`;
  return `${size}\n\n${table(ours, others)}`;
}

/** @param {string} folder @param {number} rounds @returns {Usage[]} */
function usagesOfOthers(folder, rounds) {
  mkdirSync(folder, { recursive: true });
  /** @type {Map<string, { processor: number, peak: number }[]>} */
  const all = new Map();
  for (let round = 0; round < rounds; round += 1) {
    for (const [tool, args] of Object.entries(othersOn(folder)))
      all.set(tool, [...(all.get(tool) ?? []), ...usageOrNone(args, folder)]);
  }
  return [...all].map(([tool, usages]) => usageIn(tool, usages));
}

/** What a run needs; nothing for a tool that cannot read the schemas. @param {string[]} args @param {string} folder */
function usageOrNone(args, folder) {
  try {
    return [usageOf(args, folder)];
  } catch (error) {
    console.error(String(error).slice(0, 500));
    return [];
  }
}

/** @param {string} tool @param {readonly { processor: number, peak: number }[]} usages @returns {Usage} */
function usageIn(tool, usages) {
  return {
    tool,
    processor: median(usages.map(({ processor }) => processor)),
    peak: median(usages.map(({ peak }) => peak)),
  };
}

/** @param {Usage} ours @param {readonly Usage[]} others @returns {string} */
function table(ours, others) {
  const worked = others.filter(({ processor }) => !Number.isNaN(processor));
  const processor = worked.reduce((sum, one) => sum + one.processor, 0);
  const together = { tool: 'the others together', processor, peak: Number.NaN };
  const rows = [ours, ...others, ...(worked.length > 1 ? [together] : [])];
  return grid(
    ['', 'processor time, s', 'hookschema : this', 'peak, MB'],
    rows.map((one) => [
      one.tool,
      Number.isNaN(one.processor) ? 'fails' : one.processor.toFixed(1),
      Number.isNaN(one.processor) ? '' : shown(ours.processor / one.processor),
      Number.isNaN(one.peak) ? '' : one.peak.toFixed(0),
    ]),
  );
}

/** The schemas of all events in one file. */
const BUNDLE = 'webhook-events.schema.json';

/** The first folder in which a file is, apart from those of packages. @param {string} folder @param {string} name */
function folderWith(folder, name) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true });
  return files.find((one) => one.name === name && !one.parentPath.includes('node_modules'))?.parentPath;
}

/** The files of a folder and their bytes together. @param {string} folder */
function sizeOf(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  const bytes = files.reduce(
    (sum, { parentPath, name }) => sum + statSync(path.join(parentPath, name)).size,
    0,
  );
  return { files: files.length, bytes };
}
