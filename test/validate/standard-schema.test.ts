import { sValidator } from '@hono/standard-validator';
import type { OrganizationCreatedEvent, WebhookEvent } from '@hookschema/scalekit';
import { full } from '@hookschema/scalekit/fixtures/organization.created';
import * as validators from '@hookschema/scalekit/validators';
import { validateOrganizationCreatedEvent, validateWebhookEvent } from '@hookschema/scalekit/validators';
import type { StandardJSONSchemaV1, StandardSchemaV1 } from '@standard-schema/spec';
import { initTRPC } from '@trpc/server';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { Hono } from 'hono';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { FORMAT_NAMES, formatCheck } from '../../generator/patterns/formats.js';

const WRONG = { ...full, data: { ...full.data, id: 1 } };

/** Every validator of the package, by name. */
const all = Object.entries(validators).filter(([name]) => name.startsWith('validate')) as [
  string,
  typeof validateWebhookEvent,
][];

describe('The specification’s own types', () => {
  test('accept a validator as a Standard Schema of its event', () => {
    expectTypeOf(validateWebhookEvent).toExtend<StandardSchemaV1<WebhookEvent>>();
    expectTypeOf(validateOrganizationCreatedEvent).toExtend<StandardSchemaV1<OrganizationCreatedEvent>>();
    type Output = StandardSchemaV1.InferOutput<typeof validateOrganizationCreatedEvent>;
    expectTypeOf<Output>().toEqualTypeOf<OrganizationCreatedEvent>();
  });

  test('accept it as a Standard JSON Schema too', () => {
    expectTypeOf(validateWebhookEvent).toExtend<StandardJSONSchemaV1<WebhookEvent>>();
    expectTypeOf(validateOrganizationCreatedEvent).toExtend<StandardJSONSchemaV1<OrganizationCreatedEvent>>();
  });

  test('do not accept it as the schema of another event', () => {
    expectTypeOf(validateWebhookEvent).not.toExtend<StandardSchemaV1<OrganizationCreatedEvent>>();
  });
});

describe('~standard', () => {
  test.each(all)('of %s has a version and a vendor', (_name, validate) => {
    const { version, vendor } = validate['~standard'];
    expect({ version, vendor }).toStrictEqual({ version: 1, vendor: 'hookschema' });
  });

  test('returns the same value', () => {
    expect(validateWebhookEvent['~standard'].validate(full)).toStrictEqual({ value: full });
  });

  test('returns issues with their paths', () => {
    expect(validateWebhookEvent['~standard'].validate(WRONG)).toStrictEqual({
      issues: [{ message: expect.stringContaining('/data/id must be a string'), path: ['data', 'id'] }],
    });
  });

  test.each(all)('of %s has a self-contained JSON Schema that gives the same verdicts', (_name, validate) => {
    const { input, output } = validate['~standard'].jsonSchema;
    const schema = output({ target: 'draft-2020-12' });
    expect(input({ target: 'draft-2020-12' })).toStrictEqual(schema);
    const ajv = new Ajv2020({ strict: false });
    for (const name of FORMAT_NAMES) ajv.addFormat(name, formatCheck(name) ?? true);
    const check = ajv.compile(schema);
    for (const payload of [full, WRONG, {}, null]) expect(check(payload)).toBe(validate(payload).valid);
  });

  test('returns a new copy of the schema for each call', () => {
    const { output } = validateOrganizationCreatedEvent['~standard'].jsonSchema;
    Object.assign(output({ target: 'draft-2020-12' }), { $ref: '#/changed' });
    expect(output({ target: 'draft-2020-12' })).not.toHaveProperty('$ref', '#/changed');
  });

  test('throws for an unsupported dialect', () => {
    const { output } = validateWebhookEvent['~standard'].jsonSchema;
    expect(() => output({ target: 'openapi-3.0' })).toThrow('no JSON Schema for openapi-3.0');
  });
});

describe('Hono’s standard validator', () => {
  const app = new Hono().post('/hooks', sValidator('json', validateOrganizationCreatedEvent), (context) => {
    const event = context.req.valid('json');
    expectTypeOf(event).toEqualTypeOf<OrganizationCreatedEvent>();
    return context.json({ received: event.data.id });
  });
  const post = (body: unknown) =>
    app.request('/hooks', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  test('passes an event to the handler', async () => {
    const response = await post(full);
    expect(response.status).toBe(200);
    expect(await response.json()).toStrictEqual({ received: full.data.id });
  });

  test('responds to anything else with 400 and the issues', async () => {
    const response = await post(WRONG);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: [{ path: ['data', 'id'] }] });
  });
});

describe('tRPC', () => {
  const { router, procedure } = initTRPC.create();
  const hooks = router({
    receive: procedure.input(validateWebhookEvent).mutation(({ input }) => {
      expectTypeOf(input).toEqualTypeOf<WebhookEvent>();
      return input.type;
    }),
  });
  const caller = hooks.createCaller({});

  test('passes an event to the procedure', async () => {
    expect(await caller.receive(full)).toBe('organization.created');
  });

  test('rejects anything else as a bad request, with the message', async () => {
    const refused = caller.receive(JSON.parse(JSON.stringify(WRONG)));
    await expect(refused).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await expect(refused).rejects.toThrow('/data/id must be a string');
  });
});
