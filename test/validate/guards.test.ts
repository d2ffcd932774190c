import type { OrganizationCreatedEvent, WebhookEvent } from '@hookschema/scalekit';
import { webhookEventTypes } from '@hookschema/scalekit';
import { fixtures } from '@hookschema/scalekit/fixtures';
import * as guards from '@hookschema/scalekit/guards';
import { isOrganizationCreatedEvent, isWebhookEvent } from '@hookschema/scalekit/guards';
import * as validators from '@hookschema/scalekit/validators';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { eventNames } from '../../generator/catalog/names/event-names.js';
import { HOSTILE_VALUES } from '../support/hostile-values.js';

type Guard = (payload: unknown) => boolean;

function guardOf(type: string, module: Readonly<Record<string, unknown>> = guards): Guard {
  const found = module[eventNames(type)?.guard ?? ''];
  if (typeof found !== 'function') throw new Error(`${type} has no guard`);
  return (payload) => found(payload);
}

test('The guards are one per event and one for all events, and nothing else', () => {
  const expected = [...webhookEventTypes.map((type) => eventNames(type)?.guard), 'isWebhookEvent'];
  expect(Object.keys(guards).sort()).toStrictEqual(expected.sort());
});

describe.each(webhookEventTypes)('The guard of %s', (type) => {
  const { examples, minimal, full, variants, invalid } = fixtures[type];
  const valid: readonly unknown[] = [...examples, minimal, full, ...variants.map((one) => one.payload)];

  test('accepts every payload of the event', () => {
    for (const payload of valid)
      expect([guardOf(type)(payload), isWebhookEvent(payload)]).toEqual([true, true]);
  });

  test('rejects payloads that violate one constraint', () => {
    for (const { payload, name } of invalid) expect(guardOf(type)(payload), name).toBe(false);
  });

  test('rejects every other event', () => {
    const others = webhookEventTypes.filter((other) => other !== type);
    expect(others.filter((other) => guardOf(type)(fixtures[other].full))).toStrictEqual([]);
  });

  test('gives the same verdict as the guard in validators.js', () => {
    const twin = guardOf(type, validators);
    for (const payload of [...valid, ...invalid.map((one) => one.payload)])
      expect(twin(payload)).toBe(guardOf(type)(payload));
  });
});

describe('A guard returns false, and does not throw, for', () => {
  test.each(Object.keys(HOSTILE_VALUES))('%s', (name) => {
    expect(isWebhookEvent(HOSTILE_VALUES[name]?.())).toBe(false);
    expect(isOrganizationCreatedEvent(HOSTILE_VALUES[name]?.())).toBe(false);
  });
});

test('A guard narrows', () => {
  const payload: unknown = fixtures['organization.created'].full;
  if (isWebhookEvent(payload)) expectTypeOf(payload).toEqualTypeOf<WebhookEvent>();
  if (isOrganizationCreatedEvent(payload)) expectTypeOf(payload).toEqualTypeOf<OrganizationCreatedEvent>();
  expect(isWebhookEvent(payload)).toBe(true);
});
