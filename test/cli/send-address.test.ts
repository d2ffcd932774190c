import { describe, expect, test } from 'vitest';
import { isLoopback, resolveTarget } from '../../generator/cli/send/resolve-target.js';
import { send } from '../support/send-target.js';

describe('The target', () => {
  test.each(['http://192.0.2.1/', 'https://[2001:db8::1]/', 'http://0.0.0.0/', 'http://10.0.0.1:80/x'])(
    '%s is refused',
    async (target) => {
      const { exit, err } = await send('organization.created', '--to', target);
      expect(exit).toBe(1);
      expect(err).toContain('error HS731');
    },
  );

  test.each(['localhost:3000', 'ftp://localhost/', '/webhooks'])(
    '%s is not a URL for requests',
    async (target) => {
      expect((await send('organization.created', '--to', target)).exit).toBe(2);
    },
  );

  test('--remote allows another machine', async () => {
    await expect(resolveTarget('http://192.0.2.1/', 'to', true)).resolves.toMatchObject({
      addresses: [{ address: '192.0.2.1' }],
    });
  });

  test('a port where nothing listens is reported', async () => {
    const { exit, err } = await send('organization.created', '--to', 'http://127.0.0.1:1/');
    expect(exit).toBe(1);
    expect(err).toMatch(/error HS732: no answer: .*ECONNREFUSED/);
  });

  test('localhost and its addresses are this machine', async () => {
    const { addresses } = await resolveTarget('http://localhost/', 'to', false);
    expect(addresses.length).toBeGreaterThan(0);
    for (const one of ['127.0.0.1', '127.8.8.8', '::1', '::ffff:127.0.0.1', '::ffff:7f00:1'])
      expect(isLoopback(one)).toBe(true);
    for (const one of ['128.0.0.1', '0.0.0.0', '::', '::ffff:10.0.0.1', '1.127.0.0'])
      expect(isLoopback(one)).toBe(false);
  });
});
