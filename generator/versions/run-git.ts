import { execFile, spawn } from 'node:child_process';
import { DiagnosticError, diagnostic } from '../diagnostics/index.js';
import { codeOf, messageOf } from '../diagnostics/thrown.js';

/** The longest answer of a command that lists files, in bytes. */
const LONGEST = 64 * 2 ** 20;

/**
 * Options for every call: git takes no lock, runs no other program to watch files, and reads paths as they are. A commit
 * that is only on a server is not fetched.
 */
const ALWAYS = ['--no-optional-locks', '--no-pager', '--literal-pathspecs', '-c', 'core.fsmonitor=false'];

/** What git tells its hooks about their repository. Its paths are relative to another folder than ours. */
const OF_HOOKS = ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_PREFIX'];

/** The environment of git. A missing object is an error, and git never prompts for a password. */
function environment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !OF_HOOKS.includes(name));
  return { ...Object.fromEntries(own), GIT_NO_LAZY_FETCH: '1', GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' };
}

/**
 * Runs a command of git that only reads, without a shell, and gives its output.
 * @throws DiagnosticError HS780 when git is missing or fails
 */
export function runGit(folder: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { cwd: folder, env: environment(), maxBuffer: LONGEST, encoding: 'utf8' } as const;
    execFile('git', [...ALWAYS, ...args], options, (error, out, err) => {
      if (error === null) resolve(out);
      else reject(gitFailed(codeOf(error) === 'ENOENT' ? 'git is not installed' : err || messageOf(error)));
    });
  });
}

/**
 * The contents of objects, in the given order.
 * @param ids the full ids of blobs
 * @throws DiagnosticError HS780 when git fails or an object is missing
 */
export async function readBlobs(folder: string, ids: readonly string[]): Promise<readonly Buffer[]> {
  const output = await batch(folder, ids);
  const blobs: Buffer[] = [];
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf('\n', at);
    const [, type, size] = output.toString('utf8', at, end).split(' ');
    if (end === -1 || type !== 'blob') throw gitFailed(`the object ${ids[blobs.length] ?? ''} is missing`);
    const start = end + 1;
    blobs.push(output.subarray(start, start + Number(size)));
    at = start + Number(size) + 1;
  }
  if (blobs.length !== ids.length) throw gitFailed('an object is missing');
  return blobs;
}

function batch(folder: string, ids: readonly string[]): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', [...ALWAYS, 'cat-file', '--batch'], { cwd: folder, env: environment() });
    const [out, err]: [Buffer[], Buffer[]] = [[], []];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.on('error', (error) => reject(gitFailed(messageOf(error))));
    child.on('close', (status) => {
      if (status === 0) resolve(Buffer.concat(out));
      else reject(gitFailed(Buffer.concat(err).toString('utf8')));
    });
    // A child that has ended early is reported by its status.
    child.stdin.on('error', () => undefined);
    child.stdin.end(ids.map((id) => `${id}\n`).join(''));
  });
}

/** The error for a version that git cannot give. */
export function gitFailed(reason: string): DiagnosticError {
  const message =
    reason
      .trim()
      .split('\n')[0]
      ?.replace(/^fatal: /, '') ?? '';
  const hint = 'name a commit, tag or branch of the repository that holds the schemas: git:v1.2.0';
  return new DiagnosticError([diagnostic('HS780', { message, hint })]);
}
