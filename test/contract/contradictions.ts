import { type ContradictionKind, type Rule, rules } from './contradiction-rules.js';
import { type EventEvidence, shortName } from './evidence.js';
import { propertyPaths } from './observe.js';
import { describeStatement } from './statements.js';

/** One point on which the sources of an event do not agree, with one another or with themselves. */
export interface Contradiction {
  readonly event: string;
  readonly path: string;
  readonly kind: ContradictionKind;
  /** What each source says about the path, as a reader of the table needs it. */
  readonly says: readonly string[];
}

/** Every contradiction between and within the sources of one event, by path and kind. */
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
