import fc from 'fast-check';
import { expect, test } from 'vitest';
import { catalogOfDrafts } from '../../generator/infer/draft-catalog-of.js';
import { inferSchemas } from '../../generator/infer/infer-schemas.js';
import type { JsonValue } from '../../generator/json/json.js';
import { catalogValidators } from '../../generator/validate/catalog-validators.js';
import { recordingsOf } from '../support/draft-of.js';

/** Strings that are or nearly are something that a draft recognises. */
const text = fc.oneof(
  fc.constantFrom(
    'ACTIVE',
    'PENDING',
    '',
    '2024-01-15T10:30:00Z',
    '2024-01-15',
    'evt_1234567890',
    'a@b.example',
  ),
  fc.constantFrom(
    'https://a.example',
    '192.0.2.1',
    '123e4567-e89b-12d3-a456-426614174000',
    '2024-13-45T00:00:00Z',
  ),
  fc.string({ maxLength: 12 }),
);
/** Names of properties, among them those with a meaning for JavaScript, for JSON Schema, or for a draft. */
const key = fc.oneof(
  fc.constantFrom(
    'id',
    'order_id',
    'name',
    'state',
    'token',
    'data',
    'object',
    'items',
    'properties',
    '$ref',
  ),
  fc.constantFrom('constructor', '__proto__', '', 'a.b', 'a/b', '~', '1', '2', 'Payload', 'x y', 'é'),
);
const { value } = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(null, true, false, 0, 1, -1.5, 1e300),
    text,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(key, tie('value'), { maxKeys: 4 }),
  ),
}));
const payload = fc
  .tuple(
    fc.constantFrom('order.paid', 'order.sent', 'user.created'),
    fc.dictionary(key, value, { maxKeys: 4 }),
  )
  .map(([type, rest]) => ({ ...rest, type }));

test('a draft accepts every payload that it was made from', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(payload, { minLength: 1, maxLength: 6 }), async (payloads) => {
      const recordings = await recordingsOf(payloads, '/type');
      const draft = await inferSchemas([], recordings);
      const catalog = catalogOfDrafts(draft.files, '/type');
      const { firstError } = catalogValidators(catalog);
      const errors = payloads.flatMap((one) => {
        const event = catalog.events.find(({ type }) => type === one.type);
        const error = event && firstError(event, one);
        return error ? [error.message] : [];
      });
      expect(errors).toStrictEqual([]);
    }),
    { seed: 7, numRuns: 100 },
  );
}, 120_000);
