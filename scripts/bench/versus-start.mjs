import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { bundle } from './bundle.mjs';
import { fixturesOf } from './emitted.mjs';
import { median } from './median.mjs';
import { writeAjvStandalone } from './peers/ajv.mjs';
import { generateSixEvents } from './workshop.mjs';

const ROUNDS = 60;
const CHILD = fileURLToPath(new URL('first-event.mjs', import.meta.url));

/**
 * The time to import the validators of the six events, bundled and minified, and to accept the first event, in a new
 * process.
 *
 * @param {string} folder a workshop
 * @returns {Promise<{ guard: number, validate: number }>} as multiples of the time of Ajv's standalone code
 */
export async function versusStart(folder) {
  const generated = generateSixEvents(folder);
  const [first] = await fixturesOf(generated);
  const text = JSON.stringify(first?.examples[0]);
  const ajv = await writeAjvStandalone({ generated, folder, mode: 'full', minify: true });
  const guards = await bundled(generated, { file: 'guards.js', name: 'isWebhookEvent' });
  const validators = await bundled(generated, { file: 'validators.js', name: 'validateWebhookEvent' });
  /** @type {{ guard: number[], validate: number[] }} */
  const ratios = { guard: [], validate: [] };
  for (let round = 0; round < ROUNDS; round++) {
    const unit = start(ajv, 'validate', text);
    ratios.guard.push(start(guards, 'isWebhookEvent', text) / unit);
    ratios.validate.push(start(validators, 'validateWebhookEvent', text) / unit);
  }
  return { guard: median(ratios.guard), validate: median(ratios.validate) };
}

/**
 * @param {string} generated
 * @param {{ file: string, name: string }} entry
 * @returns {Promise<string>} the bundle's path
 */
async function bundled(generated, { file, name }) {
  const out = path.join(generated, `bundled-${path.parse(file).name}.mjs`);
  const code = `export { ${name} } from './${file}';`;
  writeFileSync(out, await bundle({ code, folder: generated, minify: true }));
  return out;
}

/** @param {string} module @param {string} name @param {string} text @returns {number} milliseconds */
function start(module, name, text) {
  const url = pathToFileURL(module).href;
  return Number(execFileSync(process.execPath, [CHILD, url, name, text], { encoding: 'utf8' }));
}
