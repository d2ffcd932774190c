import { type Diagnostic, sorted } from '../diagnostics/index.js';
import type { Evidence } from '../evidence/evidence.js';
import { asDiagnostic } from './as-diagnostic.js';
import { compareCatalog } from './compare.js';
import { checkLedger, decides, type Ledger } from './decisions.js';
import type { DriftCatalog } from './drift-catalog.js';
import type { Finding } from './finding.js';

/** What to compare a catalog with. */
export interface DriftRequest {
  readonly drift: DriftCatalog;
  readonly evidence: readonly Evidence[];
  readonly ledger?: Ledger;
  /** True where parts of decisions that apply to nothing are reported: with all sources of the catalog. */
  readonly checksLedger: boolean;
  /** True where remarks about silent sources count as differences. */
  readonly isStrict: boolean;
  /** True where messages may have short strings of recorded payloads. Default: false. */
  readonly showsValues?: boolean;
}

/** The result of a comparison. */
export interface DriftResult {
  /** All differences, decided or not. */
  readonly all: readonly Finding[];
  /** The differences that no decision is about. Remarks are among them. */
  readonly open: readonly Finding[];
  /** Problems with sources and decisions, and the open differences. Sorted. */
  readonly diagnostics: readonly Diagnostic[];
  /** True when nothing differs, apart from warnings and remarks. */
  readonly isQuiet: boolean;
}

/** Compares a catalog with evidence, and leaves out what is decided. */
export function findDrift({
  drift,
  evidence,
  ledger,
  checksLedger,
  isStrict,
  showsValues = false,
}: DriftRequest): DriftResult {
  const all = compareCatalog(drift, evidence, { showsValues });
  const decisions = ledger?.decisions ?? [];
  const open = all.filter((finding) => !decisions.some((decision) => decides(decision, finding)));
  const problems = [
    ...evidence.flatMap(({ diagnostics }) => diagnostics),
    ...(ledger?.diagnostics ?? []),
    ...(ledger && checksLedger ? checkLedger(ledger, all) : []),
  ];
  const reported = open.map((finding): Diagnostic => {
    const one = asDiagnostic(finding);
    return isStrict && one.severity === 'note' ? { ...one, severity: 'error' } : one;
  });
  const diagnostics = sorted([...problems, ...reported]);
  return { all, open, diagnostics, isQuiet: !diagnostics.some(({ severity }) => severity === 'error') };
}
