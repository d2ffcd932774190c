import { spawn } from 'node:child_process';

/**
 * @typedef {object} CommandOptions
 * @property {string} cwd
 * @property {Readonly<Record<string, string>>} [env] added to the environment
 * @property {number} [umask] file mode creation mask of the command
 * @property {number} [exit] the expected exit status; default: 0
 * @property {number} [minutes] the time limit; default: 4
 */

/** Functions that end the commands still running, with their child processes. @type {Set<() => void>} */
const endings = new Set();
process.on('exit', () => {
  for (const end of endings) end();
});

/**
 * Runs a command without standard input and colours.
 *
 * @param {readonly [command: string, ...args: string[]]} command
 * @param {CommandOptions} options
 * @returns {Promise<string>} the text that it wrote to standard output
 * @throws {Error} with everything that it printed, when its exit status is not the expected one
 */
export function run([command, ...args], { exit = 0, minutes = 4, ...options }) {
  const child = start(command, args, options);
  const { pid } = child;
  const end = () => pid !== undefined && process.kill(-pid, 'SIGKILL');
  const timer = setTimeout(end, minutes * 60_000);
  endings.add(end);
  const printed = { all: '', out: '' };
  child.stdout.setEncoding('utf8').on('data', (text) => {
    printed.all += text;
    printed.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    printed.all += text;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status, signal) => {
      clearTimeout(timer);
      endings.delete(end);
      if (status === exit) resolve(printed.out);
      else reject(failure([command, ...args].join(' '), `exit status ${signal ?? status}`, printed.all));
    });
  });
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Pick<CommandOptions, 'cwd' | 'env' | 'umask'>} options
 */
function start(command, args, { cwd, env = {}, umask = process.umask() }) {
  const { FORCE_COLOR: _color, ...inherited } = process.env;
  const before = process.umask(umask);
  try {
    return spawn(command, args, {
      cwd,
      env: { ...inherited, NO_COLOR: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true, // its own process group, so that it can be ended as a whole
    });
  } finally {
    process.umask(before);
  }
}

/**
 * An error whose stack is the output of the command: the real stack would say nothing useful.
 *
 * @param {string} command
 * @param {string} how
 * @param {string} printed
 */
function failure(command, how, printed) {
  const error = new Error(`${command}\n${how}\n${printed.trim()}`);
  error.stack = error.message;
  return error;
}
