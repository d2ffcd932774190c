import { counted } from '../../text/counted.js';
import { groupBy } from '../../text/group-by.js';
import { markdownText } from '../../text/safe-text.js';
import type { Decision } from '../decisions.js';
import type { Finding, Kind } from '../finding.js';
import type { ContractResult } from '../run-contract.js';
import { SILENCES, SOURCE_RULES } from '../source-rules.js';
import { decisionRow, saysText } from './decision-row.js';
import { code, LINE, namesOrNumber, row, table, unique } from './markdown.js';
import { type OptionalElsewhere, optionalElsewhere } from './optional-elsewhere.js';

/** What lies between these comments is written by the command; the rest of a page is its owner's. */
const MARKS = {
  begin: '<!-- hookschema drift: what follows is written by `hookschema drift --report` -->',
  end: '<!-- hookschema drift: end -->',
} as const;

/** The page for a report, where there is none yet. */
const EMPTY_PAGE = `# Sources

What each source says about the events, where they differ from each other and from the schemas, and what was decided.

${MARKS.begin}
${MARKS.end}
`;

/**
 * A page with the report in it. What the page has outside the marks stays; a page without marks gets the report at its
 * end.
 * @param page the text of the file; empty where there is none
 */
export function withReport(page: string, report: string): string {
  const text = page === '' ? EMPTY_PAGE : page;
  const [before = '', rest] = split(text, MARKS.begin);
  if (rest === undefined) return `${text.trimEnd()}\n\n${MARKS.begin}\n\n${report}\n${MARKS.end}\n`;
  const [, after = '\n'] = split(rest, MARKS.end);
  return `${before}${MARKS.begin}\n\n${report}\n${MARKS.end}${after}`;
}

function split(text: string, mark: string): readonly [string, string?] {
  const at = text.indexOf(mark);
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + mark.length)];
}

/** Kinds of differences between a source and the schema alone, for the legend. */
const SCHEMA_KINDS: readonly (readonly [Kind, string])[] = [
  ['event', 'A source has an event that the catalog lacks, or the other way round.'],
  ['mention', 'A text mentions an event that is defined nowhere.'],
  ['undeclared', 'A source has a field that the schema does not declare.'],
  ['undocumented', 'A source lists other fields beside one of the schema, and not that one.'],
  ['optional', 'A source calls a field optional that the schema requires.'],
  ['sample', 'The schema rejects a sample.'],
  ['repeated key', 'A sample has a key twice in one object, which leaves open which of the two counts.'],
  ['always there', 'Every recorded payload has a field that the schema calls optional.'],
];

/** The report: kinds, decisions, what is open, and what is looser than it would have to be. Ends with a line break. */
export function reportOf(result: ContractResult): string {
  const { all, open, ledger, evidence, drift } = result;
  const decisions = ledger?.decisions ?? [];
  const isSilence = ({ kinds }: Decision): boolean => kinds.every((kind) => SILENCES.includes(kind));
  const undecided = open.filter(({ code: one }) => one !== 'HS825');
  const samples = evidence.flatMap(({ events }) => events.flatMap((event) => event.samples)).length;
  return `${counted(drift.events.size, 'event')}, ${counted(evidence.length, 'source')}, ${counted(samples, 'sample')}.
${settled(all.length, open.length, decisions.length)}

## Kinds of differences

A difference is between sources, within one source, or between a source and the schema.
In the kinds ${SILENCES.map(code).join(', ')} a source is silent, which is not a contradiction.

${legend(all)}

## Differences and how they are decided

\`*\` matches any text.

${decisionTable(
  decisions.filter((one) => !isSilence(one)),
  all,
)}

## Silences and how they are decided

${decisionTable(decisions.filter(isSilence), all)}

## Differences without a decision

${openTable(undecided)}

## Optional although the event's own evidence would require it

These properties belong to definitions that several events share. Every sample of the event has them; they are optional
because of the other events that share the definition.

${looser(optionalElsewhere(result).filter(({ becauseOf }) => becauseOf.length > 0))}
`;
}

function settled(known: number, open: number, decisions: number): string {
  const number = open === 0 ? 'them' : `${known - open} of them`;
  const verb = decisions === 1 ? 'settles' : 'settle';
  return `${counted(known, 'difference')} ${known === 1 ? 'is' : 'are'} known, and ${counted(decisions, 'decision')} ${verb} ${number}.`;
}

function decisionTable(some: readonly Decision[], all: readonly Finding[]): string {
  return table(
    ['Event', 'Path', 'Kind', 'What each source says', 'Decision', 'Why'],
    some.map((one) => decisionRow(one, all)),
  );
}

function legend(all: readonly Finding[]): string {
  const between: readonly (readonly [Kind, string])[] = SOURCE_RULES.map(({ kind, means }) => [kind, means]);
  const places = (kind: Kind): number =>
    unique(all.filter((one) => one.kind === kind).map(({ event, path }) => `${event} ${path}`)).length;
  const rows = [...between, ...SCHEMA_KINDS].map(([kind, means]) => row(kind, String(places(kind)), means));
  return table(['Kind', 'Fields', 'What it means'], rows);
}

function openTable(open: readonly Finding[]): string {
  const rest = ({ path, code: one, message, says }: Finding): string =>
    row(path === '' ? 'the event' : code(path), one, markdownText(message), saysText(says));
  return table(
    ['Event', 'Path', 'Code', 'Difference', 'What each side says'],
    [...groupBy(open, rest)].map(([text, group]) => `| ${eventsCell(group)} ${text}`),
  );
}

function eventsCell(group: readonly { readonly event: string }[]): string {
  return unique(group.map(({ event }) => event))
    .map(code)
    .join(LINE);
}

function looser(list: readonly OptionalElsewhere[]): string {
  const rest = ({ path, becauseOf }: OptionalElsewhere): string =>
    row(code(path), namesOrNumber(becauseOf, 'other events'));
  return table(
    ['Event', 'Path', 'Optional because of'],
    [...groupBy(list, rest)].map(([text, group]) => `| ${eventsCell(group)} ${text}`),
  );
}
