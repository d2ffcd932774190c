import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Catalog, EventDefinition } from '../../generator/catalog/catalog.js';
import { allErrorsOf, firstError, type ValidationError, withType } from '../../generator/runtime/errors.js';
import { mutate } from '../../generator/runtime/fixtures.js';
import { fixturesOf } from '../../generator/samples/fixtures-of.js';
import { catalogValidators } from '../../generator/validate/catalog-validators.js';
import { caseConfig, caseNames, caseOutput, inCase } from '../support/cases.js';
import { catalogIn } from '../support/catalog-in.js';
import {
  CONFIG,
  type EmittedValidators,
  eventSchema,
  generateFrom,
  importEmitted,
  validatorsOf,
} from '../support/catalogs.js';
import { ajvAccepts, explainersOf, usesUnevaluated } from '../support/explainers.js';
import { REPOSITORY } from '../support/folders.js';

type Explain = (event: EventDefinition, payload: unknown) => readonly ValidationError[];

/** The errors that the functions of the runtime give for the payloads of a catalog. */
function ownErrors(catalog: Catalog, allErrors: boolean): Explain {
  const explain = explainersOf(catalog, !allErrors);
  return (event, payload) => {
    const check = withType(event.type, explain(event), catalog.discriminatorPath);
    const error = firstError(event.type, check, payload);
    if (error === undefined) return [];
    return allErrors ? allErrorsOf(event.type, check, payload) : [error];
  };
}

const HOSTILE: readonly unknown[] = [undefined, null, 7, 'text', [], {}, { type: 5 }, { type: 'other' }];

/** The invalid fixtures of an event, its full payload, and hostile values. */
function payloadsOf(catalog: Catalog, event: EventDefinition): readonly unknown[] {
  const { full, invalid = [] } = fixturesOf(catalog).get(event.type) ?? {};
  const changed = invalid.map((one) => mutate(full, one));
  return [...changed, ...HOSTILE, { ...(full as object), data: [] }, full];
}

type Read = () => Promise<readonly [catalog: Catalog, folder: string]>;

const OUTPUTS: readonly (readonly [name: string, read: Read])[] = [
  ['the package', async () => [await catalogIn(CONFIG, REPOSITORY), join(REPOSITORY, 'generated')]],
  ...(await caseNames()).map((name): readonly [string, Read] => [
    `the case ${name}`,
    async () => {
      const folder = await caseOutput(name);
      const own = { ...CONFIG, ...(await caseConfig(name)), schemas: inCase(name, 'schemas'), out: 'out' };
      return [await catalogIn(own, join(folder, '..')), folder];
    },
  ]),
];

/** Catalogs about which Ajv gives right verdicts. */
const compared = new Set<string>();

describe.each(OUTPUTS)('The validators of %s', (name, read) => {
  test.each([
    ['validators', false],
    ['all-errors', true],
  ] as const)(
    'in %s say of every invalid fixture what the functions of the runtime say, and judge as Ajv does',
    async (entry, allErrors) => {
      const [catalog, folder] = await read();
      const isAgreed = ![...catalogValidators(catalog).schemas.values()].some(usesUnevaluated);
      const own = await importEmitted<EmittedValidators>(folder, `${entry}.js`);
      const explain = ownErrors(catalog, allErrors);
      for (const event of catalog.events)
        for (const payload of payloadsOf(catalog, event)) {
          const errors = explain(event, payload);
          const expected = errors.length === 0 ? { valid: true, value: payload } : { valid: false, errors };
          expect(own[event.names.validator]?.(payload)).toStrictEqual(expected);
          if (isAgreed)
            expect(ajvAccepts(catalog, event, payload), JSON.stringify(payload)).toBe(expected.valid);
        }
      if (isAgreed) compared.add(name);
    },
  );
});

test('nearly all of them were compared', () => {
  expect(compared.size).toBeGreaterThan(OUTPUTS.length - 3);
});

/** Schemas for which Ajv's verdict is wrong, with a value that they accept and one that they reject. */
const RIGHT: readonly (readonly [schema: object, accepted: unknown, rejected: unknown, path: string])[] = [
  [
    { if: { properties: { a: { const: 1 } }, required: ['a'] }, unevaluatedProperties: false },
    { a: 1 },
    { a: 2 },
    '/data/a',
  ],
  [{ contains: { const: 1 }, unevaluatedItems: false }, [1, 1], [1, 2], '/data'],
  [
    { anyOf: [{ items: { const: 1 } }, { prefixItems: [true] }], unevaluatedItems: { const: 3 } },
    [2, 3],
    [2, 4],
    '/data/1',
  ],
];

test.each(RIGHT)('%j is judged as the specification says', async (schema, accepted, rejected, path) => {
  const data = eventSchema('a', { required: ['data'], properties: { data: schema } });
  const run = await generateFrom({
    'events/a.json': { $schema: 'https://json-schema.org/draft/2020-12/schema', ...data },
  });
  const { validateWebhookEvent, isWebhookEvent } = await validatorsOf(run);
  expect(validateWebhookEvent({ type: 'a', data: accepted })).toMatchObject({ valid: true });
  expect(isWebhookEvent({ type: 'a', data: accepted })).toBe(true);
  expect(validateWebhookEvent({ type: 'a', data: rejected })).toMatchObject({
    valid: false,
    errors: [{ path }],
  });
  expect(isWebhookEvent({ type: 'a', data: rejected })).toBe(false);
});
