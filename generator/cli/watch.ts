import { setTimeout as sleep } from 'node:timers/promises';
import { fingerprintOf } from '../cache/fingerprint.js';

/** What is done again and again. */
export interface Watched {
  /**
   * Does the work once. Whatever it finds wrong it has to report itself.
   * @param watching to be called before anything is read, with the files and folders that will be; what it is not told
   *   of any more is not watched any more
   */
  work(watching: (paths: readonly string[]) => void): Promise<void>;
  /** Aborted when it is enough. */
  readonly signal: AbortSignal;
  /** How long to wait between two looks, in milliseconds; by default a quarter of a second. */
  readonly interval?: number;
}

const INTERVAL = 250;
/** Looking takes at most one part in so many of the time, however many files there are. */
const SHARE = 20;

/**
 * Does some work now, and whenever what it depends on has changed and come to rest: editors and checkouts write more
 * than one file. It looks at times and sizes instead of asking the system for events, which get lost for folders that
 * go and come again, on network drives and in containers, and of which there are too few for big trees.
 */
export async function watchAndWork({ work, signal, interval = INTERVAL }: Watched): Promise<void> {
  while (!signal.aborted) {
    let paths: readonly string[] = [];
    let seen = '';
    await work((watching) => {
      paths = watching;
      seen = look(paths);
    });
    // What changed while the work was done counts too: it was looked at before.
    let now = look(paths);
    while (now === seen && !signal.aborted) now = await lookLater(paths, { interval, signal });
    for (let rest = ''; rest !== now && !signal.aborted; ) {
      rest = now;
      now = await lookLater(paths, { interval: interval / 2, signal });
    }
  }
}

async function lookLater(
  paths: readonly string[],
  { interval, signal }: { readonly interval: number; readonly signal: AbortSignal },
): Promise<string> {
  const start = performance.now();
  const before = look(paths);
  const cost = performance.now() - start;
  // Aborting ends the wait with an error, and there is nothing else that it could mean.
  await sleep(Math.max(interval, cost * SHARE), undefined, { signal }).catch(() => undefined);
  return signal.aborted ? before : look(paths);
}

/** What goes away while it is looked at has changed too. */
function look(paths: readonly string[]): string {
  try {
    return fingerprintOf(paths);
  } catch (error) {
    return String(error);
  }
}
