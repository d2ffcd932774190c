import { expect, test } from 'vitest';
import { validatorScript } from '../../generator/cli/validator-script.js';
import { evaluateValidator } from '../../generator/payloads/evaluate-validator.js';
import { catalogOf } from '../support/catalog-of.js';
import { eventSchema } from '../support/catalogs.js';

const properties = {
  id: { type: 'string', pattern: '^o_' },
  tags: { type: 'object', patternProperties: { '^x-': { type: 'string' } } },
};

test.each([
  ['another property', { count: 'one' }, '/count'],
  ['a text with a pattern', { id: 'x' }, '/id'],
  ['a property with a pattern for its name', { tags: { 'x-a': 1 } }, '/tags/x-a'],
])('the validator of "hookschema validate" explains %s beside patterns', async (_about, own, path) => {
  const catalog = catalogOf({
    'a.json': eventSchema('a', { properties: { ...properties, count: { type: 'number' } } }),
  });
  const validate = evaluateValidator(await validatorScript(catalog));
  expect(validate({ type: 'a', ...own }, {})).toMatchObject({ valid: false, errors: [{ path }] });
});
