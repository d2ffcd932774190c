import { type Diagnostic, diagnostic, type Place, throwOnErrors } from '../../diagnostics/index.js';
import { reachable } from '../../schema/reachable.js';
import { nearest } from '../../text/nearest.js';
import { matchesStars } from '../../text/wildcards.js';
import type { Catalog } from '../catalog.js';
import { schemasByName } from './lower-catalog.js';

/** Which events of a catalog to keep. */
export interface EventSelection {
  /** Event types or patterns. Undefined keeps all events. */
  readonly include: readonly string[] | undefined;
  readonly exclude: readonly string[];
  /** The position of a pattern in the configuration. */
  readonly placeOf: (option: 'include' | 'exclude', at: number) => Place;
}

/**
 * The catalog with the selected events only, and without definitions that none of them uses.
 * @throws DiagnosticError HS604 for each pattern that matches nothing, HS405 when no event is left
 */
export function selectEvents(catalog: Catalog, selection: EventSelection): Catalog {
  const { include, exclude } = selection;
  if (!selectsSome(selection)) return catalog;
  const types = catalog.events.map(({ type }) => type);
  throwOnErrors([
    ...unmatched('include', include ?? [], types, selection),
    ...unmatched('exclude', exclude, types, selection),
  ]);
  const events = catalog.events.filter(({ type }) => isSelected(type, selection));
  if (events.length === 0) throwOnErrors([nothingLeft(selection)]);
  const all = schemasByName(catalog);
  const used = new Set(events.flatMap(({ schema }) => [...reachable(schema, all)]));
  // An event that a remaining event refers to stays as a definition.
  const parts = catalog.events.filter((event) => used.has(event.names.type) && !events.includes(event));
  const definitions = [
    ...catalog.definitions.filter(({ name }) => used.has(name)),
    ...parts.map(({ names, schema, source }) => ({ name: names.type, schema, source })),
  ];
  return { ...catalog, events, definitions: definitions.sort((a, b) => (a.name < b.name ? -1 : 1)) };
}

/** False for a selection of all events. */
export function selectsSome({ include, exclude }: Pick<EventSelection, 'include' | 'exclude'>): boolean {
  return include !== undefined || exclude.length > 0;
}

/** True for the type of an event that a selection keeps. */
export function isSelected(
  type: string,
  { include, exclude }: Pick<EventSelection, 'include' | 'exclude'>,
): boolean {
  const isIncluded = include === undefined || include.some((one) => matchesStars(one, type));
  return isIncluded && !exclude.some((one) => matchesStars(one, type));
}

function unmatched(
  option: 'include' | 'exclude',
  patterns: readonly string[],
  types: readonly string[],
  { placeOf }: EventSelection,
): readonly Diagnostic[] {
  return patterns.flatMap((pattern, at) => {
    if (types.some((type) => matchesStars(pattern, type))) return [];
    const meant = nearest(pattern, types);
    const some = types.slice(0, 5).join(', ');
    const hint = meant ? `did you mean "${meant}"?` : `there are ${some}${types.length > 5 ? ', ...' : ''}`;
    const message = `no event matches ${JSON.stringify(pattern)} in "${option}"`;
    return [diagnostic('HS604', { message, hint }, placeOf(option, at))];
  });
}

function nothingLeft({ placeOf }: EventSelection): Diagnostic {
  const wording = {
    message: '"exclude" excludes every event',
    hint: 'exclude fewer events, or include more',
  };
  return diagnostic('HS405', wording, placeOf('exclude', 0));
}
