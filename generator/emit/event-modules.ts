import { exportNames, printModule } from '../backends/ts-morph.js';
import { BANNER } from './banner.js';
import type { Emitter } from './emitter.js';

/** `events/<event type>`: one event's type, guard and validator, for who wants nothing else. */
export const eventModules: Emitter = {
  name: 'events',
  emit: (catalog) =>
    catalog.events.flatMap(({ names, path }) => {
      const type = exportNames([names.type], '../types.js', 'type');
      const values = exportNames([names.guard, names.validator], '../validators.js', 'value');
      const module = (extension: string, statements: readonly string[]) => ({
        path: `events/${path}${extension}`,
        content: printModule(`event${extension}`, { banner: BANNER, statements }),
      });
      return [module('.d.ts', [type, values]), module('.js', [values])];
    }),
};
