import type { JsonObject } from '../../json/json.js';
import type { Verdict, VerdictKind } from '../../payloads/check-payload.js';
import { reporterName } from '../arguments.js';
import type { Progress } from '../progress.js';
import { type CountedFault, countFaults, faultTable } from './faults.js';
import type { ValidateCall } from './validate-options.js';

/** The number of problems shown to people by default. */
const SHOWN = 100;

/** The results of a run of `validate`, counted in the order of the payloads. */
export interface PayloadTally {
  /** True where every problem is shown. */
  readonly showsAll: boolean;
  /** Counts valid payloads. */
  addValid(count: number): void;
  /** Counts a payload, and shows what is wrong with it, unless enough has been shown. */
  add(verdict: Verdict, file: string): void;
  /** The number of payloads so far. */
  total(): number;
  /** How many payloads make the command fail. */
  mistakes(): number;
  /** The result for programs. */
  result(): JsonObject;
  /** The result for people: a line for standard output, and remarks for standard error. */
  texts(): { readonly out: string; readonly err: string };
}

/** Starts to count. Progress is cleared before a problem is shown. */
export function payloadTally(call: ValidateCall, progress: Progress): PayloadTally {
  const counts = { valid: 0, invalid: 0, unknown: 0, malformed: 0, unshown: 0, repeated: 0 };
  const faults = countFaults();
  const [limit, isGrouped] = [limitOf(call), groupsFaults(call)];
  let shown = 0;
  const total = (): number => counts.valid + counts.invalid + counts.unknown + counts.malformed;
  return {
    showsAll: limit === Number.POSITIVE_INFINITY && !isGrouped,
    addValid(count) {
      counts.valid += count;
    },
    add({ kind, fault, problem }, file) {
      counts[kind] += 1;
      if (problem === undefined) return;
      if (fault !== undefined && faults.add(fault) > 0 && isGrouped) counts.repeated += 1;
      else if (shown >= limit) counts.unshown += 1;
      else {
        shown += 1;
        progress.clear();
        call.report(problem(file));
      }
    },
    total,
    mistakes: () => counts.invalid + counts.malformed + (call.flags.strict ? counts.unknown : 0),
    result: () => ({ ...counts, payloads: total(), faults: faults.all().map((one) => faultResult(one)) }),
    texts: () => ({
      out: summary(counts, total()),
      err: [
        isForPeople(call) ? faultTable(faults.all()) : '',
        counts.unshown > 0
          ? `${counts.unshown} more problems are not shown; use --limit 0 to show all\n`
          : '',
      ].join(''),
    }),
  };
}

/** How many problems to show. The default is all of them for programs, and `SHOWN` for people. */
function limitOf(call: ValidateCall): number {
  const { limit } = call.flags;
  if (limit !== undefined) return Number(limit) || Number.POSITIVE_INFINITY;
  return isForPeople(call) ? SHOWN : Number.POSITIVE_INFINITY;
}

/** True where only the first payload with a fault is shown: to people, who have not said how many they want to see. */
function groupsFaults(call: ValidateCall): boolean {
  return call.flags.limit === undefined && isForPeople(call);
}

function isForPeople({ args }: ValidateCall): boolean {
  return !['json', 'sarif'].includes(reporterName(args) ?? '');
}

function faultResult({ event, ...rest }: CountedFault): JsonObject {
  return { event: event ?? null, ...rest };
}

function summary(counts: Readonly<Record<VerdictKind, number>>, all: number): string {
  const parts = [
    `${counts.valid.toLocaleString('en')} valid`,
    ...(counts.invalid > 0 ? [`${counts.invalid.toLocaleString('en')} rejected`] : []),
    ...(counts.unknown > 0 ? [`${counts.unknown.toLocaleString('en')} of unknown events`] : []),
    ...(counts.malformed > 0 ? [`${counts.malformed.toLocaleString('en')} not JSON`] : []),
  ];
  return `${all.toLocaleString('en')} ${all === 1 ? 'payload' : 'payloads'}: ${parts.join(', ')}\n`;
}
