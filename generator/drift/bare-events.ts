import type { Evidence } from '../evidence/evidence.js';
import type { DriftCatalog } from './drift-catalog.js';
import type { Finding } from './finding.js';

/** The least number of other events that must have something before its absence from one is reported. */
const ENOUGH = 2;

/** Events for which a page has no sample or no table of fields, although it has them for all others. */
export function bareEvents({ events: known }: DriftCatalog, all: readonly Evidence[]): readonly Finding[] {
  return all
    .filter(({ source }) => source.kind === 'page')
    .flatMap(({ source, events }) =>
      PARTS.flatMap(({ what, has }) => {
        const bare = events.filter((one) => !has(one));
        const [only, ...more] = bare;
        if (only === undefined || more.length > 0 || events.length - 1 < ENOUGH || !known.has(only.event))
          return [];
        return [
          {
            code: 'HS814',
            kind: 'undocumented',
            event: only.event,
            path: '',
            message: `${source.label} has ${what} for every other event, and none for this one`,
            hint: 'find out what the source says about the event, or decide that it stays as it is',
            says: [{ who: source.label, text: `has no ${what}`, at: only.at }],
            at: only.at,
          } satisfies Finding,
        ];
      }),
    );
}

const PARTS = [
  { what: 'a sample', has: ({ samples }: Evidence['events'][number]) => samples.length > 0 },
  { what: 'a table of fields', has: ({ fields }: Evidence['events'][number]) => fields.length > 0 },
];
