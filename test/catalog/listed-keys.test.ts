import { describe, expect, test } from 'vitest';
import { generateEvent, validatorsOf } from '../support/catalogs.js';

const DAYS = { enum: ['monday', 'sunday'] };
const HOURS = { type: 'object', additionalProperties: { type: 'number' } };

describe('Keys that an enum lists', () => {
  test.each<[string, object, object]>([
    ['here', DAYS, {}],
    ['in a definition', { $ref: '#/$defs/Day' }, { $defs: { Day: { type: 'string', ...DAYS } } }],
    [
      'in a definition of a definition',
      { $ref: '#/$defs/Weekday' },
      { $defs: { Weekday: { allOf: [{ $ref: '#/$defs/Day' }] }, Day: DAYS } },
    ],
  ])(
    'are the properties of the type, and the only ones that validators accept: %s',
    async (_where, propertyNames, more) => {
      const made = await generateEvent({ hours: { ...HOURS, propertyNames } }, more);
      const types = (made.files['types.d.ts'] ?? '').replaceAll(/\s+/g, ' ');
      expect(types).toMatch(/hours\?: \{ monday\?: number; sunday\?: number; \};/);
      expect(types).not.toContain('@propertyNames');
      const { isWebhookEvent, validateWebhookEvent } = await validatorsOf(made);
      const event = (hours: object) => ({ type: 'a', hours });
      expect(isWebhookEvent(event({ monday: 8 }))).toBe(true);
      expect(isWebhookEvent(event({ monday: 'eight' }))).toBe(false);
      expect(validateWebhookEvent(event({ friday: 8 }))).toMatchObject({
        valid: false,
        errors: [{ keyword: 'propertyNames', path: expect.stringMatching(/^\/hours/) }],
      });
    },
  );
});
