import type { Diagnostic } from '../diagnostics/index.js';
import { type Batch, payloadsIn } from './batches.js';
import { checkPayload, type Fault, type Validate, type Verdict, type VerdictKind } from './check-payload.js';

/** A payload of a batch that is not valid. */
export interface Problem {
  /** Its position among the payloads of the batch. */
  readonly at: number;
  readonly kind: Exclude<VerdictKind, 'valid'>;
  /** The position of its fault in `faults`. */
  readonly fault?: number;
  /** The explanation, where all of them are wanted, or where it takes long to find out a second time. */
  readonly diagnostic?: Diagnostic;
}

/** What is known about a batch: small, because it passes between threads. */
export interface BatchResult {
  readonly valid: number;
  /** By how many lines the payloads of the next batch are further down. */
  readonly lines: number;
  readonly faults: readonly Fault[];
  readonly problems: readonly Problem[];
}

/** How to check a batch. */
export interface JudgeOptions {
  /** The file that explanations name. */
  readonly file: string;
  /** Whether every problem is explained. */
  readonly explains: boolean;
}

/** Checks the payloads of a batch. */
export function judgeBatch(batch: Batch, validate: Validate, { file, explains }: JudgeOptions): BatchResult {
  const { payloads, lines } = payloadsIn(batch);
  const faults = new Map<string, { readonly index: number; readonly fault: Fault }>();
  const problems: Problem[] = [];
  for (const [at, payload] of payloads.entries()) {
    const { kind, fault, problem } = checkPayload(payload, validate);
    if (kind === 'valid') continue;
    problems.push({
      at,
      kind,
      ...(fault !== undefined && { fault: indexOf(fault, faults) }),
      ...((explains || fault?.slow !== undefined) && problem !== undefined && { diagnostic: problem(file) }),
    });
  }
  const found = [...faults.values()].map((one) => one.fault);
  return { valid: payloads.length - problems.length, lines, faults: found, problems };
}

function indexOf(
  fault: Fault,
  faults: Map<string, { readonly index: number; readonly fault: Fault }>,
): number {
  const key = JSON.stringify([fault.event, fault.path, fault.keyword, fault.unknown, fault.slow]);
  const found = faults.get(key) ?? { index: faults.size, fault };
  faults.set(key, found);
  return found.index;
}

/** Where the payloads of a batch are. */
export interface BatchPlace {
  readonly batch: Batch;
  /** How many lines there are before the batch. */
  readonly before: number;
}

/** The results of the payloads of a batch that are not valid, in their order, explained on request. */
export function* verdictsOf(
  { faults, problems }: BatchResult,
  { batch, before }: BatchPlace,
  validate: Validate,
): Generator<Verdict> {
  let payloads: ReturnType<typeof payloadsIn>['payloads'] | undefined;
  const explained = (at: number, file: string): Diagnostic | undefined => {
    payloads ??= payloadsIn(batch).payloads;
    const payload = payloads[at];
    return payload && checkPayload(payload, validate).problem?.(file);
  };
  for (const { at, kind, fault: index, diagnostic: known } of problems) {
    const fault = index === undefined ? undefined : faults[index];
    const problem = (file: string): Diagnostic => {
      const one = known ?? explained(at, file);
      if (one === undefined) throw new Error('a payload is not valid in a thread only');
      return 'texts' in batch ? one : { ...one, line: (one.line ?? 1) + before };
    };
    yield { kind, ...(fault !== undefined && { fault }), problem };
  }
}
