import type { Evidence, Mention } from '../evidence/evidence.js';
import type { FieldPath } from '../evidence/field-path.js';
import type { DriftCatalog } from './drift-catalog.js';
import type { Finding } from './finding.js';
import type { Witness } from './subject.js';

/** Names in the form of event types that a text mentions, and that nothing defines. */
export function strayMentions(
  { events, catalog: { discriminator } }: DriftCatalog,
  all: readonly Evidence[],
  byEvent: ReadonlyMap<string, readonly Witness[]>,
): readonly Finding[] {
  const known = new Set([...events.keys(), ...byEvent.keys()]);
  const [beginnings, endings] = [new Set([...known].map(firstWord)), new Set([...known].map(lastWord))];
  const stated = all.flatMap(({ events: list }) =>
    list.flatMap(({ fields }) => fields.map(({ path }) => path)),
  );
  const declared = [...events.values()].flatMap((event) => event.fields().map(({ path }) => path));
  const paths = new Set(stated.flatMap(suffixesOf));
  const keys = new Set([...stated, ...declared].map(lastWord));
  const isEvent = ({ name, isCode }: Mention): boolean => {
    if (known.has(name) || paths.has(name) || isFile(name)) return false;
    if ([...events.values()].some((event) => event.at(name).nodes.length > 0)) return false;
    if (endings.has(lastWord(name)) || /(?:[a-z]ed|[a-z]ing)$/i.test(name)) return true;
    return isCode && beginnings.has(firstWord(name)) && !keys.has(lastWord(name));
  };
  // Where a header names events, words with dots are not event types.
  if (discriminator.kind === 'header') return [];
  const found = new Map<string, Finding>();
  for (const { source, mentions } of all)
    for (const mention of mentions.filter(isEvent)) {
      if (found.has(mention.name)) continue;
      found.set(mention.name, {
        code: 'HS812',
        kind: 'mention',
        event: mention.name,
        path: '',
        message: `${source.label} mentions an event that no source describes and the catalog lacks`,
        hint: 'find out whether the event exists; then add it, or decide that it stays out',
        says: [{ who: source.label, text: 'mentions it', at: mention.at }],
        at: mention.at,
      });
    }
  return [...found.values()];
}

function firstWord(name: string): string {
  return name.split(/[^A-Za-z0-9]+/)[0]?.toLowerCase() ?? '';
}

function lastWord(name: string): string {
  return (
    name
      .split(/[^A-Za-z0-9]+/)
      .at(-1)
      ?.toLowerCase() ?? ''
  );
}

/** A path, and what is left of it without its first keys: tables leave these out. */
function suffixesOf(path: FieldPath): readonly string[] {
  const parts = path.replaceAll('[]', '').split('.');
  return parts.map((_part, at) => parts.slice(at).join('.'));
}

function isFile(name: string): boolean {
  return /\.(?:[cm]?[jt]sx?|json|md|mdx|ya?ml|html?|com|org|net|io|dev)$/i.test(name);
}
