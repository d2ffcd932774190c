import type { PeerOutcome } from './try-peer.js';

/** How often each outcome was seen. */
export interface Tally {
  readonly name: string;
  cells: number;
  readonly outcomes: Record<PeerOutcome, number>;
}

/** A tally of nothing yet. */
export function newTally(name: string): Tally {
  return { name, cells: 0, outcomes: { refused: 0, code: 0, ran: 0, unparsable: 0, raw: 0, verdict: 0 } };
}

/** The tallies as a table in Markdown. */
export function tableOf(tallies: readonly Tally[]): string {
  const rows = tallies.map(({ name, cells, outcomes: { refused, ran, code, unparsable, raw, verdict } }) => {
    const cellsOfRow = [
      name,
      ...[cells, refused, ran, code, unparsable, raw, verdict].map((one) => one.toLocaleString('en')),
    ];
    return `| ${cellsOfRow.join(' | ')} |`;
  });
  return [
    '| generator | cells | refused | code ran | text became code | does not parse | raw hidden characters | other verdict than Ajv |',
    '| --- | --: | --: | --: | --: | --: | --: | --: |',
    ...rows,
  ].join('\n');
}

const [START, END] = ['<!-- matrix-peers: begin -->', '<!-- matrix-peers: end -->'];

/** A page with a table between its markers. @throws when the page has no markers */
export function withTable(page: string, table: string): string {
  const [before, rest] = page.split(START);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`the page has no ${START} and ${END}`);
  return `${before}${START}\n${table}\n${END}${after}`;
}
