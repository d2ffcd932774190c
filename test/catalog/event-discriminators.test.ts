import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { CatalogConfig } from '../../generator/config/config.js';
import {
  diagnosticsOf,
  type Generated,
  generateFrom,
  type Schemas,
  validatorsOf,
} from '../support/catalogs.js';

/** The schema of an object that must have these properties. */
function having(properties: Readonly<Record<string, unknown>>): object {
  return { type: 'object', required: Object.keys(properties), properties };
}

const ID = { type: 'string' };

interface Index {
  readonly parseWebhookEvent: (body: unknown) => { readonly kind: string; readonly type?: string };
}

/** Checks payloads with everything that is emitted, which must agree. */
async function outcomesOf(generated: Generated, payloads: readonly unknown[]): Promise<readonly string[]> {
  const { isWebhookEvent, validateWebhookEvent } = await validatorsOf(generated);
  const load = (file: string) => import(pathToFileURL(join(generated.folder, 'generated', file)).href);
  const { parseWebhookEvent } = (await load('index.js')) as Index;
  const all = (await load('all-errors.js')) as typeof import('../support/catalogs.js') & {
    readonly validateWebhookEvent: typeof validateWebhookEvent;
  };
  return payloads.map((payload) => {
    const answer = validateWebhookEvent(payload);
    expect(isWebhookEvent(payload)).toBe(answer.valid);
    const every = all.validateWebhookEvent(payload);
    expect(every.valid).toBe(answer.valid);
    if (!answer.valid && !every.valid) expect(every.errors[0]).toStrictEqual(answer.errors[0]);
    const { kind, type } = parseWebhookEvent(payload);
    expect(kind === 'known').toBe(answer.valid);
    return answer.valid ? `${type}` : `${kind}: ${answer.errors[0]?.message}`;
  });
}

describe('Several properties name the event together', () => {
  const schemas: Schemas = {
    'auth.json': having({ area: { const: 'auth' }, code: { enum: ['made', 'lost'] }, id: ID }),
    'ping.json': having({ area: { const: 'ping' }, code: { const: 'made' } }),
  };
  const discriminator = ['/area', '/code'];

  test('and payloads are distinguished by both', async () => {
    const generated = await generateFrom(schemas, { discriminator });
    expect(generated.result.events).toStrictEqual(['auth.lost', 'auth.made', 'ping.made']);
    expect(
      await outcomesOf(generated, [
        { area: 'auth', code: 'lost', id: 'x' },
        { area: 'ping', code: 'made' },
        { area: 'auth', code: 'made' },
        { area: 'ping', code: 'lost' },
        { area: 'ping' },
        { code: 'made' },
        { area: 'ping', code: null },
        null,
      ]),
    ).toStrictEqual([
      'auth.lost',
      'ping.made',
      'invalid: auth.made: /id is required',
      'unknown: webhook event: /area must be a known event type, got "ping.lost"',
      'malformed: webhook event: /code is required',
      'malformed: webhook event: /area is required',
      'malformed: webhook event: /code must be a string or an integer, got null',
      'malformed: webhook event: the payload must be an object, got null',
    ]);
    expect(generated.files['types.d.ts']).toMatch(/AuthLostEvent \{\s+area: "auth";\s+code: "lost";/);
  });

  test('with a separator of your own', async () => {
    const { result } = await generateFrom(schemas, {
      discriminator: { properties: discriminator, separator: '/' },
    });
    expect(result.events).toStrictEqual(['auth/lost', 'auth/made', 'ping/made']);
  });

  test('and a map may give the parts that no literal says', async () => {
    const open = having({ area: { const: 'a.b' }, code: { type: 'string' } });
    const more: Partial<CatalogConfig> = { discriminator, events: { 'a.b.c.d': 'open.json' } };
    const generated = await generateFrom({ 'open.json': open }, more);
    expect(await outcomesOf(generated, [{ area: 'a.b', code: 'c.d' }])).toStrictEqual(['a.b.c.d']);
    const unknown = having({ area: { type: 'string' }, code: { type: 'string' } });
    expect(await diagnosticsOf(generateFrom({ 'open.json': unknown }, more))).toMatchObject([
      { code: 'HS410', file: 'schemas/open.json', message: expect.stringContaining('2 parts') },
    ]);
  });

  test('a property without a literal is named', async () => {
    const schemas = {
      'events/a.json': having({ area: { const: 'a' } }),
      'events/b.json': having({ area: ID, code: ID }),
    };
    expect(await diagnosticsOf(generateFrom(schemas, { discriminator }))).toMatchObject([
      { code: 'HS401', file: 'schemas/events/a.json', message: expect.stringContaining('/code') },
      { code: 'HS402', file: 'schemas/events/b.json', message: expect.stringContaining('/area') },
    ]);
  });
});

describe('The first of several properties that a payload has names the event', () => {
  const schemas: Schemas = {
    'said.json': having({ type: { const: 'call' }, event: having({ type: { const: 'said' }, id: ID }) }),
    'check.json': having({ type: { const: 'check' } }),
  };
  const discriminator = { first: ['/event/type', '/type'] };

  test('and an event that a later one names lacks the earlier ones', async () => {
    const generated = await generateFrom(schemas, { discriminator });
    expect(generated.result.events).toStrictEqual(['check', 'said']);
    expect(
      await outcomesOf(generated, [
        { type: 'call', event: { type: 'said', id: 'x' } },
        { type: 'check' },
        { type: 'check', event: {} },
        { type: 'check', event: { type: 'said', id: 'x' } },
        { type: 'check', event: { type: 'new' } },
        { type: 'new' },
        {},
        { event: { type: {} } },
      ]),
    ).toStrictEqual([
      'said',
      'check',
      'check',
      'invalid: said: /type must be "call", got "check"',
      'unknown: webhook event: /event/type must be a known event type, got "new"',
      'unknown: webhook event: /type must be a known event type, got "new"',
      'malformed: webhook event: /event is required',
      'malformed: webhook event: /event/type must be a string or an integer, got object',
    ]);
    expect(generated.files['types.d.ts']).toMatch(/CheckEvent \{[^}]*event\?: \{\s+type\?: never;/);
    const { isCheckEvent } = await validatorsOf(generated);
    expect(isCheckEvent?.({ type: 'check', event: { type: 'said', id: 'x' } })).toBe(false);
  });

  test('a schema that leaves the first one open is not an event', async () => {
    const open = having({ event: having({ type: ID }), type: { const: 'a' } });
    expect(await diagnosticsOf(generateFrom({ 'events/a.json': open }, { discriminator }))).toMatchObject([
      { code: 'HS402', message: expect.stringContaining('/event/type') },
    ]);
  });
});

describe('Whole numbers name events', () => {
  const discriminator = '/op';
  const hello = having({ op: { const: 10 }, id: ID });

  test('and the same digits as text do not', async () => {
    const generated = await generateFrom(
      { 'hello.json': hello, 'ack.json': having({ op: { enum: [11, 12] } }) },
      { discriminator },
    );
    expect(generated.result.events).toStrictEqual(['10', '11', '12']);
    expect(generated.files['types.d.ts']).toMatch(/op: 10;/);
    expect(
      await outcomesOf(generated, [{ op: 11 }, { op: 10 }, { op: '11' }, { op: 1.5 }, { op: 13 }, {}]),
    ).toStrictEqual([
      '11',
      'invalid: 10: /id is required',
      'invalid: 11: /op must be 11, got "11"',
      'malformed: webhook event: /op must be a string or an integer, got number',
      'unknown: webhook event: /op must be a known event type, got "13"',
      'malformed: webhook event: /op is required',
    ]);
  });

  test('beside text, and where a map says so', async () => {
    const schemas = {
      'hello.json': hello,
      'text.json': having({ op: { const: 'text' } }),
      'open.json': having({ op: { type: 'integer' } }),
    };
    const generated = await generateFrom(schemas, { discriminator, events: { 7: 'open.json' } });
    expect(await outcomesOf(generated, [{ op: 7 }, { op: 'text' }, { op: 10, id: 'x' }])).toStrictEqual([
      '7',
      'text',
      '10',
    ]);
  });

  test('together with a header', async () => {
    const more = { discriminator: { header: 'x-kind', property: '/op' } };
    const { files, result } = await generateFrom({ 'ops/hello.json': hello }, more);
    expect(result.events).toStrictEqual(['ops.10']);
    expect(files['validators.js']).toContain('firstName([payload?.op])');
  });
});

describe('Conditions about what names the event are decided', () => {
  const judged = async (schema: object, more: Partial<CatalogConfig>, payloads: readonly unknown[]) => {
    const generated = await generateFrom({ 'a.json': schema }, more);
    const { validateWebhookEvent } = await validatorsOf(generated);
    const valid = payloads.map((payload) => validateWebhookEvent(payload).valid);
    return { valid, types: generated.files['types.d.ts'] };
  };

  test('where it is one of several properties, or a number', async () => {
    const schema = {
      ...having({ area: { const: 'a' }, code: { enum: [1, 2] } }),
      if: { properties: { code: { const: 1 } } },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: having({ id: ID }),
      else: having({ no: { type: 'number' } }),
    };
    const payloads = [
      { area: 'a', code: 1, id: 'x' },
      { area: 'a', code: 2, id: 'x' },
      { area: 'a', code: 2, no: 1 },
    ];
    const { valid, types } = await judged(schema, { discriminator: ['/area', '/code'] }, payloads);
    expect(valid).toStrictEqual([true, false, true]);
    expect(types).toMatch(/A1Event \{\s+area: "a";\s+code: 1;\s+id: string;\s+\}/);
    expect(types).toMatch(/A2Event \{\s+area: "a";\s+code: 2;\s+no: number;\s+\}/);
  });

  test('where it is the first property that a payload has', async () => {
    const schema = {
      ...having({ type: { enum: ['x', 'y'] } }),
      if: { properties: { type: { const: 'x' } } },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: having({ id: ID }),
    };
    const payloads = [
      { type: 'x', id: 'x' },
      { type: 'x' },
      { type: 'y' },
      { type: 'y', event: { type: 'z' } },
    ];
    const discriminator = { first: ['/event/type', '/type'] };
    const { valid, types } = await judged(schema, { discriminator }, payloads);
    expect(valid).toStrictEqual([true, false, true, false]);
    expect(types).toMatch(/XEvent \{\s+type: "x";\s+id: string;\s+event\?: \{\s+type\?: never;/);
  });
});
