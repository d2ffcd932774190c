import type { Catalog, EventDefinition } from '../catalog/catalog.js';
import type { OutputModule } from '../module/output.js';
import { exportTypes, exportValues } from '../module/statement.js';
import { held } from '../schema/memory.js';
import type { InternalEmitter } from './emitter.js';

/** `events/<event type>`: one event's type, guard and validator, for programs that need a single event. */
export const eventModules = {
  name: 'events',
  emit: (catalog: Catalog) =>
    catalog.events.map((event) =>
      held(
        catalog.memory,
        'event modules',
        () => JSON.stringify([event.names, event.path]),
        () => eventModule(event),
      ),
    ),
} as const satisfies InternalEmitter;

function eventModule({ names, path }: EventDefinition): OutputModule {
  return {
    path: `events/${path}`,
    entry: './events/*',
    statements: [
      exportTypes('types', [names.type]),
      exportValues('validators', [names.guard, names.validator]),
    ],
  };
}
