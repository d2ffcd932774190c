import { readFileSync } from 'node:fs';
import { hostname, uptime } from 'node:os';
import { codeOf } from '../diagnostics/thrown.js';

/** The run that has a lock, as the lock's file says it. */
export interface Owner {
  readonly pid: number;
  /** When its process started, as the system writes it. Empty where the system does not show it. */
  readonly started: string;
  readonly host: string;
  readonly token: string;
}

/** How long a lock of another machine counts, in milliseconds. Nothing here shows whether its owner is alive. */
const OTHER_HOST_AGE = 10 * 60_000;
/** How far the clock of another machine, or of a network drive, may be ahead, in milliseconds. */
const SKEW = 10 * 60_000;
/**
 * A lock may be read while it is being written. When it still has no owner after this time, its owner died at that
 * moment, or it is not a lock of hookschema.
 */
const UNREADABLE_AGE = 2_000;

/** This process, as the owner of a lock. */
export function thisOwner(token: string): Owner {
  return { pid: process.pid, started: startOf(process.pid), host: hostname(), token };
}

/** The owner that a lock names. Undefined for a text that is not a lock, or whose number cannot be a process. */
export function readOwner(text: string): Owner | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return undefined;
    const { pid, host, started = '', token = '' } = value as Readonly<Record<string, unknown>>;
    // To the system, 0 and negative numbers mean groups of processes, which always exist.
    if (typeof pid !== 'number' || !Number.isSafeInteger(pid) || pid <= 0) return undefined;
    if (typeof host !== 'string' || typeof started !== 'string' || typeof token !== 'string')
      return undefined;
    return { pid, host, started, token };
  } catch {
    return undefined;
  }
}

/**
 * True for a lock whose owner cannot be running any more.
 * @param text the lock's text
 * @param written when the lock was written, in milliseconds since 1970
 * @param held the tokens of the locks that this process holds
 */
export function isStale(text: string, written: number, held: ReadonlySet<string>): boolean {
  const owner = readOwner(text);
  const age = Date.now() - written;
  if (age < -SKEW) return true;
  if (owner === undefined) return age > UNREADABLE_AGE;
  if (owner.host !== hostname()) return age > OTHER_HOST_AGE;
  return isOlderThanBoot(age) || !isAlive(owner, held);
}

/**
 * True for a lock from before this machine started. It matters where the system does not show when a process started:
 * there, any process with the owner's number looks like the owner.
 */
function isOlderThanBoot(age: number): boolean {
  try {
    return age > uptime() * 1000 + SKEW;
  } catch {
    // Some sandboxes hide it. Then only the process shows whether its lock counts.
    return false;
  }
}

/** True while the owner of a lock runs. Its start time is compared too, because process numbers are reused. */
function isAlive({ pid, started, token }: Owner, held: ReadonlySet<string>): boolean {
  if (pid === process.pid) return held.has(token);
  try {
    process.kill(pid, 0);
  } catch (error) {
    // Any number that the system does not know as a process, however large.
    if (codeOf(error) !== 'EPERM') return false;
  }
  const now = startOf(pid);
  return now === '' || started === '' || now === started;
}

/** When a process started, as Linux writes it. Empty where this cannot be found out. */
function startOf(pid: number): string {
  try {
    const afterName = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1) ?? '';
    return afterName.split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
