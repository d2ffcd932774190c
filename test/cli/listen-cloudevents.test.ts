import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { STANDARD_WEBHOOKS } from '../../generator/catalog/signature.js';
import { signedHeaders } from '../../generator/runtime/signatures.js';
import { REPOSITORY, readTree, temporaryFolder, writeTree } from '../support/folders.js';
import { type Listening, startListening } from '../support/listening.js';
import { runCommand } from '../support/run-command.js';

/** `hookschema listen` with a catalog of CloudEvents. */
const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const TYPE = 'com.acme.order.shipped.v1';
const DATA = { order_id: '5f0c6a3e-2f6b-4a53-9b5e-0a4a6f0d9d11', carrier: 'dhl' };
const ATTRIBUTES = { specversion: '1.0', id: 'e-1', source: '/shop', type: TYPE };
const BINARY = {
  'content-type': 'application/json',
  'ce-specversion': '1.0',
  'ce-id': 'e-1',
  'ce-source': '/shop',
  'ce-type': TYPE,
};
const STRUCTURED = { 'content-type': 'application/cloudevents+json' };

let folder = '';
let listening: Listening;
beforeEach(async () => {
  folder = await temporaryFolder();
  await cp(join(REPOSITORY, 'test/cases/cloudevents/schemas'), join(folder, 'schemas'), { recursive: true });
  const { discriminator, events } = JSON.parse(
    await readFile(join(REPOSITORY, 'test/cases/cloudevents/config.json'), 'utf8'),
  );
  const config = { schemas: 'schemas', out: 'out', discriminator, events };
  await writeTree(folder, { 'hookschema.config.json': JSON.stringify(config) });
  listening = await startListening(folder, ['--secret', SECRET, '--save', 'kept']);
});
afterEach(() => listening.end());

async function post(body: string, headers: Readonly<Record<string, string>>): Promise<number> {
  const signed = await signedHeaders(STANDARD_WEBHOOKS, body, { secret: SECRET, id: 'msg_1' });
  const answer = await fetch(listening.url, { method: 'POST', body, headers: { ...headers, ...signed } });
  return answer.status;
}

const saved = async () => Object.values(await readTree(join(folder, 'kept')));

describe('hookschema listen, for CloudEvents', () => {
  test('assembles an event in binary mode, and keeps the whole of it', async () => {
    expect(await post(JSON.stringify(DATA), BINARY)).toBe(204);
    await vi.waitFor(() => expect(listening.terminal.stdout).toBe(`${TYPE}: valid, answered 204\n`));
    const [text = ''] = await saved();
    expect(JSON.parse(text)).toStrictEqual({
      ...ATTRIBUTES,
      datacontenttype: 'application/json',
      data: DATA,
    });
    const [file = ''] = Object.keys(await readTree(join(folder, 'kept')));
    expect(await runCommand(['validate', join('kept', file)], folder)).toMatchObject({ exit: 0 });
  });

  test('rejects data that the schema rejects in binary mode, with its place in the event', async () => {
    expect(await post('{}', BINARY)).toBe(422);
    await vi.waitFor(() => expect(listening.terminal.stderr).toContain('/data'));
  });

  test('keeps an event in structured mode as it arrived', async () => {
    const body = ` ${JSON.stringify({ ...ATTRIBUTES, data: DATA })}`;
    expect(await post(body, STRUCTURED)).toBe(204);
    expect(await saved()).toStrictEqual([body]);
  });

  test('decodes data in Base64', async () => {
    const data = Buffer.from(JSON.stringify(DATA)).toString('base64');
    expect(await post(JSON.stringify({ ...ATTRIBUTES, data_base64: data }), STRUCTURED)).toBe(204);
    expect(JSON.parse((await saved())[0] ?? '')).toMatchObject({ data: DATA });
  });

  test.each([
    ['a batch', '[]', { 'content-type': 'application/cloudevents-batch+json' }, 'a list of several events'],
    ['a body that is not JSON', '{', BINARY, 'not JSON'],
  ])('refuses %s', async (_what, body, headers, message) => {
    expect(await post(body, headers)).toBe(400);
    await vi.waitFor(() => expect(listening.terminal.stderr).toContain('error HS711'));
    expect(listening.terminal.stderr).toContain(message);
  });
});
