import type { Fault } from '../../payloads/check-payload.js';
import { shortened, visibleLine } from '../../text/visible.js';

/** A fault, and the number of payloads that have it. */
export interface CountedFault extends Fault {
  readonly count: number;
}

/** The faults of a run, counted. */
export interface Faults {
  /** Counts a fault. Returns how many payloads had it before this one. */
  add(fault: Fault): number;
  /** All faults, the most frequent first. */
  all(): readonly CountedFault[];
}

/** The number of different faults that are kept, so that memory does not grow with the payloads. */
const KEPT = 10_000;

/** Starts to count. */
export function countFaults(): Faults {
  const counted = new Map<string, { readonly fault: Fault; count: number }>();
  return {
    add(fault) {
      const key = JSON.stringify([fault.event, fault.path, fault.keyword, fault.unknown, fault.slow]);
      const found = counted.get(key);
      if (found === undefined) {
        if (counted.size < KEPT) counted.set(key, { fault, count: 1 });
        return 0;
      }
      found.count += 1;
      return found.count - 1;
    },
    all: () =>
      [...counted.values()]
        .map(({ fault, count }) => ({ ...fault, count }))
        .sort((one, other) => other.count - one.count),
  };
}

/** The number of lines of the table, and of characters of each text in it. */
const [ROWS, LENGTH] = [20, 80];

/** A table of the faults that several payloads have, for people. Empty where there is none. */
export function faultTable(faults: readonly CountedFault[]): string {
  const repeated = faults.filter(({ count }) => count > 1);
  if (repeated.length === 0) return '';
  const shown = (text: string): string => visibleLine(shortened(text, LENGTH));
  const rows = repeated.slice(0, ROWS).map(({ count, event, path, keyword, unknown }) => {
    const place = path === '' ? '(root)' : path;
    return `  ${String(count).padStart(6)} x  ${shown(unknown ?? event ?? '(no event)')}  ${shown(place)}  ${keyword}\n`;
  });
  const more = repeated.length > ROWS ? `  ... and ${repeated.length - ROWS} more\n` : '';
  return `The same fault in several payloads:\n${rows.join('')}${more}`;
}
