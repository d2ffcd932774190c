import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Catalog } from '../../generator/catalog/catalog.js';
import { schemasByName } from '../../generator/catalog/lower/lower-catalog.js';
import { shareShapes } from '../../generator/catalog/shapes/share-shapes.js';
import { validatorScript } from '../../generator/cli/validator-script.js';
import type { CatalogConfig } from '../../generator/config/config.js';
import { resolveConfig } from '../../generator/config/resolve-config.js';
import { DiagnosticError } from '../../generator/diagnostics/index.js';
import { stopwatch } from '../../generator/diagnostics/stopwatch.js';
import { evaluateValidator } from '../../generator/payloads/evaluate-validator.js';
import { readCatalog } from '../../generator/pipeline.js';
import { validPayload } from '../../generator/samples/valid-payload.js';
import { declareTypes } from '../../generator/types/declare-types.js';
import { writeCatalog } from '../../scripts/bench/catalogs/write-catalog.mjs';
import { type Probe, refusals } from '../support/assignable.js';
import { caseConfig, caseNames, inCase } from '../support/cases.js';
import { catalogOf } from '../support/catalog-of.js';
import {
  CONFIG,
  type EmittedValidators,
  eventSchema,
  generateOne,
  importEmitted,
  importValidators,
  type Schemas,
  schemaFiles,
} from '../support/catalogs.js';
import { changedPayloads } from '../support/changed-payloads.js';
import { REPOSITORY, temporaryFolder, writeTree } from '../support/folders.js';
import { randomSchema, randomValue } from '../support/random-schemas.js';

const CASES = await caseNames();

/** A payload of an event and its request's headers. */
interface Request {
  readonly type: string;
  readonly payload: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

async function catalogIn(folder: string, config: CatalogConfig): Promise<Catalog> {
  const [resolved] = await resolveConfig(config, folder);
  if (resolved === undefined) throw new Error('No catalog');
  return (await readCatalog(resolved, stopwatch())).catalog;
}

/** Vitest's own comparison takes a hundred times as long, so it only shows what is different. */
function expectSame(now: unknown, before: unknown, payload: unknown): void {
  if (!isDeepStrictEqual(now, before)) expect(now, JSON.stringify(payload)).toStrictEqual(before);
}

/** The full payload of each event, and payloads that differ from it in one place. */
function* requestsFor(catalog: Catalog): Iterable<Request> {
  const { discriminator } = catalog;
  for (const event of catalog.events) {
    const full = validPayload(catalog, event, 'full');
    const headers =
      discriminator.kind === 'header' ? { [discriminator.header]: event.header ?? event.type } : {};
    for (const payload of [full, ...changedPayloads(full)]) yield { type: event.type, payload, headers };
  }
}

describe('With every repeated object shared, however small, validators give the same results', () => {
  test.each([...CASES, 'the repository'])('for %s', async (name) => {
    const isOwn = name === 'the repository';
    const folder = isOwn ? REPOSITORY : inCase(name);
    const own = isOwn ? {} : await caseConfig(name);
    const catalog = await catalogIn(folder, { ...CONFIG, ...own, schemas: 'schemas' });
    const [before, now] = await Promise.all(
      [catalog, shareShapes(catalog, 1)].map(async (one) => evaluateValidator(await validatorScript(one))),
    );
    let count = 0;
    for (const { payload, headers } of requestsFor(catalog)) {
      expectSame(now?.(payload, headers), before?.(payload, headers), payload);
      count += 1;
    }
    expect(count).toBeGreaterThan(catalog.events.length);
  });
});

/** Random schemas, each of them twice in one event, in a list and as a member of a map. */
function repeatedRandom(seed: number): Catalog {
  const isSound = (one: Schemas): boolean => {
    try {
      return catalogOf(one).events.length === 1;
    } catch (error) {
      if (error instanceof DiagnosticError) return false;
      throw error;
    }
  };
  const events = fc.sample(randomSchema, { numRuns: 40, seed }).map(({ root, definitions }, at): Schemas => {
    const list = { type: 'array', items: root };
    const properties = { one: root, list, map: { type: 'object', additionalProperties: root } };
    return { [`e${at}.json`]: { ...eventSchema(`e${at}`, { properties }), $defs: definitions } };
  });
  return catalogOf(Object.assign({}, ...events.filter(isSound)));
}

test.each([3])(
  'Random schemas that are repeated give the same results when they are shared, and types that fit: seed %i',
  async (seed) => {
    const catalog = repeatedRandom(seed);
    const shared = shareShapes(catalog, 0);
    expect(shared.definitions.length).toBeGreaterThan(catalog.definitions.length + 5);
    const [before, now] = await Promise.all(
      [catalog, shared].map(async (one) => evaluateValidator(await validatorScript(one))),
    );
    const values = fc.sample(randomValue, { numRuns: 60, seed });
    const accepted: Probe[] = [];
    for (const { type, names } of catalog.events)
      for (const value of values)
        for (const own of [{ one: value }, { list: [value, value] }, { map: { key: value } }]) {
          const payload = { type, ...own };
          const result = now?.(payload, {});
          expectSame(result, before?.(payload, {}), payload);
          if (result?.valid) accepted.push({ type: names.type, value: payload });
        }
    expect(accepted.length).toBeGreaterThan(100);
    const declarations = await declareTypes(schemasByName(shared), { ...catalog.types, open: true });
    expect(refusals(declarations.join('\n'), accepted)).toStrictEqual([]);
  },
);

const text = { type: 'string', minLength: 2 };

/** Objects of all forms that are shared: with a tag, with null, in a list, in a map, closed, inside each other. */
const FORMS = {
  person: {
    type: 'object',
    required: ['id'],
    properties: { id: text, name: text, age: { type: 'integer', minimum: 0 } },
  },
  owner: {
    type: ['object', 'null'],
    required: ['id'],
    properties: { id: text, name: text, url: { type: 'string', format: 'uri' } },
  },
  method: {
    oneOf: [
      {
        type: 'object',
        required: ['kind'],
        properties: { kind: { const: 'card' }, last4: { type: 'string', pattern: '^[0-9]{4}$' } },
      },
      { type: 'object', required: ['kind'], properties: { kind: { const: 'bank' }, iban: text } },
    ],
  },
  lines: {
    type: 'array',
    maxItems: 3,
    items: {
      type: 'object',
      additionalProperties: false,
      required: ['sku', 'taxes'],
      properties: {
        sku: text,
        amount: { type: 'number' },
        taxes: {
          type: 'object',
          additionalProperties: {
            type: 'object',
            required: ['rate'],
            properties: { rate: { type: 'number' }, name: text, code: text },
          },
        },
      },
    },
  },
};

const HANDMADE: Schemas = {
  'events/order.paid.schema.json': eventSchema('order.paid', { required: ['person'], properties: FORMS }),
  'events/order.sent.schema.json': eventSchema('order.sent', {
    required: ['lines'],
    properties: { ...FORMS, carrier: FORMS.person },
  }),
};

/** A catalog to measure with, of which these events are generated. */
const made = (name: string, include: readonly string[]) => async (folder: string) => ({
  ...writeCatalog(name, folder).config,
  include,
});

describe('Packages with and without shared shapes reject the same payloads with the same errors', () => {
  test.each([
    ['objects of all forms', (folder: string) => writeTree(folder, schemaFiles(HANDMADE))],
    ['large objects', made('shared-objects', ['team.edited', 'label.edited'])],
  ])('%s', async (_about, write) => {
    const folder = await temporaryFolder();
    const config = { ...CONFIG, ...(await write(folder)) };
    const emitters = ['validators', 'guards', 'all-errors'] as const;
    const load = async (out: string, sharedShapes: boolean) => {
      await generateOne({ ...config, emitters, out, sharedShapes }, { cwd: folder });
      const all = importEmitted<EmittedValidators>(join(folder, out), 'all-errors.js');
      return { first: await importValidators(join(folder, out)), all: await all };
    };
    const [before, now] = [await load('off', false), await load('on', true)];
    const catalog = await catalogIn(folder, config);
    expect(shareShapes(catalog).definitions.length).toBeGreaterThan(catalog.definitions.length);
    for (const { payload, headers } of requestsFor(catalog)) {
      const answers = [before, now].map(({ first, all }) => [
        first.isWebhookEvent(payload, headers),
        first.validateWebhookEvent(payload, headers),
        all.validateWebhookEvent(payload, headers),
      ]);
      expectSame(answers[1], answers[0], payload);
    }
  });
});
