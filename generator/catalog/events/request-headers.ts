import type { JsonObject } from '../../json/json.js';
import type { Discriminator, EventDefinition } from '../catalog.js';
import { isCloudEvents } from './envelope.js';

/** The headers of an event's requests, where its payload does not fully identify it. */
export function requestHeaders(
  { header }: EventDefinition,
  discriminator: Discriminator,
): JsonObject | undefined {
  if (discriminator.kind === 'header' && header !== undefined)
    return Object.fromEntries([[discriminator.header, header]]);
  return isCloudEvents(discriminator) ? { 'content-type': 'application/cloudevents+json' } : undefined;
}
