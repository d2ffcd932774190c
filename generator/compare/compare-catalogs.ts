import type { Catalog, EventDefinition } from '../catalog/catalog.js';
import { lookUpIn, schemasByName } from '../catalog/lower/lower-catalog.js';
import { shareShapes } from '../catalog/shapes/share-shapes.js';
import { pointerTo } from '../json/json-pointer.js';
import type { Change } from './change.js';
import { compareTexts } from './compare-texts.js';
import { matchEvents } from './match-events.js';
import { type EventPair, isRewritten, receive, replay } from './payloads/questions.js';
import { type Ask, createAsk } from './payloads/shared-answers.js';
import { typeComparison } from './types/compare-types.js';
import { shapesOf } from './types/shapes-of.js';
import type { TypeComparison } from './types/type-change.js';

/** Two versions of a catalog. */
export interface Versions {
  readonly before: Catalog;
  readonly now: Catalog;
}

/**
 * Every change from one version of a catalog to another, by event: events that were removed, added or renamed, then the
 * answers to the three questions about each event that both have, then texts.
 * @param ask the memory of the comparison, which answers questions about definitions once for all events
 */
export function compareCatalogs(versions: Versions, ask: Ask = createAsk()): readonly Change[] {
  const { before, now } = versions;
  const matched = matchEvents(before, now);
  const shared = { before: shareShapes(before), now: shareShapes(now) };
  const inShared = pairsIn(shared);
  const [old, fresh] = [shapesOf(before), shapesOf(now)];
  // One comparison for all events, so that the types they share are compared once.
  const comparison = typeComparison(
    (name) => fresh.get(name),
    (name) => old.get(name),
  );
  return [
    ...matched.removed.map(
      ({ type }): Change => ({
        code: 'HS750',
        event: type,
        path: '',
        message: 'is no longer sent',
      }),
    ),
    ...matched.renamed.map(
      (pair): Change => ({
        code: 'HS751',
        event: pair.before.type,
        path: '',
        message: `is gone; ${pair.now.type} is new and has the same shape, so it may have been renamed`,
      }),
    ),
    ...matched.added.map(({ type }): Change => ({ code: 'HS752', event: type, path: '', message: 'is new' })),
    ...goneTypes(versions, shared),
    ...changedOptions(versions),
    ...matched.kept.flatMap((pair) => compareEvents(versions, pair, { comparison, ask, inShared })),
  ];
}

interface Comparing {
  readonly comparison: TypeComparison;
  readonly ask: Ask;
  /** The same events where objects that schemas repeat are definitions. */
  readonly inShared: (pair: EventPair) => EventPair;
}

/** Finds the same events in other forms of both catalogs. */
function pairsIn({ before, now }: Versions): (pair: EventPair) => EventPair {
  const side = (catalog: Catalog): ((event: EventDefinition) => EventPair['now']) => {
    const events = new Map(catalog.events.map((event) => [event.type, event]));
    return (event) => ({ catalog, event: events.get(event.type) ?? event });
  };
  const [old, fresh] = [side(before), side(now)];
  return (pair) => ({ before: old(pair.before.event), now: fresh(pair.now.event) });
}

function compareEvents(
  { before, now }: Versions,
  events: { readonly before: EventDefinition; readonly now: EventDefinition },
  { comparison, ask, inShared }: Comparing,
): readonly Change[] {
  const { type } = events.now;
  const pair: EventPair = {
    before: { catalog: before, event: events.before },
    now: { catalog: now, event: events.now },
  };
  // The schema of a large package has definitions of the objects that its schemas repeat.
  const isSame = !isRewritten(pair) || !isRewritten(inShared(pair));
  const answers = isSame ? [] : [...receive(pair, ask), ...replay(pair, ask), ...types(pair, comparison)];
  const texts = compareTexts(
    type,
    { schema: events.before.schema, lookUp: lookUpIn(before) },
    { schema: events.now.schema, lookUp: lookUpIn(now) },
  );
  const same: Change = {
    code: 'HS770',
    event: type,
    path: '',
    message: 'is written differently and means the same',
  };
  return [...answers, ...(isSame || answers.length > 0 ? [] : [same]), ...texts];
}

/** Does code that was compiled with the old type compile with the new one? */
function types({ before, now }: EventPair, comparison: TypeComparison): readonly Change[] {
  const changes = comparison.compare(
    { kind: 'name', name: now.event.names.type },
    { kind: 'name', name: before.event.names.type },
    [],
  );
  return changes.map(({ code, path, message }) => ({
    code,
    event: now.event.type,
    path: pointerTo('', ...path),
    message,
  }));
}

/** Types that are written in another way everywhere. What that breaks depends on the code. */
function changedOptions({ before, now }: Versions): readonly Change[] {
  const changed = (['any', 'readonly', 'undefined'] as const).filter(
    (option) => before.types[option] !== now.types[option],
  );
  return changed.map((option) => ({
    code: 'HS766',
    path: '',
    message: `the option types.${option} has changed, and every type with it`,
  }));
}

/**
 * Exported types that code may import, and that are gone: those of shapes that schemas repeat too. Those of removed events
 * are not repeated.
 * @param shared the versions in which repeated shapes have names
 */
function goneTypes({ before, now }: Versions, shared: Versions): readonly Change[] {
  const fresh = schemasByName(shared.now);
  const kept = new Set(now.events.map(({ type }) => type));
  const names = [
    ...shared.before.definitions.map(({ name }) => name),
    ...before.events.filter(({ type }) => kept.has(type)).map(({ names }) => names.type),
  ];
  return names
    .filter((name) => !fresh.has(name))
    .map((name) => ({ code: 'HS765', path: '', message: `the exported type ${name} is gone` }));
}
