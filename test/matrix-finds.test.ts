import { describe, expect, test } from 'vitest';
import { generateFrom, validatorsOf } from './support/catalogs.js';

describe('What the matrix has found:', () => {
  test('a header in a message is escaped and shortened', async () => {
    const schemas = {
      'made/a.json': { type: 'object', properties: { action: { const: 'x' } }, required: ['action'] },
    };
    const discriminator = { header: 'x-event', property: '/action' };
    const { validateWebhookEvent } = await validatorsOf(await generateFrom(schemas, { discriminator }));
    for (const hostile of ['a\u0085b', 'a\u202eb', 'a\u009b0m', 'long '.repeat(200_000)]) {
      const result = validateWebhookEvent({ action: hostile }, { 'x-event': 'made' });
      const [message = ''] =
        'errors' in Object(result)
          ? Object(result).errors.map(({ message: text }: { message: string }) => text)
          : [];
      expect(message).toMatch(/known event type, got "made\./);
      expect(message).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      expect(message.length).toBeLessThan(200);
    }
  });
});
