import type { Catalog, EventDefinition } from '../../catalog/catalog.js';
import type { OutputModule } from '../../module/output.js';
import { exportedCode, exportTypes, section } from '../../module/statement.js';
import { held } from '../../schema/memory.js';
import { addToGroup } from '../../text/group-by.js';
import { quote } from '../../text/safe-text.js';
import { type Parts, partHomes } from '../../validate/part-homes.js';
import type { InternalEmitter } from '../emitter.js';
import { schemaTexts } from './json-schema-code.js';
import { fewModule, partLinks } from './part-links.js';
import { guardStatements } from './payloads.js';
import { eventGuard } from './validation-module.js';
import { eventValidator } from './validators.js';

/**
 * `events/<event type>`: one event's type, guard and validator, for programs that need a single event. The module has
 * what this event alone needs, and imports what it shares with others, so that such a program loads no other event. What a
 * few events share is in the modules of `definitions/`, which are not entry points.
 */
export const eventModules = {
  name: 'events',
  emit: (catalog: Catalog) => [
    ...catalog.events.map((event) => eventModule(catalog, event)),
    ...fewModules(catalog),
  ],
} as const satisfies InternalEmitter;

function eventModule(catalog: Catalog, event: EventDefinition): OutputModule {
  const path = `events/${event.path}`;
  const { ownOf, usedBy } = partHomes(catalog);
  const links = partLinks(catalog, path);
  const own = ownOf(event);
  const schemas = schemaTexts(catalog, own);
  const ofEvent = [
    eventGuard(catalog, event, links),
    eventValidator(event, { links, guard: event.names.guard, path: quote([...catalog.discriminatorPath]) }),
  ];
  const follows = (): string =>
    JSON.stringify([path, event.names, ofEvent, own.guards.map(({ text }) => text), schemas, usedBy(own)]);
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

/** The modules of what a few events need, each named after the definition or the shape of events that it is about. */
function fewModules(catalog: Catalog): readonly OutputModule[] {
  const { few, usedBy } = partHomes(catalog);
  const byPath = new Map<string, Parts[]>();
  for (const [owner, parts] of few) addToGroup(byPath, fewModule(catalog, owner), parts);
  return [...byPath].map(([path, all]) => {
    const { link } = partLinks(catalog, path);
    const texts = all.flatMap((parts) => [
      ...parts.guards.map(({ text }) => text),
      ...schemaTexts(catalog, parts),
    ]);
    const follows = (): string => JSON.stringify([path, texts, all.map(usedBy)]);
    return held(catalog.memory, 'modules of a few events', follows, () => ({
      path,
      statements: exportedCode(...texts.map(link)),
    }));
  });
}
