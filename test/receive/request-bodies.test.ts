import { receive, sign, verify } from '@hookschema/scalekit/receive';
import { describe, expect, test } from 'vitest';

/** How the bytes of a body are read: from streams of any kind, up to the limit. */
const secrets = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const body = `{"type":"tomorrow.added","text":"${'Zoë 漢字 🙂'.repeat(500)}"}`;
const bytes = new TextEncoder().encode(body);
const headers = await sign(body, { secret: secrets });

/** A stream that gives the same buffer again for each chunk, so that a kept chunk becomes another text. */
async function* reusing(size: number) {
  const buffer = new Uint8Array(size);
  for (let at = 0; at < bytes.length; at += size) {
    const chunk = bytes.subarray(at, at + size);
    buffer.set(chunk);
    yield buffer.subarray(0, chunk.length);
  }
}

describe('A stream', () => {
  test.each([1, 2, 3, 7, 1000, bytes.length - 1, bytes.length])(
    'whose chunks of %i bytes are one buffer is read as it was at each chunk',
    async (size) => {
      const found = await verify({ headers, body: reusing(size) }, { secrets });
      expect(found).toMatchObject({ verified: true });
      const read = found.verified ? found.body : new Uint8Array();
      expect(Buffer.compare(read, bytes)).toBe(0);
      expect(read.buffer.byteLength).toBe(bytes.length);
    },
  );

  test.each([bytes.length, bytes.length - 1])('with a limit of %i bytes', async (maxBytes) => {
    const found = await verify({ headers, body: reusing(100) }, { secrets, maxBytes });
    expect(found).toMatchObject(maxBytes < bytes.length ? { reason: 'too-large' } : { verified: true });
  });

  test.each([5, {}, null, [1]])('of something else than text and bytes cannot be read: %j', async (chunk) => {
    const body = (async function* () {
      yield chunk;
    })();
    expect(await receive({ headers, body }, { secrets })).toMatchObject({ reason: 'unreadable' });
    expect(await receive({ headers, body }, { alreadyVerified: true })).toMatchObject({
      kind: expect.not.stringMatching('known'),
    });
  });
});

test('What is neither text nor bytes is not signed', async () => {
  for (const payload of [{ type: 'tomorrow.added' }, 5, undefined])
    await expect(sign(payload as unknown as string, { secret: secrets })).rejects.toThrow(
      new TypeError('a body is text or bytes'),
    );
});
