import type { Catalog } from '../catalog/catalog.js';
import { exportTypes, exportValues } from '../module/statement.js';
import type { InternalEmitter } from './emitter.js';

/** `events/<event type>`: one event's type, guard and validator, for programs that need a single event. */
export const eventModules = {
  name: 'events',
  emit: (catalog: Catalog) =>
    catalog.events.map(({ names, path }) => ({
      path: `events/${path}`,
      entry: './events/*',
      statements: [
        exportTypes('types', [names.type]),
        exportValues('validators', [names.guard, names.validator]),
      ],
    })),
} as const satisfies InternalEmitter;
