import { type ChildProcess, spawn } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';
import type { Urls } from './programs/announce.js';

/** A server under test, in a process of its own. */
export interface Server {
  readonly urls: Urls;
  /** Everything that it has printed. */
  printed(): string;
  stop(): Promise<void>;
}

/** How to start a framework's server, and how it says where it is. */
export interface Framework {
  readonly name: string;
  readonly command: readonly string[];
  readonly urlsIn: (printed: string) => Urls | undefined;
  /** What the error about a parsed body says to do. */
  readonly cure: string;
}

const UNREAD = 'call this before anything reads the Request';

const own = (name: string, program: string, cure: string): Framework => ({
  name,
  cure,
  command: [`dist/programs/${program}.js`],
  urlsIn: (printed) => {
    const line = /^\{"urls":.*\}$/m.exec(printed);
    return line === null ? undefined : JSON.parse(line[0]).urls;
  },
});

/** The frameworks, in the order of the table. */
export const FRAMEWORKS: readonly Framework[] = [
  own('Node http', 'node-http', 'hand over the text or the bytes that arrived'),
  own('Express', 'express', 'in Express, put express.raw'),
  own('Fastify', 'fastify', 'in Fastify, add addContentTypeParser'),
  own('Hono', 'hono', UNREAD),
  {
    name: 'Next.js',
    cure: UNREAD,
    command: ['node_modules/next/dist/bin/next', 'dev', '-H', '127.0.0.1', '-p', '0'],
    urlsIn: (printed) => {
      const [, origin] = /Local:\s+(http:\S+)/.exec(printed) ?? [];
      const isReady = /Ready in/.test(printed);
      return isReady ? { webhooks: `${origin}/webhooks`, parsed: `${origin}/parsed` } : undefined;
    },
  },
  own('NestJS', 'nestjs', 'in NestJS, create the app with { rawBody: true }'),
  own('Workers', 'workers', UNREAD),
];

/** Starts a server. Rejects when it ends, or has not said where it is within two minutes. */
export function startServer({ name, command, urlsIn }: Framework, secret: string): Promise<Server> {
  const child = spawn(process.execPath, command, {
    env: { ...process.env, SCALEKIT_WEBHOOK_SECRET: secret, NEXT_TELEMETRY_DISABLED: '1', NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true, // a group, because some servers have child processes
  });
  let printed = '';
  return new Promise((resolve, reject) => {
    const fail = (how: string) => {
      endGroup(child);
      reject(new Error(`${name}: ${how}\n${printed}`));
    };
    const timer = setTimeout(() => fail('no server after two minutes'), 120_000);
    child.once('exit', (status) => fail(`ended with ${status}`));
    const read = (text: string) => {
      printed += stripVTControlCharacters(text);
      const urls = urlsIn(printed);
      if (urls === undefined) return;
      clearTimeout(timer);
      child.removeAllListeners('exit');
      resolve({ urls, printed: () => printed, stop: () => stop(child) });
    };
    child.stdout.setEncoding('utf8').on('data', read);
    child.stderr.setEncoding('utf8').on('data', read);
  });
}

/** Ends the process and its children. */
function stop(child: ChildProcess): Promise<void> {
  return new Promise((done) => {
    child.once('close', () => done());
    endGroup(child);
  });
}

function endGroup({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}
