import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { interleave, passOver } from '../rounds.mjs';
import { ROOT } from '../workshop.mjs';
import { brokenPayloads, validPayloads } from './payloads.mjs';
import { writePeerForm } from './peer-form.mjs';
import { writeCatalog } from './write-catalog.mjs';

/** @typedef {import('./payloads.mjs').Delivered} Delivered */
/** @typedef {{ key: string, title: string, accepts: (delivered: Delivered) => boolean }} Contestant */
/** @typedef {{ payload: unknown, headers: Readonly<Record<string, string>> }} Request */

/** What is measured, in the order of a row's figures. */
export const MEASURES = /** @type {const} */ (['valid', 'a tenth invalid', 'all invalid']);

/**
 * How long each contestant is warmed up, at least and per event. The catalogs have functions for each event, which a pass
 * calls a few times; an engine compiles them when each was called some thousand times.
 */
const WARM_MS = 4000;
const WARM_MS_PER_EVENT = 60;

/** Headers as a server gets them beside the one that may name the event. */
const OTHER_HEADERS = Object.fromEntries(
  [
    'host connection content-type content-length accept accept-encoding user-agent x-request-id x-forwarded-for',
    'x-forwarded-proto x-forwarded-host x-real-ip traceparent tracestate webhook-id webhook-timestamp',
    'webhook-signature via cache-control',
  ]
    .join(' ')
    .split(' ')
    .map((name, at) => [name, `value ${at}`]),
);

/**
 * Compares the emitted modules with Ajv on payloads of a catalog.
 *
 * @param {string} name a key of `CATALOGS`
 * @param {string} folder a workshop
 * @returns {Promise<{ title: string, times: number[] }[]>} multiples of `JSON.parse`, in the order of `MEASURES`
 * @throws {Error} when a contestant judges a payload differently from the others
 */
export async function versusAjv(name, folder) {
  const made = writeCatalog(name, folder);
  execFileSync(process.execPath, [path.join(ROOT, 'dist', 'cli', 'bin.js'), 'generate'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  writePeerForm(made, path.join(folder, 'peers'));
  const valid = validPayloads(made, 3).map(withHeaders);
  const invalid = brokenPayloads(valid);
  const mixed = valid.map((one, at) => (at % 10 === 9 ? (invalid[at] ?? one) : one));
  const contestants = [...(await ours(folder)), ...ajv(made, folder)];
  for (const { title, accepts } of contestants)
    for (const [list, verdict] of /** @type {const} */ ([
      [valid, true],
      [invalid, false],
    ]))
      for (const one of list)
        if (accepts(asParsed(one)) !== verdict)
          throw new Error(`${title} judges this ${one.type} wrongly: ${JSON.stringify(one.payload)}`);
  const warmMs = Math.max(WARM_MS, WARM_MS_PER_EVENT * made.events.length);
  const measured = [valid, mixed, invalid].map((list) => measure(contestants, list, warmMs));
  return contestants.map(({ key, title }) => ({
    title,
    times: measured.map((times) => times.get(key) ?? Number.NaN),
  }));
}

/**
 * With a payload that was parsed, as a server has it. The objects of a test have other hidden classes: a function that
 * has seen them once reads properties more slowly for as long as it runs.
 *
 * @param {Delivered} delivered
 * @returns {Delivered}
 */
function asParsed({ payload, ...rest }) {
  return { ...rest, payload: JSON.parse(JSON.stringify(payload)) };
}

/** @param {Delivered} delivered @returns {Delivered} */
function withHeaders({ headers, ...rest }) {
  return { ...rest, headers: { ...OTHER_HEADERS, ...headers } };
}

/** @param {readonly Contestant[]} contestants @param {readonly Delivered[]} delivered @param {number} warmMs */
function measure(contestants, delivered, warmMs) {
  const texts = delivered.map(({ payload }) => JSON.stringify(payload));
  const items = delivered.map(asParsed);
  return interleave(
    {
      key: 'JSON.parse',
      pass: passOver({ one: JSON.parse, items: texts, counts: 'one(items[i]) !== undefined' }),
    },
    contestants.map(({ key, accepts }) => ({ key, pass: passOver({ one: accepts, items }) })),
    { warmMs, settles: true },
  );
}

/** @param {string} folder @returns {Promise<Contestant[]>} */
async function ours(folder) {
  const load = (/** @type {string} */ module) =>
    import(pathToFileURL(path.join(folder, 'generated', `${module}.js`)).href);
  const { isWebhookEvent } = await load('guards');
  const { validateWebhookEvent } = await load('validators');
  const { validateWebhookEvent: validateAll } = await load('all-errors');
  return [
    {
      key: 'guards',
      title: 'ours, `isWebhookEvent`',
      accepts: ({ payload, headers }) => isWebhookEvent(payload, headers),
    },
    {
      key: 'validators',
      title: 'ours, `validateWebhookEvent`',
      accepts: ({ payload, headers }) => validateWebhookEvent(payload, headers).valid,
    },
    {
      key: 'all-errors',
      title: 'ours, `validateWebhookEvent` of `all-errors`',
      accepts: ({ payload, headers }) => validateAll(payload, headers).valid,
    },
  ];
}

/**
 * Ajv with a function per event, found by the event's name, with the first error and with all errors.
 *
 * @param {import('./catalogs.mjs').MadeCatalog} made
 * @param {string} folder
 * @returns {Contestant[]}
 */
function ajv({ events }, folder) {
  return [false, true].map((allErrors) => {
    const compiler = new Ajv2020({ strict: false, allErrors });
    addFormats.default(compiler, { mode: 'fast' });
    const validators = new Map(
      events.map(({ type }, at) => {
        const file = path.join(folder, 'peers', 'schemas', 'events', `event-${at}.json`);
        return [type, compiler.compile(JSON.parse(readFileSync(file, 'utf8')))];
      }),
    );
    return {
      key: `ajv ${allErrors}`,
      title: allErrors ? 'Ajv, `allErrors`' : 'Ajv',
      accepts: ({ type, payload }) => validators.get(type)?.(payload) === true,
    };
  });
}
