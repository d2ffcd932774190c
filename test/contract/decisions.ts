import { readFileSync } from 'node:fs';
import type { ContradictionKind } from './contradiction-rules.js';
import { type Contradiction, contradictionsOf } from './contradictions.js';
import { allEvidence } from './evidence.js';

/** How the schemas resolve a contradiction, which several events and paths may share. */
export interface Decision {
  /** Event types; `*` stands for any text. */
  readonly events: readonly string[];
  /** Paths; `*` stands for any text. */
  readonly paths: readonly string[];
  readonly kinds: readonly ContradictionKind[];
  readonly decision: string;
  readonly why: string;
}

export const decisions = JSON.parse(
  readFileSync(new URL('./decisions.json', import.meta.url), 'utf8'),
) as readonly Decision[];

/** Every contradiction in the evidence about all events. */
export const allContradictions: readonly Contradiction[] = allEvidence.flatMap(contradictionsOf);

/** True when a text matches a pattern in which `*` stands for any text. */
export function matches(glob: string, text: string): boolean {
  const literals = glob.split('*').map((part) => part.replace(/[.[\]]/g, '\\$&'));
  return new RegExp(`^${literals.join('.*')}$`).test(text);
}

const someMatches = (globs: readonly string[], text: string): boolean =>
  globs.some((glob) => matches(glob, text));

export const decides = (decision: Decision, { event, path, kind }: Contradiction): boolean =>
  someMatches(decision.events, event) && someMatches(decision.paths, path) && decision.kinds.includes(kind);

export const decidedBy = (decision: Decision): readonly Contradiction[] =>
  allContradictions.filter((contradiction) => decides(decision, contradiction));

/** The events, paths and kinds that a decision names without a contradiction that needs them. */
export function idleParts(decision: Decision): readonly string[] {
  const decided = decidedBy(decision);
  return [
    ...decision.events.filter((glob) => !decided.some(({ event }) => matches(glob, event))),
    ...decision.paths.filter((glob) => !decided.some(({ path }) => matches(glob, path))),
    ...decision.kinds.filter((kind) => !decided.some((contradiction) => contradiction.kind === kind)),
  ];
}

export const contradictionName = ({ event, path, kind }: Contradiction): string =>
  `${event} ${path} (${kind})`;
