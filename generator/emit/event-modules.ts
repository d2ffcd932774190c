import type { Emitter } from './emitter.js';
import { exportTypes, exportValues } from './statement.js';

/** `events/<event type>`: one event's type, guard and validator, for who wants nothing else. */
export const eventModules: Emitter = {
  name: 'events',
  emit: (catalog) =>
    catalog.events.map(({ names, path }) => ({
      path: `events/${path}`,
      statements: [
        exportTypes('types', [names.type]),
        exportValues('validators', [names.guard, names.validator]),
      ],
    })),
};
