import { resolveConfig } from '../config/resolve-config.js';
import { diagnostic } from '../diagnostics/index.js';
import { stopwatch } from '../diagnostics/stopwatch.js';
import { codeOf, messageOf } from '../diagnostics/thrown.js';
import type { JsonObject } from '../json/json.js';
import { checkPayload, type Validate, type VerdictKind } from '../payloads/check-payload.js';
import { openSource, STANDARD_INPUT } from '../payloads/open-source.js';
import type { PayloadFormat } from '../payloads/payload-text.js';
import { payloadsOf } from '../payloads/payloads.js';
import { reporterName } from './arguments.js';
import { chosenCatalog } from './catalog-choice.js';
import type { Outcome } from './command.js';
import { type CountedFault, countFaults, type Faults, faultTable } from './faults.js';
import { readConfiguration } from './from-flag.js';
import { loadValidator } from './load-validator.js';
import { createProgress, type Progress } from './progress.js';
import { inFolder } from './rebased-paths.js';
import { requestHeader } from './request-header.js';
import type { ValidateCall } from './validate-options.js';

type Counts = Record<VerdictKind | 'unshown' | 'repeated', number>;

/** The number of problems shown to people by default. */
const SHOWN = 100;

/** Checks payloads against the schemas. @throws DiagnosticError with the errors of the configuration and the schemas */
export async function runValidate(call: ValidateCall): Promise<Outcome> {
  const { flags, terminal, operands } = call;
  const { cwd } = terminal;
  const { config, base, source } = await readConfiguration(flags, cwd);
  const validate = await inFolder(cwd, base, async () => {
    const catalog = chosenCatalog(await resolveConfig(config, base, source), flags.catalog);
    const validateRequest = await loadValidator(catalog, stopwatch());
    const headers = requestHeader(flags.header);
    return (payload: unknown) => validateRequest(payload, headers);
  });
  const counts: Counts = { valid: 0, invalid: 0, unknown: 0, malformed: 0, unshown: 0, repeated: 0 };
  const faults = countFaults();
  const progress = createProgress(terminal);
  const unreadable = [];
  for (const operand of operands) {
    const problem = await readAll(operand, { call, counts, faults, validate, progress });
    if (problem !== undefined) unreadable.push(problem);
  }
  progress.clear();
  for (const one of unreadable) call.report(one);
  const mistakes = counts.invalid + counts.malformed + (flags.strict ? counts.unknown : 0);
  return {
    exit: mistakes > 0 || unreadable.length > 0 ? 1 : 0,
    result: { ...counts, payloads: payloads(counts), faults: faults.all().map((one) => faultResult(one)) },
    out: summary(counts),
    err: [
      isForPeople(call.args) ? faultTable(faults.all()) : '',
      counts.unshown > 0 ? `${counts.unshown} more problems are not shown; use --limit 0 to show all\n` : '',
    ].join(''),
  };
}

interface Reading {
  readonly call: ValidateCall;
  /** Updated while reading. */
  readonly counts: Counts;
  /** Updated while reading. */
  readonly faults: Faults;
  readonly validate: Validate;
  readonly progress: Progress;
}

/** Validates every payload of a file. Returns a diagnostic when the file cannot be read. */
async function readAll(operand: string, { call, counts, faults, validate, progress }: Reading) {
  const { flags, terminal } = call;
  const file = operand === '-' ? STANDARD_INPUT : operand;
  const limit = limitOf(call);
  let shown = counts.invalid + counts.unknown + counts.malformed - counts.unshown - counts.repeated;
  try {
    const { bytes, format, share } = openSource(operand, terminal);
    for await (const batch of payloadsOf(bytes, statedFormat(flags) ?? format)) {
      for (const payload of batch) {
        const { kind, fault, problem } = checkPayload(payload, validate);
        counts[kind] += 1;
        if (problem === undefined) continue;
        if (fault !== undefined && faults.add(fault) > 0 && isGrouped(call)) {
          counts.repeated += 1;
          continue;
        }
        if (shown >= limit) {
          counts.unshown += 1;
          continue;
        }
        shown += 1;
        progress.clear();
        call.report(problem(file));
      }
      progress.show(`${payloads(counts).toLocaleString('en')} payloads${share()}`);
    }
    return undefined;
  } catch (error) {
    if (codeOf(error) === '') throw error;
    const wording = { message: `cannot be read: ${messageOf(error)}`, hint: 'check the name of the file' };
    return diagnostic('HS714', wording, { file });
  }
}

function statedFormat(flags: ValidateCall['flags']): PayloadFormat | undefined {
  if (flags.ndjson) return 'ndjson';
  return flags.json ? 'json' : undefined;
}

/** How many problems to show. The default is all of them for programs, and `SHOWN` for people. */
function limitOf({ flags, args }: ValidateCall): number {
  if (flags.limit !== undefined) return Number(flags.limit) || Number.POSITIVE_INFINITY;
  return isForPeople(args) ? SHOWN : Number.POSITIVE_INFINITY;
}

/** True where only the first payload with a fault is shown: to people, who have not said how many they want to see. */
function isGrouped({ flags, args }: ValidateCall): boolean {
  return flags.limit === undefined && isForPeople(args);
}

function isForPeople(args: readonly string[]): boolean {
  return !['json', 'sarif'].includes(reporterName(args) ?? '');
}

function faultResult({ event, ...rest }: CountedFault): JsonObject {
  return { event: event ?? null, ...rest };
}

function payloads({ valid, invalid, unknown, malformed }: Counts): number {
  return valid + invalid + unknown + malformed;
}

function summary(counts: Counts): string {
  const parts = [
    `${counts.valid.toLocaleString('en')} valid`,
    ...(counts.invalid > 0 ? [`${counts.invalid.toLocaleString('en')} rejected`] : []),
    ...(counts.unknown > 0 ? [`${counts.unknown.toLocaleString('en')} of unknown events`] : []),
    ...(counts.malformed > 0 ? [`${counts.malformed.toLocaleString('en')} not JSON`] : []),
  ];
  const all = payloads(counts);
  return `${all.toLocaleString('en')} ${all === 1 ? 'payload' : 'payloads'}: ${parts.join(', ')}\n`;
}
