import type { Discriminator } from '../catalog/catalog.js';
import { namingPlaces } from '../catalog/events/discriminator.js';
import { isSameJson } from '../json/json.js';
import { pointerTo } from '../json/json-pointer.js';
import type { Change } from './change.js';
import type { Versions } from './compare-catalogs.js';

/**
 * What has changed about requests, besides what schemas say: where the event type is, and how requests are signed. A receiver
 * for the old version refuses the requests of the new one then.
 */
export function compareRequests({ before, now }: Versions): readonly Change[] {
  return [
    ...changed('the event type', before.discriminator, now.discriminator, placeOf),
    ...changed('the signature', before.signature, now.signature, ({ header }) => `the header ${header}`),
  ];
}

/** One change where a part of requests differs. */
function changed<Part extends object>(
  what: string,
  before: Part,
  now: Part,
  placeOf: (part: Part) => string,
): readonly Change[] {
  if (isSameJson(before, now)) return [];
  const [old, fresh] = [placeOf(before), placeOf(now)];
  const message =
    old === fresh
      ? `${what} in ${fresh} is written in another way`
      : `${what} is in ${fresh}; it was in ${old}`;
  return [{ code: 'HS759', path: '', message }];
}

function placeOf(discriminator: Discriminator): string {
  const places = namingPlaces(discriminator).map((tokens) => pointerTo('', ...tokens));
  const headers = discriminator.kind === 'header' ? [`the header ${discriminator.header}`] : [];
  const named = [...headers, ...places].join(discriminator.kind === 'first' ? ' or ' : ' and ');
  return discriminator.kind === 'envelope' ? `${named} of the envelope ${discriminator.envelope}` : named;
}
