import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { promisify, stripVTControlCharacters } from 'node:util';
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
  /** The framework of the table that must give the same answers. Undefined for those in the table. */
  readonly like?: string;
  /** What to run before, without the secret of the server. */
  readonly build?: readonly string[];
}

const NEXT = 'node_modules/next/dist/bin/next';
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
  next('Next.js', 'dev'),
  own('NestJS', 'nestjs', 'in NestJS, create the app with { rawBody: true }'),
  own('Workers', 'workers', UNREAD),
  {
    ...own('Express 4', 'express', 'in Express, put express.raw'),
    command: ['--import', './dist/programs/express-4.js', 'dist/programs/express.js'],
    like: 'Express',
  },
  { ...next('Next.js, built', 'start'), like: 'Next.js', build: [NEXT, 'build'] },
  {
    ...next('Next.js, Pages Router', 'start', '/api'),
    cure: 'in Next.js, export const config',
    like: 'Node http',
    build: [NEXT, 'build'],
  },
];

/** A program of the command line of Next.js. */
function next(name: string, program: 'dev' | 'start', folder = ''): Framework {
  return {
    name,
    cure: UNREAD,
    command: [NEXT, program, '-H', '127.0.0.1', '-p', '0'],
    urlsIn: (printed) => {
      const [, origin] = /Local:\s+(http:\S+)/.exec(printed) ?? [];
      const isReady = /Ready in/.test(printed);
      return isReady
        ? { webhooks: `${origin}${folder}/webhooks`, parsed: `${origin}${folder}/parsed` }
        : undefined;
    },
  };
}

const ENVIRONMENT = { ...process.env, NEXT_TELEMETRY_DISABLED: '1', NO_COLOR: '1' };

const built = new Set<string>();

/** Runs what a framework needs before it starts, once. The secret is another one, as it is where images are built. */
async function build(command: readonly string[]): Promise<void> {
  const key = command.join(' ');
  if (built.has(key)) return;
  built.add(key);
  const env = { ...ENVIRONMENT, SCALEKIT_WEBHOOK_SECRET: 'whsec_AAAA' };
  await promisify(execFile)(process.execPath, command, { env });
}

/** Builds and starts a server. Rejects when it ends, or has not said where it is within two minutes. */
export async function startServer(framework: Framework, secret: string): Promise<Server> {
  if (framework.build !== undefined) await build(framework.build);
  return start(framework, secret);
}

function start({ name, command, urlsIn }: Framework, secret: string): Promise<Server> {
  const child = spawn(process.execPath, command, {
    env: { ...ENVIRONMENT, SCALEKIT_WEBHOOK_SECRET: secret },
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
