import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { keywordsWhere } from '../../generator/schema/keyword-sets.js';
import {
  type EmittedValidators,
  eventSchema,
  generateFrom,
  importEmitted,
  validatorsOf,
} from '../support/catalogs.js';
import { ERROR_CASES } from '../support/error-cases.js';

let validators: EmittedValidators;
beforeAll(async () => {
  const schemas = ERROR_CASES.map(({ schema }, at) => [
    `${at}.json`,
    eventSchema(`case.${at}`, { properties: { v: schema } }),
  ]);
  validators = await validatorsOf(await generateFrom(Object.fromEntries(schemas)));
});

/** The keywords whose message has the value found. */
const COMPARING = ['type', 'const', 'enum', 'anyOf', 'oneOf'];

describe('a single violation gives a single error', () => {
  test.each(ERROR_CASES.map((one, at) => ({ ...one, at })))(
    '$name',
    ({ at, value, path, keyword, expected, found }) => {
      const subject = `case.${at}: /v${path}`;
      const got = COMPARING.includes(keyword) ? `, got ${found}` : '';
      const message =
        keyword === 'required' ? `${subject} is required` : `${subject} must be ${expected}${got}`;
      expect(validators.validateWebhookEvent({ type: `case.${at}`, v: value })).toStrictEqual({
        valid: false,
        errors: [{ event: `case.${at}`, path: `/v${path}`, keyword, expected, found, message }],
      });
    },
  );

  test('and there is a case for every keyword that decides what is valid', () => {
    const named = JSON.stringify(ERROR_CASES.map(({ schema }) => schema));
    // Schemas of the catalog have references of their own form, which other tests cover.
    const constraints = keywordsWhere(({ role }) => role === 'constraint');
    expect(constraints.filter((keyword) => !named.includes(`"${keyword}":`))).toStrictEqual([]);
  });
});

test('of several violations, validators report the first, and all-errors reports all', async () => {
  const text = { type: 'string' };
  const { folder } = await generateFrom({ 'a.json': eventSchema('a', { properties: { x: text, y: text } }) });
  const pathsOf = async (file: string): Promise<readonly unknown[]> => {
    const emitted = await importEmitted<EmittedValidators>(join(folder, 'generated'), file);
    const answer = emitted.validateWebhookEvent({ type: 'a', x: 1, y: 2 });
    return answer.valid ? [] : answer.errors.map(({ path }) => path);
  };
  expect(await pathsOf('validators.js')).toStrictEqual(['/x']);
  expect(await pathsOf('all-errors.js')).toStrictEqual(['/x', '/y']);
});

test('a key __proto__ of a literal is data for all-errors too', async () => {
  const literal = JSON.parse('{ "__proto__": { "a": 1 } }');
  const { folder } = await generateFrom({
    'a.json': eventSchema('a', { properties: { v: { enum: [literal, 1] } } }),
  });
  for (const file of ['validators.js', 'all-errors.js']) {
    const emitted = await importEmitted<EmittedValidators>(join(folder, 'generated'), file);
    expect(emitted.validateWebhookEvent({ type: 'a', v: literal }).valid).toBe(true);
    for (const v of [{}, JSON.parse('{ "__proto__": { "a": 2 } }')])
      expect(emitted.validateWebhookEvent({ type: 'a', v })).toMatchObject({ errors: [{ path: '/v' }] });
  }
});

test('a valid payload is returned unchanged, with its unknown properties', () => {
  const payload = { type: 'case.0', v: 'text', added: { tomorrow: true } };
  const answer = validators.validateWebhookEvent(payload);
  expect(answer).toStrictEqual({ valid: true, value: payload });
  expect(answer).toHaveProperty('value', payload);
});
