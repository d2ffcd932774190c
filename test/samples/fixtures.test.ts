import { readFileSync } from 'node:fs';
import { webhookEventTypes } from '@hookschema/scalekit';
import { fixtures, makeEvent } from '@hookschema/scalekit/fixtures';
import * as validators from '@hookschema/scalekit/validators';
import type { ErrorObject } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { eventNames } from '../../generator/catalog/names/event-names.js';
import { formatCheck } from '../../generator/patterns/formats.js';
import { mutate } from '../../generator/runtime/fixtures.js';
import { REPOSITORY } from '../support/folders.js';

const ajv = new Ajv2020({ allErrors: true, strict: false });
ajv.addFormat('date-time', (text: string) => formatCheck('date-time')?.(text) ?? false);

/** Every constraint that a payload violates, as `/path keyword`: by Ajv at run time, from the bundled schema. */
function violationsOf(type: string, payload: unknown): readonly string[] {
  const schema: { readonly $id: string } = JSON.parse(
    readFileSync(`${REPOSITORY}generated/schemas/events/${type}.schema.json`, 'utf8'),
  );
  const validate = ajv.getSchema(schema.$id) ?? ajv.compile(schema);
  validate(payload);
  return constraints(validate.errors ?? []);
}

/** Ajv reports each branch of an `anyOf`. Only the error inside one branch counts, or that of the `anyOf` itself. */
function constraints(errors: readonly ErrorObject[]): readonly string[] {
  const junctions = errors
    .filter(({ keyword }) => keyword === 'anyOf')
    .map(({ instancePath }) => instancePath);
  const counted = errors.filter((error) => {
    const place = placeOf(error);
    if (!junctions.includes(place)) return true;
    const deeper = errors.some((one) => placeOf(one).startsWith(`${place}/`));
    return error.keyword === 'anyOf' && !deeper;
  });
  return [...new Set(counted.map((error) => `${placeOf(error)} ${error.keyword}`))];
}

function placeOf({ instancePath, params }: ErrorObject): string {
  const missing: unknown = params.missingProperty;
  return typeof missing === 'string' ? `${instancePath}/${missing}` : instancePath;
}

/** The places at which a value can be changed. */
function unfrozen(value: unknown, path = ''): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.entries(value).flatMap(([key, one]) => unfrozen(one, `${path}/${key}`));
  return Object.isFrozen(value) ? inner : [path, ...inner];
}

type Validator = (payload: unknown) => validators.ValidationResult<unknown>;

/** The emitted validator of one event. */
function validatorOf(type: string): Validator {
  const name = eventNames(type)?.validator ?? '';
  return (validators as unknown as Readonly<Record<string, Validator>>)[name] ?? expect.fail(`no ${name}`);
}

describe.each(webhookEventTypes)('%s', (type) => {
  const { examples, minimal, full, variants, invalid } = fixtures[type];

  test('has valid examples, minimal, full and varied payloads', () => {
    for (const payload of [...examples, minimal, full, ...variants.map((one) => one.payload)]) {
      expect(validators.validateWebhookEvent(payload)).toEqual({ valid: true, value: payload });
      expect(violationsOf(type, payload)).toEqual([]);
    }
  });

  test('has invalid payloads, each rejected for exactly its reason', () => {
    expect(invalid.length).toBeGreaterThan(20);
    for (const { name, path, keyword, payload } of invalid) {
      const result = validatorOf(type)(payload);
      const [error] = result.valid ? [] : result.errors;
      expect({ name, path: error?.path, keyword: error?.keyword }).toEqual({ name, path, keyword });
      // A union of plain types is one type in our schemas, and an anyOf in Ajv.
      const same = keyword === 'type' ? [`${path} type`, `${path} anyOf`] : [`${path} ${keyword}`];
      const found = violationsOf(type, payload);
      expect(found, name).toHaveLength(1);
      expect(same, name).toContain(found[0]);
    }
  });

  test('has a minimal payload in which every property is required', () => {
    for (const key of Object.keys(minimal)) {
      expect(validatorOf(type)(mutate(minimal, { at: [key] })).valid, key).toBe(false);
    }
  });

  test('has payloads that no test can change for another one', () => {
    for (const payload of [examples, minimal, full, variants, invalid]) {
      expect(unfrozen(payload)).toEqual([]);
    }
  });

  test('names every fixture once', () => {
    for (const list of [variants, invalid]) {
      expect(new Set(list.map(({ name }) => name)).size).toBe(list.length);
    }
  });
});

describe('makeEvent', () => {
  test('gives an event that may be changed', () => {
    const event = makeEvent('organization.created');
    event.data.display_name = 'changed';
    expect(fixtures['organization.created'].full.data.display_name).not.toBe('changed');
    expect(makeEvent('organization.created')).toEqual(fixtures['organization.created'].full);
  });

  test('cannot be led astray by a test that tries to change a fixture', () => {
    expect(() => Object.assign(fixtures['organization.created'].full.data, { id: 1 })).toThrow(TypeError);
    expect(() => Object.assign(fixtures, { 'organization.created': {} })).toThrow(TypeError);
  });

  test('gives the full payload, and never the same object', () => {
    const event = makeEvent('organization.created');
    expect(event).toEqual(fixtures['organization.created'].full);
    expect(event).not.toBe(fixtures['organization.created'].full);
    expect(event.data).not.toBe(fixtures['organization.created'].full.data);
  });

  test('merges objects, replaces other values, and removes properties that are undefined', () => {
    const event = makeEvent('organization.created', {
      data: { display_name: 'X', external_id: null, settings: { features: [] }, metadata: undefined },
    });
    expect(event.data).toMatchObject({ display_name: 'X', external_id: null, settings: { features: [] } });
    expect(event.data).not.toHaveProperty('metadata');
    expect(event.data.id).toBe(fixtures['organization.created'].full.data.id);
  });

  test('copies arrays and objects of the overrides', () => {
    const features = [{ name: 'sso', enabled: true }];
    const event = makeEvent('organization.created', { data: { settings: { features } } });
    expect(event.data.settings?.features).toEqual(features);
    expect(event.data.settings?.features[0]).not.toBe(features[0]);
  });

  test.each(webhookEventTypes)(
    'returns the same %s for the same seed, another for another seed, all valid',
    (type) => {
      const events = [1, 2, 3].map((seed) => makeEvent(type, {}, { seed }));
      expect(makeEvent(type, {}, { seed: 2 })).toEqual(events[1]);
      expect(new Set(events.map((event) => JSON.stringify(event))).size).toBe(3);
      for (const event of events) expect(validators.isWebhookEvent(event)).toBe(true);
      expect(new Set(events.map(({ id }) => id)).size).toBe(3);
    },
  );

  test('keeps equal identifiers equal', () => {
    const { organization_id, data } = makeEvent('organization.created', {}, { seed: 7 });
    expect(data.id).toBe(organization_id);
    expect(data.id).not.toBe(makeEvent('organization.created').data.id);
  });

  test('throws when the overrides make the event invalid', () => {
    const override = { data: { id: 'usr_1' } };
    expect(() => makeEvent('organization.created', override)).toThrow(
      'makeEvent: organization.created: /data/id must be a string that matches ^org_',
    );
  });

  test('throws for an unknown event type', () => {
    expect(() => makeEvent('constructor' as 'organization.created')).toThrow('no event type "constructor"');
  });
});
