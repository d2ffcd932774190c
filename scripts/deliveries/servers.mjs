import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';

/**
 * A server with data of its own, which only a socket in its folder reaches.
 *
 * @typedef {{ socket: string, stop: () => Promise<void> }} DataServer
 */

/** Where Debian has the programs of PostgreSQL, one folder per version. */
const POSTGRES = '/usr/lib/postgresql';

/**
 * Starts Redis in a folder.
 *
 * @param {string} folder
 * @returns {Promise<DataServer>}
 * @throws {Error} when Redis is not installed
 */
export function startRedis(folder) {
  const socket = path.join(folder, 'redis.sock');
  const options = [
    '--port',
    '0',
    '--unixsocket',
    socket,
    '--save',
    '',
    '--appendonly',
    'no',
    '--dir',
    folder,
  ];
  return start({ command: 'redis-server', options, socket, missing: "install Debian's redis-server" });
}

/**
 * Creates a PostgreSQL database in a folder and starts its server, as the user postgres if this process belongs to root,
 * because PostgreSQL does not run as root. Nothing is forced to the disk: the tests kill clients, not the machine.
 *
 * @param {string} folder
 * @returns {Promise<DataServer>}
 * @throws {Error} when PostgreSQL is not installed
 */
export function startPostgres(folder) {
  const missing = "install Debian's postgresql";
  const version = existsSync(POSTGRES) ? readdirSync(POSTGRES).sort().at(-1) : undefined;
  if (version === undefined) throw new Error(`PostgreSQL is missing: ${missing}`);
  const programs = path.join(POSTGRES, version, 'bin');
  const user = process.getuid?.() === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : {};
  if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid);
  const data = path.join(folder, 'data');
  const create = ['-D', data, '-U', 'postgres', '-A', 'trust', '--no-sync', '-E', 'UTF8', '--locale=C'];
  execFileSync(path.join(programs, 'initdb'), create, { ...user, cwd: folder, stdio: 'pipe' });
  const settings = [
    'listen_addresses=',
    'fsync=off',
    'max_connections=200',
    `unix_socket_directories=${folder}`,
  ];
  const options = ['-D', data, ...settings.flatMap((one) => ['-c', one])];
  const socket = path.join(folder, '.s.PGSQL.5432');
  return start({ command: path.join(programs, 'postgres'), options, socket, missing, user });
}

/** The id of the user or group postgres. @param {'-u' | '-g'} option */
function idOf(option) {
  return Number(execFileSync('id', [option, 'postgres'], { encoding: 'utf8' }));
}

/**
 * @param {{ command: string, options: string[], socket: string, missing: string, user?: { uid?: number, gid?: number } }} server
 * @returns {Promise<DataServer>}
 */
async function start({ command, options, socket, missing, user = {} }) {
  mkdirSync(path.dirname(socket), { recursive: true });
  const child = spawn(command, options, {
    ...user,
    cwd: path.dirname(socket),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => {
      printed = `${printed}${text}`.slice(-10_000);
    });
  const ended = new Promise((resolve) => child.once('close', resolve));
  /** @type {Error | undefined} */
  let failure;
  child.once('error', (error) => {
    failure = error;
  });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  for (let tries = 0; !existsSync(socket) || !/ready to accept connections/i.test(printed); tries += 1) {
    if (failure !== undefined) throw new Error(`${path.basename(command)} is missing: ${missing}`);
    if (child.exitCode !== null || tries > 600) throw new Error(`${command} has not started\n${printed}`);
    await setTimeout(100);
  }
  return {
    socket: command.endsWith('postgres') ? path.dirname(socket) : socket,
    stop: async () => {
      process.off('exit', kill);
      child.kill('SIGINT');
      await ended;
    },
  };
}
