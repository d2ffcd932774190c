import { type Diagnostic, diagnostic } from '../diagnostics/index.js';
import { placeOf } from '../load/source-text.js';
import type { Catalog } from './catalog.js';

/** What a schema says against a value, in a sentence; undefined when it accepts it. */
export type Objection = (eventName: string, eventType: string, value: unknown) => string | undefined;

/** Reports examples that their own event refuses: a schema that contradicts itself is no source of truth. */
export function checkExamples(catalog: Catalog, objection: Objection): readonly Diagnostic[] {
  return catalog.events.flatMap(({ type, names, examples }) =>
    examples.flatMap(({ value, source, pointer }) => {
      const message = objection(names.type, type, value);
      if (message === undefined) return [];
      const hint = 'correct the example or the schema: one of the two is wrong';
      return [diagnostic('HS406', { message, hint }, placeOf(source, pointer))];
    }),
  );
}
