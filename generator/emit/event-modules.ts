import type { Catalog, EventDefinition } from '../catalog/catalog.js';
import type { OutputModule } from '../module/output.js';
import { exportTypes, section } from '../module/statement.js';
import { held } from '../schema/memory.js';
import { quote } from '../text/safe-text.js';
import { partHomes } from '../validate/part-homes.js';
import type { InternalEmitter } from './emitter.js';
import { schemaTexts } from './json-schema-code.js';
import { partLinks } from './part-links.js';
import { guardStatements } from './payloads.js';
import { eventGuard } from './validation-module.js';
import { eventValidator } from './validators.js';

/**
 * `events/<event type>`: one event's type, guard and validator, for programs that need a single event. The module has
 * what this event alone needs, and imports what it shares with others, so that such a program loads no other event.
 */
export const eventModules = {
  name: 'events',
  emit: (catalog: Catalog) => catalog.events.map((event) => eventModule(catalog, event)),
} as const satisfies InternalEmitter;

function eventModule(catalog: Catalog, event: EventDefinition): OutputModule {
  const path = `events/${event.path}`;
  const links = partLinks(catalog, path);
  const own = partHomes(catalog).ownOf(event);
  const schemas = schemaTexts(catalog, own);
  const ofEvent = [
    eventGuard(catalog, event, links),
    eventValidator(event, { links, guard: event.names.guard, path: quote([...catalog.discriminatorPath]) }),
  ];
  const follows = (): string =>
    JSON.stringify([path, event.names, ofEvent, own.guards.map(({ text }) => text), schemas, own.uses()]);
  return held(catalog.memory, 'event modules', follows, () => ({
    path,
    entry: './events/*',
    statements: [
      exportTypes('types', [event.names.type]),
      section('What only this event has', [
        ...guardStatements(own.guards, links, () => false),
        ...schemas.map(links.link),
      ]),
      section('The event', ofEvent),
    ],
  }));
}
