import { rules } from './contradiction-rules.js';
import type { Contradiction } from './contradictions.js';
import { type Decision, decidedBy, matches } from './decisions.js';
import { code, codes, groupBy, LINE, namesOrNumber, row, unique } from './markdown.js';

const eventsOf = (group: readonly Contradiction[]): readonly string[] =>
  unique(group.map(({ event }) => event));
const pathsOf = (group: readonly Contradiction[]): readonly string[] => unique(group.map(({ path }) => path));

/** A few events by name; more events by the decision's patterns and their number. */
function eventsCell({ events }: Decision, decided: readonly Contradiction[]): string {
  const number = namesOrNumber(eventsOf(decided), 'events');
  return number.startsWith('`') ? number.replaceAll(', ', LINE) : `${codes(events)} (${number})`;
}

/** A path. For a pattern, with the paths that it stands for. */
function pathText(glob: string, decided: readonly Contradiction[]): string {
  if (!glob.includes('*')) return code(glob);
  const prefix = glob.slice(0, glob.indexOf('*'));
  const paths = pathsOf(decided).filter((path) => matches(glob, path));
  return `${code(glob)}: ${codes(paths.map((path) => path.slice(prefix.length)))}`;
}

const rank = ({ kind }: Contradiction): number => rules.findIndex((rule) => rule.kind === kind);

/** The most detailed of several contradictions about one path of an event: the one whose kind comes first. */
const mostDetailed = (decided: readonly Contradiction[]): readonly Contradiction[] =>
  decided.filter(
    (one) =>
      !decided.some(
        (other) => other.event === one.event && other.path === one.path && rank(other) < rank(one),
      ),
  );

const place = (group: readonly Contradiction[]): string =>
  `${namesOrNumber(pathsOf(group), 'paths')} of ${namesOrNumber(eventsOf(group), 'events')}`;

function saysCell(decided: readonly Contradiction[]): string {
  const groups = groupBy(mostDetailed(decided), ({ says }) => says.join(LINE));
  if (groups.length === 1) return groups.map(([says]) => says).join('');
  return groups.map(([says, group]) => `*${place(group)}*${LINE}${says}`).join(LINE);
}

/** A decision as a row of the table: event, path, kind, what each source says, decision, why. */
export function decisionRow(decision: Decision): string {
  const decided = decidedBy(decision);
  const paths = decision.paths.map((glob) => pathText(glob, decided)).join(LINE);
  const kinds = decision.kinds.join(LINE);
  return row(eventsCell(decision, decided), paths, kinds, saysCell(decided), decision.decision, decision.why);
}
