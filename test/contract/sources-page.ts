import { rules, SILENCES } from './contradiction-rules.js';
import { decisionRow } from './decision-row.js';
import { allContradictions, type Decision, decisions } from './decisions.js';
import { allEvidence } from './evidence.js';
import { type Unenforced, unenforced, type Weaker, weakerThanEvidence } from './looseness.js';
import { code, groupBy, LINE, namesOrNumber, row, table } from './markdown.js';
import { nodesAt } from './schema-set.js';

const isSilence = ({ kinds }: Decision): boolean => kinds.every((kind) => SILENCES.includes(kind));

const decisionTable = (some: readonly Decision[]): string =>
  table(['Event', 'Path', 'Kind', 'What each source says', 'Decision', 'Why'], some.map(decisionRow));

const countOf = (kind: string): number => allContradictions.filter((one) => one.kind === kind).length;

const legend = table(
  ['Kind', 'Found', 'What it means'],
  rules.map(({ kind, means }) => row(kind, String(countOf(kind)), means)),
);

const eventsCell = (group: readonly { readonly event: string }[]): string =>
  group.map(({ event }) => code(event)).join(LINE);

const restOfWeaker = ({ path, becauseOf }: Weaker): string =>
  row(code(path), namesOrNumber(becauseOf, 'other events'));

const weaker = table(
  ['Event', 'Path', 'Optional because of'],
  groupBy(weakerThanEvidence, restOfWeaker).map(([rest, group]) => `| ${eventsCell(group)} ${rest}`),
);

const commentAt = ({ event, path }: Unenforced): string =>
  nodesAt(event, path)
    .flatMap(({ schema }) => (typeof schema.$comment === 'string' ? [schema.$comment] : []))
    .join(' ');

const restOfUnenforced = (one: Unenforced): string =>
  row(code(one.path), code(one.constraint), commentAt(one));

const looser = table(
  ['Event', 'Path', 'Stated', 'Why it is not enforced'],
  groupBy(unenforced, restOfUnenforced).map(([rest, group]) => `| ${eventsCell(group)} ${rest}`),
);

const samples = allEvidence.reduce((sum, { sources }) => sum + sources.length, 0);

/** The text of `docs/SOURCES.md`. */
export const sourcesPage = `<!-- Written by scripts/sources.mjs from test/contract. Do not edit: change the decisions and run it again. -->

# Sources

The schemas rest on what Scalekit publishes about its ${allEvidence.length} events: the documentation page of each family of events and
the \`webhooks\` section of the OpenAPI document. Each has a table of fields and a sample payload, ${samples} samples in all; the
connected account events are only in the OpenAPI document. \`test/contract/sources/\` has what they state and show, without
their wording. The catalog leaves out \`organization.directory_created\`, which one page mentions and none documents.

## How the schemas follow the sources

- A property is required if every sample of every source has it, wherever its parent object is, and no source types it
  nullable, shows it null or calls it conditional. \`required: false\` alone does not count, because it is the default in
  OpenAPI.
- A property that any source types or shows as null is nullable and optional.
- An enumeration in the payload is open: it lists the known values and accepts others.
- Where sources contradict each other, the schema accepts what either of them would accept, unless the table says differently.
- A definition that several events share requires what holds for all of them.

## Kinds of contradictions

A program compares the sources and finds every contradiction; each is decided once and has a \`$comment\` in the schema.
${allContradictions.length} are known, and ${decisions.length} decisions settle them. In the last three kinds a source is silent, which is not a contradiction.

${legend}

## Contradictions and how they are decided

\`*\` matches any text.

${decisionTable(decisions.filter((decision) => !isSilence(decision)))}

## Silences and how they are decided

${decisionTable(decisions.filter(isSilence))}

## Optional although the event's own evidence would require it

These properties belong to definitions that several events share. Every sample of the event has them; they are optional
because the evidence about other events that share the definition does not allow more.

${weaker}

## Stated and not enforced

Patterns and formats that a source states, that no other source contradicts, and that the schemas leave out.

${looser}
`;
