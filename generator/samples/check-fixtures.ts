import type { Catalog, EventDefinition } from '../catalog/catalog.js';
import { type Diagnostic, diagnostic } from '../diagnostics/index.js';
import { pointerTo } from '../json/json-pointer.js';
import { fixtureSummary } from './fixture-summary.js';
import { fixturesOf } from './fixtures-of.js';
import { placeWithoutPayload } from './valid-payload.js';

/**
 * Warns about events for which no minimal or no full payload could be made, which have no such fixture, and about events
 * with more variants than are checked.
 */
export function checkFixtures(catalog: Catalog): readonly Diagnostic[] {
  const all = fixturesOf(catalog);
  return catalog.events.flatMap((event) => {
    const { type, file } = event;
    const made = all.get(type);
    const unchecked = made?.unchecked === undefined ? [] : [tooManyVariants(event, made.unchecked)];
    const missing = [
      ...(made?.minimal === undefined ? ['minimal'] : []),
      ...(made?.full === undefined ? ['full'] : []),
    ];
    if (missing.length === 0) return unchecked;
    return [
      diagnostic(
        'HS407',
        {
          message: `the fixtures have no ${missing.join(' and no ')} payload of ${JSON.stringify(type)}${whereOf(catalog, event)}`,
          hint: 'types and validators are complete; add a real payload to "examples", or correct keywords that contradict each other there',
        },
        { file },
      ),
    ];
  });
}

function tooManyVariants({ type, file }: EventDefinition, unchecked: number): Diagnostic {
  const message = `the fixtures of ${JSON.stringify(type)} lack ${unchecked} variants of its payload`;
  const hint =
    'types and validators are complete; checking every variant of so large a payload takes too long';
  return diagnostic('HS411', { message, hint }, { file });
}

/** Says how many constraints of a catalog the fixtures violate: a note, for people who chose a number of them. */
export function noteCoverage(catalog: Catalog): Diagnostic {
  const { invalid, violated, constraints } = fixtureSummary(catalog);
  const message = `the ${invalid} invalid fixtures of ${catalog.package.name} violate ${violated} of ${constraints} constraints`;
  return diagnostic('HS412', {
    message,
    hint: 'the option "fixtures" sets how many fixtures each event has',
  });
}

/** The end of the message: the place without a value, if it is a single place. */
function whereOf(catalog: Catalog, event: EventDefinition): string {
  const at = placeWithoutPayload(catalog, event);
  return at.length === 0 ? '' : `: no valid value was found for ${pointerTo('', ...at)}`;
}
