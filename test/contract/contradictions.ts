import { type ContradictionKind, type Rule, rules } from './contradiction-rules.js';
import { type EventEvidence, shortName } from './evidence.js';
import { propertyPaths } from './observe.js';
import { describeStatement } from './statements.js';

/** A point on which the sources of an event contradict each other or themselves. */
export interface Contradiction {
  readonly event: string;
  readonly path: string;
  readonly kind: ContradictionKind;
  /** What each source says about the path, as the table shows it. */
  readonly says: readonly string[];
}

/** Every contradiction between the sources of one event and within each source, by path and kind. */
export function contradictionsOf(evidence: EventEvidence): readonly Contradiction[] {
  const { event, sources } = evidence;
  const found = (path: string, rule: Rule): Contradiction => ({
    event,
    path,
    kind: rule.kind,
    says: sources.map((source) => `${shortName(source)}: ${describeStatement(source, path, rule.kind)}`),
  });
  return propertyPaths(evidence).flatMap((path) =>
    rules.filter((rule) => rule.isContradicted(sources, path)).map((rule) => found(path, rule)),
  );
}
