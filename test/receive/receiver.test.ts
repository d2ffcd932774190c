import { fixtures } from '@hookschema/scalekit/fixtures';
import { createReceiver, memoryStore, type ReceiverOptions, sign } from '@hookschema/scalekit/receive';
import { describe, expect, test, vi } from 'vitest';

const secrets = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const created = fixtures['organization.created'].minimal;
const permission = fixtures['permission.created'].minimal;

async function signed(body: unknown, id = 'msg_1') {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { headers: await sign(text, { secret: secrets, id }), body: text };
}

const quiet: ReceiverOptions = { secrets, onError: () => {} };

describe('Handlers', () => {
  test('by type and by pattern, in the order in which they were added', async () => {
    const calls: string[] = [];
    const receiver = createReceiver(quiet)
      .on('permission.*', (event, { type }) => calls.push(`pattern ${type} ${event.data.id}`))
      .on('permission.created', (event, { id }) => calls.push(`type ${id} ${event.data.id}`))
      .on('*', (_event, { type }) => calls.push(`all ${type}`));
    expect(await receiver.handle(await signed(permission))).toMatchObject({ status: 204, end: 'handled' });
    expect(calls).toEqual([
      `pattern permission.created ${permission.data.id}`,
      `type msg_1 ${permission.data.id}`,
      'all permission.created',
    ]);
  });

  test('an event without a handler is ignored', async () => {
    expect(await createReceiver(quiet).handle(await signed(created))).toMatchObject({
      status: 204,
      end: 'ignored',
    });
  });

  test('a pattern without events is refused when it is added', () => {
    const receiver = createReceiver(quiet);
    expect(() => receiver.on('organisation.created' as 'organization.created', () => {})).toThrow(TypeError);
    // @ts-expect-error no event begins in this way
    expect(() => receiver.on('organisation.*', () => {})).toThrow(/organisation/);
  });

  test('a missing one is found when all are required', () => {
    const receiver = createReceiver(quiet).on('organization.*', () => {});
    // @ts-expect-error events of users, roles and more have none
    expect(() => receiver.exhaustive()).toThrow(/permission\.created, permission\.deleted/);
    const all = receiver
      .on('connected_account.*', () => {})
      .on('permission.*', () => {})
      .on('role.*', () => {})
      .on('user.*', () => {});
    expect(all.exhaustive()).toBe(receiver);
  });

  test('a missing secret is found when the receiver is created', () => {
    expect(() => createReceiver({ secrets: process.env.NO_SUCH_SECRET as string })).toThrow(
      /environment variable/,
    );
  });
});

describe('What each outcome answers', () => {
  const requests = {
    handled: () => signed(created),
    ignored: () => signed(permission),
    unknown: () => signed({ type: 'tomorrow.added' }),
    invalid: () => signed({ ...created, data: 1 }),
    malformed: () => signed('{'),
    unverified: async () => ({ ...(await signed(created)), body: '{}' }),
    'too-large': async () => ({ ...(await signed(created)), body: 'x'.repeat(2_000_000) }),
    failed: async () => ({ ...(await signed(created)), body: created }),
  };
  const expected = {
    handled: 204,
    ignored: 204,
    unknown: 204,
    invalid: 422,
    malformed: 400,
    unverified: 401,
    'too-large': 413,
    failed: 500,
  };

  test.each(Object.entries(requests))('%s', async (end, make) => {
    const status = expected[end as keyof typeof expected];
    const receiver = createReceiver(quiet).on('organization.created', () => {});
    expect(await receiver.handle(await make())).toMatchObject({ end, status });
    const changed = createReceiver({ ...quiet, answers: { [end]: 299 } }).on(
      'organization.created',
      () => {},
    );
    expect(await changed.handle(await make())).toMatchObject({ end, status: 299 });
    const response = (await receiver.fetch(await make())) as Response;
    expect([response.status, await response.text()]).toEqual([status, status === 204 ? '' : end]);
  });

  test('other handlers get their outcome', async () => {
    const kinds: string[] = [];
    const receiver = createReceiver(quiet)
      .onUnknown(({ type }) => kinds.push(type))
      .onInvalid(({ errors }) => kinds.push(errors[0].path))
      .onMalformed(({ reason }) => kinds.push(reason))
      .onUnverified(({ reason }) => kinds.push(reason));
    for (const end of ['unknown', 'invalid', 'malformed', 'unverified'] as const)
      expect(await receiver.handle(await requests[end]())).toMatchObject({ end });
    expect(kinds).toEqual(['tomorrow.added', '/data', 'the body is not JSON in UTF-8', 'bad-signature']);
  });
});

describe('A handler that throws', () => {
  test('answers 500, so that the provider sends again, and the next delivery is handled', async () => {
    const onError = vi.fn();
    let calls = 0;
    const receiver = createReceiver({ secrets, onError }).on('organization.created', () => {
      calls += 1;
      if (calls === 1) throw new Error('down');
    });
    const request = await signed(created);
    expect(await receiver.handle(request)).toMatchObject({
      status: 500,
      end: 'failed',
      error: new Error('down'),
    });
    expect(onError).toHaveBeenCalledWith(new Error('down'), expect.objectContaining({ kind: 'known' }));
    expect(await receiver.handle(request)).toMatchObject({ status: 204, end: 'handled' });
    expect(await receiver.handle(request)).toMatchObject({ status: 204, end: 'duplicate' });
    expect(calls).toBe(2);
  });

  test('a store that fails is reported too', async () => {
    const store = { claim: () => Promise.reject(new Error('no store')) };
    const receiver = createReceiver({ ...quiet, store }).on('*', () => {});
    expect(await receiver.handle(await signed(created))).toMatchObject({
      end: 'failed',
      error: new Error('no store'),
    });
  });

  test('an error is logged unless it is taken', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    const receiver = createReceiver({ secrets }).on('*', () => {
      throw new Error('boom');
    });
    await receiver.handle(await signed(created));
    expect(log).toHaveBeenCalledWith(new Error('boom'));
    log.mockRestore();
  });
});

describe('Each delivery is handled once', () => {
  test('also when it arrives twice at the same time', async () => {
    let finish = () => {};
    const gate = new Promise<void>((resolve) => {
      finish = resolve;
    });
    let calls = 0;
    const receiver = createReceiver(quiet).on('*', async () => {
      calls += 1;
      await gate;
    });
    const request = await signed(created);
    const first = receiver.handle(request);
    await vi.waitFor(() => expect(calls).toBe(1));
    expect(await receiver.handle(request)).toMatchObject({ status: 409, end: 'busy' });
    finish();
    expect(await first).toMatchObject({ end: 'handled' });
    expect(await receiver.handle(request)).toMatchObject({ end: 'duplicate' });
    expect(calls).toBe(1);
  });

  test('what is going to be sent again is not taken for handled', async () => {
    const receiver = createReceiver(quiet).onInvalid(() => {});
    const request = await signed({ ...created, data: 1 });
    for (const _time of [1, 2])
      expect(await receiver.handle(request)).toMatchObject({ end: 'invalid', status: 422 });
  });

  test('without a store, every delivery is handled', async () => {
    let calls = 0;
    const receiver = createReceiver({ ...quiet, store: false }).on('*', () => {
      calls += 1;
    });
    const request = await signed(created);
    await receiver.handle(request);
    await receiver.handle(request);
    expect(calls).toBe(2);
  });

  test("a claim's context reaches the handlers, and its commit comes last", async () => {
    const steps: string[] = [];
    const store = {
      claim: async (id: string) => ({
        context: `transaction of ${id}`,
        commit: async () => void steps.push('commit'),
        release: async () => void steps.push('release'),
      }),
    };
    const receiver = createReceiver({ secrets, store, onError: () => {} })
      .on('organization.created', (_event, { context }) => void steps.push(context.toUpperCase()))
      .on('permission.created', () => {
        throw new Error('no');
      });
    await receiver.handle(await signed(created));
    await receiver.handle(await signed(permission));
    expect(steps).toEqual(['TRANSACTION OF MSG_1', 'commit', 'release']);
  });

  test('the store in memory forgets what is old, and the oldest of too many', async () => {
    let time = 0;
    const store = memoryStore({ ttlSeconds: 10, maxIds: 2, now: () => time * 1000 });
    const handle = async (id: string) => {
      const claim = await store.claim(id);
      if (typeof claim === 'object') await claim.commit();
      return typeof claim === 'object' ? 'new' : claim;
    };
    expect(await handle('a')).toBe('new');
    expect(await handle('a')).toBe('done');
    const stuck = await store.claim('stuck');
    expect(await store.claim('stuck')).toBe('busy');
    time = 11;
    expect(await handle('a')).toBe('new');
    for (const id of ['b', 'c', 'd']) await handle(id);
    expect(await handle('a')).toBe('new');
    expect(await handle('d')).toBe('done');
    if (typeof stuck === 'object') await stuck.release();
    expect(await handle('stuck')).toBe('new');
  });
});

test('A lenient receiver hands on what the schema rejects, with the errors', async () => {
  const seen: unknown[] = [];
  const receiver = createReceiver({ ...quiet, lenient: true })
    .onInvalid(({ type }) => seen.push(`invalid ${type}`))
    .on('organization.created', (event, { errors }) => seen.push(event.data, errors.length));
  expect(await receiver.handle(await signed({ ...created, data: 1 }))).toMatchObject({
    status: 204,
    end: 'handled',
  });
  expect(await receiver.handle(await signed(created, 'msg_2'))).toMatchObject({ end: 'handled' });
  expect(seen).toEqual(['invalid organization.created', 1, 1, created.data, 0]);
});

test('In a lenient receiver, handlers of onInvalid decide nothing: without another handler, an event is ignored', async () => {
  const onInvalid = vi.fn();
  const invalid = await signed({ ...created, data: 1 });
  const ignored = { status: 204, end: 'ignored' };
  expect(await createReceiver({ ...quiet, lenient: true }).handle(invalid)).toMatchObject(ignored);
  const receiver = createReceiver({ ...quiet, lenient: true }).onInvalid(onInvalid);
  expect(await receiver.handle(invalid)).toMatchObject(ignored);
  expect(onInvalid).toHaveBeenCalledTimes(1);
});
