import type { CatalogSettings } from '../../catalog/draft/catalog-settings.js';
import { namedEvent } from '../../catalog/named-event.js';
import { type Diagnostic, diagnostic } from '../../diagnostics/index.js';
import { messageOf } from '../../diagnostics/thrown.js';
import type { JsonObject, JsonValue } from '../../json/json.js';
import { checkPayload, type Validate, type Verdict, type VerdictKind } from '../../payloads/check-payload.js';
import type { ValidateRequest } from '../../payloads/evaluate-validator.js';
import { ANSWERS, verifyRequest } from '../../runtime/receive.js';
import type { Key } from '../../runtime/signatures.js';
import type { Answered, Poster } from '../send/post.js';
import { type ReadEvent, readEvent } from './read-event.js';
import type { SavePayload } from './save-payload.js';

/** What arrived, and how it was answered. */
export interface Received {
  readonly status: number;
  /** The body of the answer. */
  readonly text: string;
  readonly kind: VerdictKind | 'unverified';
  readonly event: string | undefined;
  readonly problems: readonly Diagnostic[];
  /** For programs. */
  readonly result: JsonObject;
}

/** How to receive requests. */
export interface Receiving {
  readonly settings: CatalogSettings;
  readonly keys: readonly Key[];
  readonly validate: ValidateRequest;
  readonly save: SavePayload | undefined;
  readonly forward: Poster | undefined;
}

/** The statuses of the emitted receiver. */
const STATUSES: Readonly<Record<VerdictKind, number>> = {
  valid: ANSWERS.handled,
  unknown: ANSWERS.unknown,
  invalid: ANSWERS.invalid,
  malformed: ANSWERS.malformed,
};

/** Verifies a request, checks its payload, keeps it and hands it on. Never throws. */
export async function receiveOne(request: unknown, receiving: Receiving): Promise<Received> {
  const { settings, keys, validate, save, forward } = receiving;
  const found = await verifyRequest(settings.signature, request, {}, keys);
  if (!('body' in found)) return unverified(found.reason, found.message);
  const { body, headers, id } = found;
  const read = readEvent(body, headers, settings.discriminator);
  const verdict = verdictOf(read, (payload) => validate(payload, Object.fromEntries(headers)));
  const text = 'text' in read ? read.text : undefined;
  const event = text === undefined ? undefined : namedEvent(parsed(text), headers, settings.discriminator);
  const { problem } = verdict;
  // For the emitted receiver, a payload without an event type is malformed. For the validator it is invalid, or unknown.
  const kind = event === undefined && verdict.kind !== 'valid' ? 'malformed' : verdict.kind;
  const kept = 'bytes' in read ? read.bytes : body;
  const saved = await save?.({ event, id, body: kept });
  const answer = forward === undefined ? undefined : await handOn(forward, headers, body);
  const file = saved !== undefined && 'file' in saved ? saved.file : undefined;
  const status = answer === undefined ? STATUSES[kind] : 'status' in answer ? answer.status : 502;
  return {
    status,
    text: answer !== undefined && 'body' in answer ? answer.body : '',
    kind,
    event,
    problems: [
      ...(problem === undefined ? [] : [problem(file ?? id ?? '<request>')]),
      ...(saved !== undefined && 'problem' in saved ? [saved.problem] : []),
      ...(answer !== undefined && 'problem' in answer ? [answer.problem] : []),
    ],
    result: {
      ...{ kind, event: event ?? null, id: id ?? null, bytes: body.length, status },
      ...(file !== undefined && { file }),
      ...(answer !== undefined && { forwarded: 'status' in answer }),
    },
  };
}

/** The result for the event of a request, or for a request that carries none. */
function verdictOf(read: ReadEvent, validate: Validate): Verdict {
  if ('text' in read) return checkPayload({ text: read.text, line: 1, column: 1 }, validate);
  const wording = { message: `not an event: ${read.reason}`, hint: 'send one event per request' };
  return { kind: 'malformed', problem: (file) => diagnostic('HS711', wording, { file }) };
}

/** What to do about a request that is not verified. */
const HINT =
  'check that --secret is the secret of this endpoint, and that nothing on the way changes the body';
const HINTS: ReadonlyMap<string, string> = new Map([
  [
    'missing-header',
    'the provider signs in another way, or the request is not from it: see the option signature',
  ],
  ['malformed-header', 'the provider signs in another way: see the option signature'],
  ['too-old', 'compare the clock of this machine; a request that is kept and sent later is refused'],
  ['too-new', 'compare the clock of this machine'],
  ['too-large', 'send one event per request'],
  ['unreadable', 'the connection has ended early: check what is between the provider and this machine'],
]);

function unverified(reason: string, message: string): Received {
  const status = reason === 'too-large' ? ANSWERS['too-large'] : ANSWERS.unverified;
  const hint = HINTS.get(reason) ?? HINT;
  return {
    status,
    text: reason,
    kind: 'unverified',
    event: undefined,
    problems: [diagnostic('HS741', { message: `${reason}: ${message}`, hint })],
    result: { kind: 'unverified', reason, status },
  };
}

/** Headers that are about one connection only, or that the next request has its own of. */
const NOT_HANDED_ON = new Set([
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'transfer-encoding',
  'upgrade',
]);

async function handOn(
  forward: Poster,
  headers: ReadonlyMap<string, string>,
  body: Uint8Array,
): Promise<Answered | { readonly problem: Diagnostic }> {
  try {
    return await forward.post(
      Object.fromEntries([...headers].filter(([name]) => !NOT_HANDED_ON.has(name))),
      body,
    );
  } catch (error) {
    const wording = {
      message: `no answer: ${messageOf(error)}`,
      hint: 'start the receiver, and check --forward',
    };
    return { problem: diagnostic('HS732', wording) };
  }
}

function parsed(text: string): JsonValue {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
