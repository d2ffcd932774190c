import { allEvidence, type EventEvidence, type Field, type Source } from './evidence.js';
import { propertyPaths } from './observe.js';
import { presenceOf } from './presence.js';
import { isRequired, nodeName, nodesAt } from './schema-set.js';
import { constraintsAt } from './schema-types.js';

/** One property of one event, and the schema nodes that declare it. */
export interface Use {
  readonly evidence: EventEvidence;
  readonly path: string;
  readonly nodes: readonly string[];
}

/** Every property that a source lists or a sample shows, in every event. */
export const uses: readonly Use[] = allEvidence.flatMap((evidence) =>
  propertyPaths(evidence).map((path) => ({
    evidence,
    path,
    nodes: nodesAt(evidence.event, path).map(nodeName),
  })),
);

const sharesNode = (one: Use, other: Use): boolean => one.nodes.some((node) => other.nodes.includes(node));

/** A property that is optional in its definition, although the evidence about one event would make it required. */
export interface Weaker {
  readonly event: string;
  readonly path: string;
  /** Events with the same definition whose evidence makes the property optional. An empty list would be a mistake. */
  readonly becauseOf: readonly string[];
}

function becauseOf(use: Use): readonly string[] {
  const optional = uses.filter(
    (other) => sharesNode(use, other) && presenceOf(other.evidence, other.path) === 'optional',
  );
  return [...new Set(optional.map(({ evidence }) => evidence.event))];
}

/** The properties for which a shared definition is looser than the evidence about one of its events. */
export const weakerThanEvidence: readonly Weaker[] = uses
  .filter(({ nodes }) => nodes.length > 0)
  .filter(
    ({ evidence, path }) => presenceOf(evidence, path) === 'required' && !isRequired(evidence.event, path),
  )
  .map((use) => ({ event: use.evidence.event, path: use.path, becauseOf: becauseOf(use) }));

/** A pattern or a format that a source states and that the schema does not enforce. */
export interface Unenforced {
  readonly event: string;
  readonly path: string;
  readonly constraint: string;
}

function unenforcedOf(event: string, field: Field): readonly Unenforced[] {
  const enforced = constraintsAt(event, field.path).map(
    ({ keyword, value }) => `${keyword} ${String(value)}`,
  );
  const stated = (['format', 'pattern'] as const)
    .filter((keyword) => field[keyword] !== undefined)
    .map((keyword) => `${keyword} ${field[keyword]}`);
  return stated
    .filter((constraint) => !enforced.includes(constraint))
    .map((constraint) => ({ event, path: field.path, constraint }));
}

const unenforcedIn = ({ event, sources }: EventEvidence): readonly Unenforced[] =>
  sources.flatMap(({ fields }: Source) => fields.flatMap((field) => unenforcedOf(event, field)));

/** The places where the schemas accept more than a source does, although no other source contradicts that source. */
export const unenforced: readonly Unenforced[] = allEvidence.flatMap(unenforcedIn);
