import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compareContract } from '../../generator/contract/describe-contract.js';
import type { Finding } from '../../generator/drift/finding.js';
import { optionalElsewhere } from '../../generator/drift/report/optional-elsewhere.js';
import { reportOf, withReport } from '../../generator/drift/report/report-page.js';
import { SILENCES } from '../../generator/drift/source-rules.js';
import { parentPath } from './observe.js';
import { eventNode, nodesAt, target } from './schema-set.js';

const { result } = await compareContract('hookschema.config.ts');

/**
 * The nodes whose comment may explain a property. For an object, also its definition; for any other value, only the
 * property itself, because a shared scalar definition does not know where it is used.
 */
const hasComment = (event: string, path: string): boolean =>
  nodesAt(event, path).some(
    (node) =>
      node.schema.$comment !== undefined ||
      (target(node)?.schema.properties !== undefined && target(node)?.schema.$comment !== undefined),
  );

/** If a source only says nothing, a comment on the definition that declares the property is enough. */
const isCommented = ({ event, path, kind }: Finding): boolean =>
  hasComment(event, path) || (SILENCES.includes(kind) && hasComment(event, parentPath(path)));

const BETWEEN_SOURCES = ['HS820', 'HS824', 'HS825'];

test('every contradiction about a declared property is explained by a $comment in the schema', () => {
  const contradictions = result.all.filter(({ code }) => BETWEEN_SOURCES.includes(code));
  const declared = contradictions.filter(
    ({ event, path }) => result.drift.events.get(event)?.at(path).isFree === false,
  );
  expect(declared.length).toBeGreaterThan(400);
  const silent = declared.filter((one) => !isCommented(one));
  expect(silent.map(({ event, path, kind }) => `${event} ${path} (${kind})`)).toEqual([]);
});

test('a property that the evidence requires is optional only if another event with the same definition needs that', () => {
  const found = optionalElsewhere(result);
  expect(found.length).toBeGreaterThan(10);
  expect(found.filter(({ becauseOf }) => becauseOf.length === 0)).toEqual([]);
});

test('the examples of each schema are the samples of its sources, the docs page first', () => {
  const kinds = ['page', 'open-api'];
  for (const { type } of result.drift.events.values()) {
    const samples = kinds.flatMap((kind) =>
      result.evidence
        .filter(({ source }) => source.kind === kind)
        .flatMap(({ events }) => events.filter(({ event }) => event === type))
        .flatMap((event) => event.samples.map(({ value }) => value)),
    );
    expect(JSON.stringify(eventNode(type).schema.examples)).toBe(JSON.stringify(samples));
  }
});

test('docs/SOURCES.md is what `hookschema drift --report` writes', () => {
  const page = readFileSync('docs/SOURCES.md', 'utf8');
  expect(withReport(page, reportOf(result))).toBe(page);
});
