import { type Diagnostic, diagnostic } from '../diagnostics/index.js';
import { placeOf } from '../load/source-text.js';
import type { Catalog, EventDefinition } from './catalog.js';

/** What a schema says against a value, in a sentence; undefined when it accepts it. */
export type Objection = (event: EventDefinition, value: unknown) => string | undefined;

/** Reports examples that their own event refuses: a schema that contradicts itself is no source of truth. */
export function checkExamples(catalog: Catalog, objection: Objection): readonly Diagnostic[] {
  return catalog.events.flatMap((event) =>
    event.examples.flatMap(({ value, source, pointer }) => {
      const message = objection(event, value);
      if (message === undefined) return [];
      const hint = 'correct the example or the schema: one of the two is wrong';
      return [diagnostic('HS406', { message, hint }, placeOf(source, pointer))];
    }),
  );
}
