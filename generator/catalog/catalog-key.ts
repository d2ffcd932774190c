import { memoize } from '../schema/memoize.js';
import { heldOnce } from '../schema/memory.js';
import { digest } from '../text/digest.js';
import type { Catalog, Definition, EventDefinition } from './catalog.js';
import { objectGraphs } from './object-graph.js';

/**
 * A short text that is equal for catalogs from which every emitter makes the same. Files and positions do not count, but
 * which places have the same object as their schema does, because names depend on that.
 */
export const catalogKey: (catalog: Catalog) => string = memoize(({ memory, ...catalog }) => {
  const { definitions, events, written, ...others } = catalog;
  const parts: unknown[] = [];
  const numberOf = (part: unknown): number => parts.push(part);
  const defined = (list: readonly Definition[]) =>
    list.map(({ schema, ...one }) => ({ ...one, schema: numberOf(schema) }));
  const described = (list: readonly EventDefinition[]) =>
    list.map(({ source: _source, file: _file, schema, examples, dataExamples = [], ...one }) => ({
      ...one,
      schema: numberOf(schema),
      examples: [examples, dataExamples].map((given) => given.map(({ value }) => numberOf(value))),
    }));
  const frame = JSON.stringify([
    others,
    defined(definitions),
    described(events),
    ...(written ? [defined(written.definitions), described(written.events)] : []),
  ]);
  const { textOf, sharedBy } = heldOnce(memory, 'object graphs', objectGraphs);
  return digest([frame, ...parts.map(textOf), sharedBy(parts)].join('\n'));
});
