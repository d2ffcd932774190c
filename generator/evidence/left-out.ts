import { type Diagnostic, diagnostic, type Place } from '../diagnostics/index.js';

/** Why recorded payloads were left out. */
export type Omission = 'broken' | 'type' | 'events';

/** Counts recorded payloads that are left out, per file and reason. */
export interface LeftOut {
  add(reason: Omission, place: Place, message: string): void;
  /** One warning (HS840) per file and reason, at the first of its payloads. */
  diagnostics(): readonly Diagnostic[];
}

const HINTS: Readonly<Record<Omission, string>> = {
  broken: 'a payload is one JSON object; correct the file, or leave it out',
  type: 'name the place of the event type with --discriminator, such as /meta/event',
  events: 'check that --discriminator names the event type and not an identifier',
};

/** Creates the counts for one reading. */
export function countLeftOut(): LeftOut {
  const first = new Map<
    string,
    { readonly place: Place; readonly message: string; count: number; reason: Omission }
  >();
  return {
    add(reason, place, message) {
      const key = `${reason} ${place.file ?? ''}`;
      const known = first.get(key);
      if (known) known.count += 1;
      else if (first.size < MOST_WARNINGS) first.set(key, { place, message, count: 1, reason });
    },
    diagnostics: () =>
      [...first.values()].map(({ place, message, count, reason }) => {
        const others = count > 1 ? `; ${(count - 1).toLocaleString('en')} more like it in this file` : '';
        const wording = { message: `a payload is left out: ${message}${others}`, hint: HINTS[reason] };
        return diagnostic('HS840', wording, place);
      }),
  };
}

const MOST_WARNINGS = 100;
