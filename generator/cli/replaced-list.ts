import type { Replacement } from '../payloads/scrub.js';
import { shortened, visibleLine } from '../text/visible.js';

/**
 * What is replaced in examples, for people: one line per place, under the event. Values of payloads are not shown.
 * Empty where nothing is replaced.
 */
export function listOfReplaced(replaced: readonly (Replacement & { readonly event: string })[]): string {
  const events = [...new Set(replaced.map(({ event }) => event))];
  return events
    .map((event) => {
      const own = replaced.filter((one) => one.event === event);
      return `${shown(event)}: these values are replaced in the examples:\n${replacementLines(own)}`;
    })
    .join('');
}

/** One line per replaced value: where, why, and by what. */
export function replacementLines(replaced: readonly Replacement[]): string {
  return replaced
    .map(({ path, reason, value }) => `  ${shown(path)}  ${reason}  -> ${shown(JSON.stringify(value))}\n`)
    .join('');
}

function shown(text: string): string {
  return visibleLine(shortened(text, 120));
}
