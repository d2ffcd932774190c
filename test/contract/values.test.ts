import { expect, test } from 'vitest';
import { allEvidence, type Json, statedValues } from './evidence.js';
import { uses } from './looseness.js';
import { observe } from './observe.js';
import { applied, nodesAt } from './schema-set.js';

const namedAt = (event: string, path: string): readonly Json[] =>
  nodesAt(event, path)
    .flatMap(applied)
    .flatMap(({ schema }) => (Array.isArray(schema.enum) ? schema.enum : (schema.const ?? [])));

test('every value that a source enumerates is named by the schema, open enumerations included', () => {
  const missing = allEvidence.flatMap(({ event, sources }) =>
    sources.flatMap(({ fields }) =>
      fields.flatMap((field) => {
        const named = namedAt(event, field.path);
        const unnamed = (statedValues(field) ?? []).filter((value) => !named.includes(value));
        return unnamed.map((value) => `${event} ${field.path}: ${value}`);
      }),
    ),
  );
  expect(missing).toEqual([]);
});

/** Every string that a source enumerates or shows at any path, in any event, that the same schema node declares. */
function knownFor(nodes: readonly string[]): ReadonlySet<Json> {
  const sharing = uses.filter((use) => use.nodes.some((node) => nodes.includes(node)));
  const known = sharing.flatMap(({ evidence, path }) =>
    evidence.sources.flatMap((source) => [
      ...source.fields.filter((field) => field.path === path).flatMap((field) => statedValues(field) ?? []),
      ...observe(source.sample, path).values,
    ]),
  );
  return new Set(known);
}

test('no schema names a value that no source enumerates or shows', () => {
  const invented = uses.flatMap(({ evidence: { event }, path, nodes }) => {
    const known = knownFor(nodes);
    const unknown = namedAt(event, path).filter((value) => value !== null && !known.has(value));
    return unknown.map((value) => `${event} ${path}: ${String(value)}`);
  });
  expect(invented).toEqual([]);
});
