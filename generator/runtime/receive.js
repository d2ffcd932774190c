import { readRequest } from "./request.js";
import { deliveryOf, signatureProblem, unverified, verificationKeys } from "./signatures.js";

// Receives webhooks: verify, parse, handle, answer.

/**
 * Checks the signature of a request.
 * @param {import("./signatures.js").SignatureScheme} scheme of the catalog
 * @param {any} request
 * @param {any} options
 * @param {readonly import("./signatures.js").Key[] | Promise<import("./signatures.js").Key[]>} [keys] the keys of `options.secrets`, where they are imported already
 */
export async function verifyRequest(scheme, request, options, keys) {
  try {
    const { toleranceSeconds = 300, maxBytes = 1_048_576, now = Date.now } = options;
    // No number is smaller than NaN: a limit that is not a number would be none.
    if (!(toleranceSeconds >= 0 && maxBytes >= 0))
      throw new TypeError("toleranceSeconds and maxBytes must be numbers from 0");
    const used = options.signature ?? scheme;
    const fitting = await (keys ?? verificationKeys(used, options));
    const arrived = await readRequest(request, maxBytes, fitting === undefined);
    if ("verified" in arrived) return arrived;
    const { body, headers } = arrived;
    const problem =
      fitting && (await signatureProblem(used, fitting, headers, body, toleranceSeconds, now()));
    return problem ?? { verified: true, body, headers, ...deliveryOf(used, headers) };
  } catch (error) {
    return unverified("misconfigured", error instanceof Error ? error.message : String(error));
  }
}

/**
 * What a request is: verified, then parsed.
 * @param {Awaited<ReturnType<typeof verifyRequest>>} found
 * @param {(body: unknown, headers: any) => any} parse
 */
export function outcomeOfRequest(found, parse) {
  if (!("body" in found)) return { kind: "unverified", reason: found.reason, message: found.message };
  const { body, headers, id, timestamp } = found;
  return { ...parse(body, headers), id, timestamp };
}

/** The status for each way in which a request can end. Any status from 200 to 299 tells the provider not to send again. */
export const ANSWERS = {
  handled: 204,
  ignored: 204,
  unknown: 204,
  duplicate: 204,
  malformed: 400,
  unverified: 401,
  busy: 409,
  "too-large": 413,
  invalid: 422,
  failed: 500,
};

/**
 * A receiver: handlers by event type, and what to answer.
 * @param {(request: any) => Promise<any>} receiveOne gives the outcome of a request
 * @param {readonly string[]} types all event types
 * @param {any} options
 * @param {import("./signatures.js").SignatureScheme} scheme of the requests
 */
export function receiverFor(receiveOne, types, options, scheme) {
  if (options.store && scheme.id === undefined)
    throw new TypeError("a store needs an id, which the signature scheme does not have: pass store: false");
  const { store = storeInMemory({}), lenient = false, onError = logError, answers = {} } = options;
  for (const [end, status = 200] of Object.entries(answers))
    if (!(Number.isInteger(status) && status >= 200 && status <= 599))
      throw new TypeError(`answers.${end} must be a status from 200 to 599`);
  /** @param {string} end @returns {number} */
  const statusOf = (end) => answers[end] ?? /** @type {any} */ (ANSWERS)[end];
  /** @type {{ matches: (type: string) => boolean, handler: Function }[]} */
  const handlers = [];
  /** @type {Record<string, Function[]>} */
  const otherHandlers = { unknown: [], invalid: [], malformed: [], unverified: [] };
  const add = (/** @type {string} */ kind) => (/** @type {Function} */ handler) => {
    otherHandlers[kind]?.push(handler);
    return receiver;
  };

  /**
   * True for an event that the handlers get.
   * @param {any} outcome
   */
  const isForHandlers = ({ kind }) => kind === "known" || (lenient && kind === "invalid");

  /**
   * The calls that an outcome leads to.
   * @param {any} outcome
   */
  const callsFor = (outcome) => {
    /** @type {((context: unknown) => unknown)[]} */
    const calls = (otherHandlers[outcome.kind] ?? []).map((handler) => () => handler(outcome));
    if (!isForHandlers(outcome)) return calls;
    const { event = outcome.payload, errors = [], type, id, timestamp } = outcome;
    for (const { matches, handler } of handlers) {
      if (matches(type)) calls.push((context) => handler(event, { type, id, timestamp, errors, context }));
    }
    return calls;
  };

  /**
   * Makes the calls, and says how the request ends. What is going to be sent again is not remembered as handled.
   * @param {any} outcome
   * @param {((context: unknown) => unknown)[]} calls
   * @param {unknown[]} errors gets what fails after the error that is thrown
   */
  const endOf = async (outcome, calls, errors) => {
    const { kind, reason, id } = outcome;
    if (reason === "misconfigured" || reason === "parsed-body") throw new Error(outcome.message);
    const isOnce = calls.length > 0 && (kind === "unknown" || isForHandlers(outcome));
    const claim = isOnce && store && id !== undefined ? await store.claim(id) : undefined;
    if (claim === "done") return "duplicate";
    if (claim === "busy") return "busy";
    try {
      for (const call of calls) await call(claim?.context);
      await claim?.commit();
    } catch (error) {
      try {
        await claim?.release();
      } catch (second) {
        errors.push(second);
      }
      throw error;
    }
    // Handlers of `onInvalid` decide nothing.
    const others = otherHandlers[kind] ?? [];
    if (isForHandlers(outcome)) return calls.length > others.length ? "handled" : "ignored";
    return reason === "too-large" ? reason : kind;
  };

  /** @param {unknown[]} errors @param {any} outcome */
  const report = async (errors, outcome) => {
    for (const error of errors) {
      try {
        await onError(error, outcome);
      } catch (second) {
        logError(second);
      }
    }
  };

  /** @param {any} request */
  const handle = async (request) => {
    const outcome = await receiveOne(request);
    /** @type {unknown[]} */
    const errors = [];
    try {
      const end = await endOf(outcome, callsFor(outcome), errors);
      return { status: statusOf(end), end, outcome };
    } catch (error) {
      await report([error, ...errors], outcome);
      return { status: statusOf("failed"), end: "failed", outcome, error };
    }
  };

  const receiver = {
    /** @param {string} pattern @param {Function} handler */
    on(pattern, handler) {
      const matches = matcherOf(pattern);
      if (!types.some(matches)) throw new TypeError(`no event type matches ${JSON.stringify(pattern)}`);
      handlers.push({ matches, handler });
      return receiver;
    },
    onUnknown: add("unknown"),
    onInvalid: add("invalid"),
    onMalformed: add("malformed"),
    onUnverified: add("unverified"),
    exhaustive() {
      const unhandled = types.filter((type) => !handlers.some(({ matches }) => matches(type)));
      if (unhandled.length > 0) throw new TypeError(`there is no handler for ${unhandled.join(", ")}`);
      return receiver;
    },
    handle,
    /** @param {any} request */
    async fetch(request) {
      const { status, end } = await handle(request);
      return new Response(textOf(status, end), { status, headers: PLAIN });
    },
    /** @param {any} request @param {any} response */
    async node(request, response) {
      const { status, end, outcome } = await handle(request);
      try {
        if (end === "too-large") {
          // A connection that ends with unread bytes is reset, and the sender may lose the answer. So the rest of the body is
          // read and forgotten, for a second at most.
          response.writeHead(status, { ...PLAIN, connection: "close" }).flushHeaders();
          await new Promise((done) => {
            AbortSignal.timeout(1000).onabort = done;
            request.once("end", done).resume();
          });
        } else response.writeHead(status, PLAIN);
        response.end(textOf(status, end));
      } catch (error) {
        // Something else has answered, such as a timeout of the server.
        await report([error], outcome);
      }
    },
  };
  return receiver;
}

/** @param {unknown} error */
function logError(error) {
  console.error(error);
}

const PLAIN = { "content-type": "text/plain; charset=utf-8" };

/**
 * The body of an answer: one word for people who look at deliveries. Some statuses have no body.
 * @param {number} status
 * @param {string} end
 */
function textOf(status, end) {
  return status === 204 || status === 205 || status === 304 ? null : end;
}

/**
 * @param {string} pattern an event type, or the start of some and `*`
 * @returns {(type: string) => boolean}
 */
function matcherOf(pattern) {
  const start = pattern.endsWith("*") ? pattern.slice(0, -1) : undefined;
  return (type) => type === pattern || (start !== undefined && type.startsWith(start));
}

/**
 * A store in memory, for one process. It forgets ids after some time, and the oldest where there are too many.
 * @param {{ ttlSeconds?: number, maxIds?: number, now?: () => number }} options
 */
export function storeInMemory(options) {
  const { ttlSeconds = 259_200, maxIds = 100_000, now = Date.now } = options;
  if (!(ttlSeconds >= 0 && maxIds >= 0)) throw new TypeError("ttlSeconds and maxIds must be numbers from 0");
  /**
   * When each id was handled, the oldest first.
   * @type {Map<string, number>}
   */
  const handled = new Map();
  const busy = new Set();
  const forget = () => {
    for (const [id, time] of handled) {
      if (handled.size <= maxIds && now() - time <= ttlSeconds * 1000) return;
      handled.delete(id);
    }
  };
  return {
    /** @param {string} id */
    async claim(id) {
      forget();
      if (handled.has(id)) return "done";
      if (busy.has(id)) return "busy";
      busy.add(id);
      return {
        context: undefined,
        async commit() {
          busy.delete(id);
          handled.set(id, now());
        },
        async release() {
          busy.delete(id);
        },
      };
    },
  };
}
