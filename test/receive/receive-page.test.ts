import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createReceiver, sign, verify } from '@hookschema/scalekit/receive';
import { globSync } from 'tinyglobby';
import { afterEach, expect, test, vi } from 'vitest';
import * as bullmq from '../../docs/examples/queues/bullmq.js';
import * as pgBoss from '../../docs/examples/queues/pg-boss.js';
import { REPOSITORY } from '../support/folders.js';

const EXAMPLES = join(REPOSITORY, 'docs', 'examples');
const page = readFileSync(join(REPOSITORY, 'docs', 'RECEIVE.md'), 'utf8');
const blocks = [...page.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, text]) => text);

test.each(globSync(['receivers/**/*.ts', 'stores/*.ts', 'queues/*.ts'], { cwd: EXAMPLES }).sort())(
  'docs/RECEIVE.md shows the code of docs/examples/%s',
  (file) => {
    expect(blocks).toContain(readFileSync(join(EXAMPLES, file), 'utf8'));
  },
);

test('docs/RECEIVE.md never lets Express or Nest refuse what the receiver accepts', () => {
  expect(page.match(/express\.raw\([^)]*\)/g)).toEqual(['express.raw({ type: "*/*", limit: "1mb" })']);
  expect(page).toContain("useBodyParser('json', { limit: '1mb' })");
});

test('The receiver recommends the same for Express as docs/RECEIVE.md', async () => {
  const request = { headers: {}, body: {}, app: () => {} };
  const { message } = { message: '', ...(await verify(request, { secrets: 'whsec_AAAA' })) };
  expect(page).toContain(/express\.raw\([^)]*\)/.exec(message)?.[0]);
});

afterEach(() => vi.unstubAllEnvs());

type Enqueue = (request: object) => Promise<number>;
const added: unknown[] = [];
const QUEUES: readonly (readonly [string, Enqueue])[] = [
  [
    'bullmq',
    (request) =>
      bullmq.enqueue({ add: async (...job: unknown[]) => added.push(job) } as never, request as never),
  ],
  ['pg-boss', (request) => pgBoss.enqueue({} as never, {} as never, request as never)],
];

test.each(QUEUES)('the example of %s answers what the receiver answers', async (_name, enqueue) => {
  const secrets = 'whsec_AAAA';
  vi.stubEnv('SCALEKIT_WEBHOOK_SECRET', secrets);
  const receiver = createReceiver({ secrets, onError: () => {} });
  const answered = async (request: object) => [
    await enqueue(request).catch(() => 500),
    (await receiver.handle(request as never)).status,
  ];
  expect(await answered({ body: '{}', headers: {} })).toEqual([401, 401]);
  expect(await answered({ body: 'x'.repeat(2 ** 20 + 1), headers: {} })).toEqual([413, 413]);
  expect(await answered({ body: {}, headers: {} })).toEqual([500, 500]);
  expect(added).toEqual([]);
  vi.stubEnv('SCALEKIT_WEBHOOK_SECRET', '');
  await expect(enqueue({ body: '{}', headers: {} })).rejects.toThrow('a secret is missing');
});

test('The example of bullmq gives each delivery an id that BullMQ takes', async () => {
  const secret = 'whsec_AAAA';
  vi.stubEnv('SCALEKIT_WEBHOOK_SECRET', secret);
  const ids: string[] = [];
  const queue = {
    add: async (_name: string, _data: object, { jobId }: { jobId: string }) => ids.push(jobId),
  };
  for (const id of ['msg_1', '123', 'a:b', 'a%3Ab'])
    expect(
      await bullmq.enqueue(queue as never, { body: '{}', headers: await sign('{}', { secret, id }) }),
    ).toBe(200);
  expect(new Set(ids).size).toBe(4);
  for (const id of ids) expect(id).toMatch(/^(?!\d+$)[^:]+$/);
});
