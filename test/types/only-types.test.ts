import { expect, test } from 'vitest';
import { DiagnosticError } from '../../generator/diagnostics/index.js';
import type { EmitterEntry } from '../../generator/emit/emitter.js';
import { eventSchema, generateFrom } from '../support/catalogs.js';

/** An event for which no payload is found: text is made without regard to assertions. */
const HARD = {
  'a.json': eventSchema('a', {
    required: ['code'],
    properties: {
      code: { type: 'string', pattern: '^(?=.*z)(?!.*x).{9}$' },
    },
  }),
};

const codes = async (emitters: readonly EmitterEntry[] | undefined): Promise<readonly string[]> => {
  const { result } = await generateFrom(HARD, emitters === undefined ? {} : { emitters });
  return result.warnings.map(({ code }) => code);
};

test('payloads are made only where fixtures are emitted', async () => {
  expect(await codes(undefined)).toContain('HS407');
  expect(await codes(['fixtures'])).toContain('HS407');
  expect(await codes(['types'])).not.toContain('HS407');
  expect(await codes(['validators', 'schemas'])).not.toContain('HS407');
});

test('examples are checked whatever is emitted', async () => {
  const schemas = { 'a.json': eventSchema('a', { examples: [{ type: 'b' }] }) };
  const failed = generateFrom(schemas, { emitters: ['types'] });
  await expect(failed).rejects.toThrow(DiagnosticError);
  await expect(failed).rejects.toMatchObject({ diagnostics: [{ code: 'HS406' }] });
});
