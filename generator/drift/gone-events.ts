import type { Evidence } from '../evidence/evidence.js';
import { placeOf } from '../load/source-text.js';
import type { DriftCatalog, DriftEvent } from './drift-catalog.js';
import type { Finding } from './finding.js';
import type { Witness } from './subject.js';

/**
 * Events of the catalog that no source has, where one should: a source that is meant to have all events, or a page that
 * describes at least two other events of the same family.
 */
export function goneEvents(
  { events }: DriftCatalog,
  all: readonly Evidence[],
  byEvent: ReadonlyMap<string, readonly Witness[]>,
): readonly Finding[] {
  // A source that cannot be read may have any event.
  if (all.some((one) => one.events.length === 0 && one.diagnostics.length > 0)) return [];
  return [...events.values()]
    .filter(({ type }) => !byEvent.has(type))
    .flatMap((event) => {
      const expected = all.filter((one) => one.source.isComplete || describesFamily(one, event.type));
      return expected.length === 0 ? [] : [gone(event, expected)];
    });
}

/** What the types of events about one thing have in common: `order` for `order.paid`, `order.item` for `order.item_sent`. */
function familyOf(type: string): string {
  return type.replace(/[._:/-][^._:/-]*$/, '');
}

/** True for a page with at least two events of the family of an event. */
function describesFamily({ source, events }: Evidence, type: string): boolean {
  const family = familyOf(type);
  return (
    source.kind === 'page' &&
    family !== type &&
    events.filter(({ event }) => familyOf(event) === family).length > 1
  );
}

function gone({ type, node }: DriftEvent, expected: readonly Evidence[]): Finding {
  const schemaAt = placeOf(node.document, node.pointer);
  const [first] = expected;
  const [sibling] = first?.events.filter(({ event }) => familyOf(event) === familyOf(type)) ?? [];
  const isPage = first?.source.isComplete !== true;
  return {
    code: 'HS811',
    kind: 'event',
    event: type,
    path: '',
    message: isPage
      ? `no source has this event, although ${first?.source.label ?? 'one'} describes others of its family`
      : 'no source has this event any more',
    hint: 'find out whether the event is gone; then remove its schema, or decide that it stays',
    says: [
      ...expected.map(({ source }) => ({
        who: source.label,
        text: 'does not have it',
        at: { file: source.name },
      })),
      { who: 'schema', text: 'describes it', at: schemaAt },
    ],
    at: (isPage ? sibling?.at : undefined) ?? { file: first?.source.name ?? '' },
    schemaAt,
  };
}
