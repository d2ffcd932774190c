import { type Diagnostic, diagnostic } from '../../diagnostics/index.js';
import type { JsonObject } from '../../json/json.js';
import { shortened, visibleLine } from '../../text/visible.js';
import type { Sent } from './deliveries.js';
import type { ExpectedStatus } from './expected-status.js';

/** The answers of a run: all of them counted, the first ones kept. */
export interface Tally {
  add(sent: Sent, expected: ExpectedStatus): void;
  /** A diagnostic for each event with an answer that was not expected, and each reason for which there was none. */
  diagnostics(): readonly Diagnostic[];
  asJson(): JsonObject;
  asText(): string;
}

/** The number of answers that are kept for programs, and shown to people one by one. */
const [KEPT, SHOWN] = [1000, 50];

/** The number of characters of an answer that are shown, and of different problems. */
const [LENGTH, PROBLEMS] = [160, 50];

/** Counts answers, in memory that does not depend on their number. */
export function createTally(): Tally {
  const kept: Sent[] = [];
  const statuses = new Map<string, number>();
  const problems = new Map<string, { readonly build: (count: number) => Diagnostic; count: number }>();
  const times = { total: 0, most: 0, count: 0 };
  let sent = 0;
  const addProblem = (key: string, build: (count: number) => Diagnostic): void => {
    const found = problems.get(key);
    if (found !== undefined) found.count += 1;
    else if (problems.size < PROBLEMS) problems.set(key, { build, count: 1 });
  };
  return {
    add(one, expected) {
      sent += 1;
      if (kept.length < KEPT) kept.push(one);
      const { event, fixture, answer } = one;
      if ('failure' in answer) {
        count(statuses, 'none');
        addProblem(answer.failure, (number) => unanswered(answer.failure, number));
        return;
      }
      count(statuses, String(answer.status));
      times.count += 1;
      times.total += answer.milliseconds;
      times.most = Math.max(times.most, answer.milliseconds);
      if (!expected.includes(answer.status))
        addProblem(`${event} ${answer.status}`, (number) =>
          unexpected({
            name: `${event} (${fixture})`,
            status: answer.status,
            expected: expected.text,
            number,
          }),
        );
    },
    diagnostics: () => [...problems.values()].map(({ build, count: number }) => build(number)),
    asJson: () => ({
      sent,
      statuses: Object.fromEntries(statuses),
      answers: kept.map(({ event, fixture, answer }) => ({
        event,
        fixture,
        ...('failure' in answer ? answer : { ...answer, milliseconds: Math.round(answer.milliseconds) }),
      })),
    }),
    asText() {
      if (sent <= SHOWN) return kept.map(line).join('');
      const counts = [...statuses].map(([status, number]) => `${status}: ${number}`).join(', ');
      const mean =
        times.count === 0 ? '' : `; ${ms(times.total / times.count)} on average, ${ms(times.most)} at most`;
      return `${sent} requests; answers ${counts}${mean}\n`;
    },
  };
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** One line per request. What is in the answer cannot act on a terminal. */
function line({ event, fixture, answer }: Sent): string {
  const what = visibleLine(shortened(`${event} (${fixture})`, LENGTH));
  if ('failure' in answer) return `${what}: no answer\n`;
  const body = answer.body.trim() === '' ? '' : `  ${visibleLine(shortened(answer.body.trim(), LENGTH))}`;
  return `${what}: ${answer.status} in ${ms(answer.milliseconds)}${body}\n`;
}

function ms(time: number): string {
  return `${Math.round(time)} ms`;
}

function unanswered(failure: string, number: number): Diagnostic {
  const hint = 'start the receiver, and check the host and the port of --to';
  return diagnostic('HS732', { message: `no answer: ${failure}${times(number)}`, hint });
}

interface Unexpected {
  readonly name: string;
  readonly status: number;
  readonly expected: string;
  readonly number: number;
}

function unexpected({ name, status, expected, number }: Unexpected): Diagnostic {
  const message = `${name} was answered with ${status}, expected ${expected}${times(number)}`;
  return diagnostic('HS733', { message, hint: hintFor(status) });
}

function hintFor(status: number): string {
  if (status === 401) return 'check that the receiver has the same secret';
  if (status === 404 || status === 405) return 'check the path of --to';
  return 'see the log of the receiver; --expect changes what is expected';
}

function times(number: number): string {
  return number === 1 ? '' : ` (${number} times)`;
}
