import { groupBy } from '../../text/group-by.js';
import { markdownText } from '../../text/safe-text.js';
import { matchesStars } from '../../text/wildcards.js';
import { type Decision, decidedBy } from '../decisions.js';
import { type Finding, KINDS, type Says } from '../finding.js';
import { code, codes, LINE, namesOrNumber, row, unique } from './markdown.js';

const eventsOf = (group: readonly Finding[]): readonly string[] => unique(group.map(({ event }) => event));
const pathsOf = (group: readonly Finding[]): readonly string[] => unique(group.map(({ path }) => path));

/** A few events by name; more events by the decision's patterns and their number. */
function eventsCell({ events }: Decision, decided: readonly Finding[]): string {
  const names = eventsOf(decided);
  const number = namesOrNumber(names, 'events');
  return names.length <= 4 ? number.replaceAll(', ', LINE) : `${codes(events)} (${number})`;
}

/** A path. For a pattern, with the paths that it stands for. */
function pathText(glob: string, decided: readonly Finding[]): string {
  if (glob === '') return 'the event';
  if (!glob.includes('*')) return code(glob);
  const prefix = glob.slice(0, glob.indexOf('*'));
  const paths = pathsOf(decided).filter((path) => matchesStars(glob, path));
  if (paths.length > 12) return `${code(glob)}: ${paths.length} paths`;
  return `${code(glob)}: ${codes(paths.map((path) => path.slice(prefix.length)))}`;
}

const rank = ({ kind }: Finding): number => KINDS.indexOf(kind);

/**
 * The most detailed of several differences about one path of an event: between sources before those with the schema, and
 * the kind that comes first.
 */
function mostDetailed(decided: readonly Finding[]): readonly Finding[] {
  const best = new Map<string, Finding>();
  for (const one of decided) {
    const key = `${one.event} ${one.path}`;
    const other = best.get(key);
    if (other === undefined || rank(one) < rank(other)) best.set(key, one);
  }
  return [...best.values()];
}

const place = (group: readonly Finding[]): string =>
  `${namesOrNumber(pathsOf(group), 'paths')} of ${namesOrNumber(eventsOf(group), 'events')}`;

/** What each side says, one line per side. Sources with the same name and text are one line. */
export function saysText(says: readonly Says[]): string {
  return unique(says.map(({ who, text }) => markdownText(`${who}: ${text}`))).join(LINE);
}

/** A text in a cell: what would end the cell is escaped. */
export function cell(text: string): string {
  return text.replaceAll('|', '\\|').replace(/\s+/g, ' ');
}

/** More groups than this are counted. */
const MOST_GROUPS = 12;

function saysCell(decided: readonly Finding[]): string {
  const groups = [...groupBy(mostDetailed(decided), ({ says }) => saysText(says))];
  if (groups.length === 1) return groups.map(([says]) => says).join('');
  const shown = groups.slice(0, MOST_GROUPS).map(([says, group]) => `*${place(group)}*${LINE}${says}`);
  const rest = groups.slice(MOST_GROUPS).flatMap(([, group]) => group);
  return [...shown, ...(rest.length > 0 ? [`*and ${rest.length} more*`] : [])].join(LINE);
}

/** A decision as a row of the table: event, path, kind, what each source says, decision, why. */
export function decisionRow(decision: Decision, findings: readonly Finding[]): string {
  const decided = decidedBy(decision, findings);
  const paths = decision.paths.map((glob) => pathText(glob, decided)).join(LINE);
  const kinds = decision.kinds.join(LINE);
  return row(
    eventsCell(decision, decided),
    paths,
    kinds,
    saysCell(decided),
    cell(decision.decision),
    cell(decision.why),
  );
}
