import { createServer, type Server } from 'node:http';
import { resolveConfig } from '../../config/resolve-config.js';
import { DiagnosticError, diagnostic } from '../../diagnostics/index.js';
import { messageOf } from '../../diagnostics/thrown.js';
import { shortened, visibleLine } from '../../text/visible.js';
import { chosenCatalog } from '../catalog-choice.js';
import type { Outcome } from '../command.js';
import { readConfiguration } from '../from-flag.js';
import { loadValidator } from '../load-validator.js';
import { inFolder } from '../rebased-paths.js';
import { requireKeys } from '../require-keys.js';
import { createPoster } from '../send/post.js';
import { resolveTarget } from '../send/resolve-target.js';
import type { ListenCall } from './listen-options.js';
import { type Received, type Receiving, receiveOne } from './receive-one.js';
import { payloadSaver } from './save-payload.js';

/** Where to listen: at an address that only this machine has. */
const HOST = '127.0.0.1';

/** The number of requests that are handed on at a time. */
const CONCURRENCY = 10;

/**
 * Receives requests until the terminal stops it. Each is a report of its own.
 * @throws UsageError for wrong options; DiagnosticError for wrong schemas, HS731 for a target elsewhere, HS740 for a port
 * that cannot be used
 */
export async function runListen(call: ListenCall): Promise<Outcome> {
  const { flags, terminal, publish } = call;
  const { cwd } = terminal;
  const { config, base, source } = await readConfiguration(flags, cwd);
  const target =
    flags.forward === undefined
      ? undefined
      : await resolveTarget(flags.forward, 'forward', flags.remote ?? false);
  const { settings, validate } = await inFolder(cwd, base, async () => {
    const catalog = chosenCatalog(await resolveConfig(config, base, source), flags.catalog);
    return { settings: catalog.catalog, validate: await loadValidator(catalog, cwd) };
  });
  const keys = await requireKeys(settings.signature, flags.secret ?? terminal.env.WEBHOOK_SECRET);
  const forward = target && createPoster(target, CONCURRENCY);
  const save = flags.save === undefined ? undefined : payloadSaver(cwd, flags.save);
  const server = serverFor({ settings, keys, validate, save, forward }, publish);
  const port = await listen(server, Number(flags.port ?? '4000'));
  const url = `http://${HOST}:${port}`;
  publish({ exit: 0, result: { listening: url }, err: `listening on ${url}; press Ctrl-C to stop\n` });
  await new Promise<void>((resolve) => terminal.onStop(resolve));
  server.close();
  server.closeAllConnections();
  forward?.close();
  return { exit: 0, isReported: true };
}

function serverFor(receiving: Receiving, publish: ListenCall['publish']): Server {
  return createServer(async (request, response) => {
    if (request.method !== 'POST') {
      response.writeHead(405, { allow: 'POST' }).end();
      return;
    }
    const received = await receiveOne(request, receiving);
    const { status, text } = received;
    // What has not been read of a body cannot be skipped, so the connection ends.
    response
      .writeHead(status, status === 413 ? { connection: 'close' } : {})
      .end(status === 204 ? undefined : text);
    publish(outcomeFor(received));
  });
}

/** @returns the port. @throws DiagnosticError HS740 */
function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      const wording = {
        message: `port ${port} cannot be used: ${messageOf(error)}`,
        hint: 'choose another --port',
      };
      reject(new DiagnosticError([diagnostic('HS740', wording)]));
    });
    server.listen(port, HOST, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

/** The number of characters of an event type that are shown. */
const LENGTH = 200;

function outcomeFor({ kind, event, status, problems, result }: Received): Outcome {
  const name = event === undefined ? '(no event type)' : visibleLine(shortened(event, LENGTH));
  const what = kind === 'unverified' ? 'a request' : name;
  const isWrong = problems.some(({ severity }) => severity === 'error');
  return {
    exit: isWrong ? 1 : 0,
    diagnostics: problems,
    result,
    out: `${what}: ${kind}, answered ${status}\n`,
  };
}
