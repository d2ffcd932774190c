import { setTimeout as sleep } from 'node:timers/promises';
import { fingerprintOf } from '../../cache/fingerprint.js';
import { type ChangeHints, changeHints } from './change-hints.js';

/** Lists files and folders, absolute. May throw when one of them disappears meanwhile. */
export type Paths = () => readonly string[];

/** Work to repeat. */
export interface Watched {
  /**
   * Does the work once. It must report its errors itself.
   * @param watching must be called with the files and folders that the work reads, before it reads them. Each call
   *   replaces the paths of the call before. It is called again at each check, because files may be added.
   */
  work(watching: (paths: Paths) => void): Promise<void>;
  /** Ends the watching when it is aborted. */
  readonly signal: AbortSignal;
  /** Time between two checks, in milliseconds. Default: 250. */
  readonly interval?: number;
}

const INTERVAL = 250;
/** How long nothing must change before the work is done. */
const REST = 60;
/** The checks take at most 1/20 of the time, whatever the number of files. */
const SHARE = 20;

/**
 * Does the work now, and again whenever a file that it depends on has changed. It waits until no further changes
 * follow, because editors and checkouts write several files. It compares times and sizes. File system events only make it
 * look earlier: they get lost when folders are deleted and created again, on network drives and in containers, and the
 * system limits their number in large trees.
 */
export async function watchAndWork({ work, signal, interval = INTERVAL }: Watched): Promise<void> {
  while (!signal.aborted) {
    let paths: Paths = () => [];
    let seen = '';
    await work((watching) => {
      paths = watching;
      seen = look(paths);
    });
    const hints = changeHints(listed(paths));
    // Changes during the work count too, because `seen` was read before the work.
    let now = look(paths);
    while (now === seen && !signal.aborted) now = await lookLater(paths, { interval, signal, hints });
    hints.close();
    for (let rest = ''; rest !== now && !signal.aborted; ) {
      rest = now;
      now = await lookLater(paths, { interval: Math.min(REST, interval / 2), signal });
    }
  }
}

interface Wait {
  readonly interval: number;
  readonly signal: AbortSignal;
  /** Ends the wait early. Without hints, it is a short one, which may be shorter than `SHARE` demands. */
  readonly hints?: ChangeHints;
}

async function lookLater(paths: Paths, { interval, signal, hints }: Wait): Promise<string> {
  const start = performance.now();
  const before = look(paths);
  const cost = hints === undefined ? 0 : performance.now() - start;
  const controller = new AbortController();
  // The only error of the wait is that it was aborted.
  const wait = sleep(Math.max(interval, cost * SHARE), undefined, {
    signal: AbortSignal.any([signal, controller.signal]),
  }).catch(() => undefined);
  await Promise.race(hints === undefined ? [wait] : [wait, hints.next()]);
  controller.abort();
  return signal.aborted ? before : look(paths);
}

function listed(paths: Paths): readonly string[] {
  try {
    return paths();
  } catch {
    return [];
  }
}

/** The fingerprint of the paths. When a file disappears meanwhile, the error's text, which counts as a change. */
function look(paths: Paths): string {
  try {
    return fingerprintOf(paths());
  } catch (error) {
    return String(error);
  }
}
