import type { SchemaNode } from '../catalog/index/schema-index.js';
import type { Place } from '../diagnostics/index.js';
import type { EventCounts, PathCounts, StatedType } from '../evidence/evidence.js';
import { type FieldPath, isPathWithin, stepsOf } from '../evidence/field-path.js';
import type { SchemaWorld } from '../evidence/schemas/schema-world.js';
import { placeOf } from '../load/source-text.js';
import { type CountedDifference, countedDifferences, share } from './count-rules.js';
import type { DriftEvent } from './drift-catalog.js';
import type { Finding } from './finding.js';
import { schemaSays } from './say.js';
import { type SchemaSide, schemaSide, type Witness } from './subject.js';

/** How recordings are compared. */
export interface RecordingRules {
  /** True where messages may have short strings of payloads. Default: false, and they have numbers only. */
  readonly showsValues?: boolean;
}

/**
 * What recorded payloads of an event have against what its schema says. Every finding has counts.
 * @param witnesses sources with counts; others are left out
 */
export function compareRecordings(
  world: SchemaWorld,
  event: DriftEvent,
  witnesses: readonly Witness[],
  rules: RecordingRules = {},
): readonly Finding[] {
  return witnesses.flatMap(({ source, evidence }) =>
    evidence.counts === undefined
      ? []
      : compareCounts({ world, event, who: source.label, rules }, evidence.counts),
  );
}

interface Comparison {
  readonly world: SchemaWorld;
  readonly event: DriftEvent;
  readonly who: string;
  readonly rules: RecordingRules;
}

function compareCounts(comparison: Comparison, { paths }: EventCounts): readonly Finding[] {
  const { world, event, who, rules } = comparison;
  const found: Finding[] = [];
  // Nothing is said about what is inside of a place that differs as a whole.
  const closed: FieldPath[] = [];
  for (const [path, counts] of paths) {
    if (path === '' || closed.some((outer) => isPathWithin(outer, path))) continue;
    const side = schemaSide(world, event, path);
    const isDeclared = side.declared.nodes.length > 0;
    if (!isDeclared && side.declared.isFree) continue;
    const differences = isDeclared
      ? countedDifferences(counts, side, isProperty(path, side), rules)
      : [undeclared(counts)];
    if (differences.some(({ isWhole }) => isWhole)) closed.push(path);
    for (const one of differences) found.push(findingOf({ who, event, path, side }, one));
  }
  return found;
}

/** True for a property that the schema names, and false for the items of a list and the values of a map. */
function isProperty(path: FieldPath, { first }: SchemaSide): boolean {
  const isNamed = !/\/(?:additionalProperties|unevaluatedProperties|patternProperties\/[^/]*)$/.test(
    first?.pointer ?? '',
  );
  return isNamed && typeof stepsOf(path).at(-1) === 'object';
}

function undeclared({ present, parents, firstOfType }: PathCounts): CountedDifference {
  return {
    code: 'HS813',
    kind: 'undeclared',
    message: 'payloads have a field that the schema does not declare',
    counted: `present in ${share(present, parents)}`,
    hint: 'declare it in the schema, or decide that it stays out',
    at: firstPlace(firstOfType),
    isWhole: true,
  };
}

function firstPlace(places: ReadonlyMap<StatedType, Place>): Place {
  const [first] = places.values();
  return first ?? {};
}

interface Subject {
  readonly who: string;
  readonly event: DriftEvent;
  readonly path: FieldPath;
  readonly side: SchemaSide;
}

function findingOf({ who, event, path, side }: Subject, difference: CountedDifference): Finding {
  const { code, kind, message, counted, hint, at } = difference;
  const node: SchemaNode = side.first ?? side.declared.parents[0] ?? event.node;
  const schemaAt = placeOf(node.document, node.pointer, 'key');
  return {
    code,
    kind,
    event: event.type,
    path,
    message,
    hint,
    says: [{ who, text: counted, at }, schemaSays(side, kind, schemaAt)],
    at,
    schemaAt,
  };
}
