import { isJsonObject, ownValue } from '../../json/json.js';
import type { Example } from '../catalog.js';
import { type DocumentPlace, entriesAt, objectAt, placeInside, valueOfPlace } from './document-place.js';
import type { OpenApiPlaces } from './open-api-places.js';

/**
 * The examples of a media type in an OpenAPI document: `example`, or the values of `examples`, whose entries may be
 * references. The values themselves are data. An example that is only an address is left out.
 * @see https://spec.openapis.org/oas/v3.1.1.html#media-type-object
 */
export function mediaTypeExamples(media: DocumentPlace, places: OpenApiPlaces): readonly Example[] {
  const owner = objectAt(media);
  if (owner === undefined) return [];
  if (!isJsonObject(ownValue(owner, 'examples'))) return exampleAt(placeInside(media, 'example'));
  return entriesAt(placeInside(media, 'examples')).flatMap((entry) => {
    const place = places.follow(entry);
    const key = ['value', 'dataValue'].find((one) => Object.hasOwn(objectAt(place) ?? {}, one));
    return key === undefined ? [] : exampleAt(placeInside(place, key));
  });
}

function exampleAt(place: DocumentPlace): readonly Example[] {
  const value = valueOfPlace(place);
  return value === undefined ? [] : [{ value, source: place.document, pointer: place.pointer }];
}
