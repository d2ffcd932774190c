import { resolve } from 'node:path';
import { type ResolvedCatalog, resolveConfig } from '../../config/resolve-config.js';
import { type Diagnostic, diagnostic, formatDiagnostic } from '../../diagnostics/index.js';
import { asDiagnostic } from '../../drift/as-diagnostic.js';
import { asJson } from '../../drift/drift-result.js';
import { withPatches } from '../../drift/patches.js';
import { type ContractResult, runContract, sourceFrom } from '../../drift/run-contract.js';
import { type WrittenPatches, writePatches } from '../../drift/write-patches.js';
import { counted } from '../../text/counted.js';
import { relativePath } from '../../text/relative-path.js';
import { chosenCatalog } from '../catalog-choice.js';
import { type Outcome, UsageError } from '../command.js';
import { configurationFor, missingConfigHint } from '../config-flags.js';
import { createProgress } from '../progress.js';
import { inFolder, rebasePaths } from '../rebased-paths.js';
import { writeReport } from '../write-report.js';
import type { DriftCall } from './drift-options.js';

/** Compares a catalog with sources. @throws UsageError without a source; DiagnosticError for errors of the schemas */
export async function runDrift(call: DriftCall): Promise<Outcome> {
  const { flags, terminal } = call;
  const { cwd } = terminal;
  const { config, base, source } = await configurationFor(
    flags,
    cwd,
    missingConfigHint('use --schemas PATH'),
  );
  const progress = createProgress(terminal);
  const { resolved, result } = await inFolder(cwd, base, async () => {
    const chosen = chosenCatalog(await resolveConfig(config, base, source), flags.catalog);
    const compared = await compare(call, chosen, base, (text) => progress.show(text));
    return { resolved: chosen, result: { ...compared, open: withPatches(compared) } };
  }).finally(() => progress.clear());
  const written = flags.write
    ? await writePatches(result.open, result.drift.loaded.documents, resolved.schemas.folder)
    : undefined;
  const page =
    flags.report === undefined
      ? undefined
      : writeReport(result, resolve(cwd, flags.report), flags.check === true);
  const stale = page?.isStale ? [staleReport(flags.report ?? '')] : [];
  const own = written === undefined ? result.diagnostics : remaining(result, written);
  const diagnostics = [...rebasePaths(cwd, base, own), ...stale];
  const isQuiet = !diagnostics.some(({ severity }) => severity === 'error');
  return {
    exit: isQuiet ? 0 : 1,
    diagnostics,
    result: asJson(result),
    out: summary(result, isQuiet) + (written?.files.map((file) => `  update ${file}\n`).join('') ?? ''),
  };
}

/** What is still to be reported after patches were written: not the differences that they remove. */
function remaining(
  { diagnostics, open }: ContractResult,
  { files, diagnostics: refused }: WrittenPatches,
): readonly Diagnostic[] {
  const gone = new Set(
    open
      .filter(({ patch }) => patch !== undefined && files.includes(patch.file))
      .map((finding) => formatDiagnostic(asDiagnostic(finding))),
  );
  return [...diagnostics.filter((one) => !gone.has(formatDiagnostic(one))), ...refused];
}

function compare(
  { flags, operands, terminal }: DriftCall,
  resolved: ResolvedCatalog,
  base: string,
  onProgress: (text: string) => void,
): Promise<ContractResult> {
  const { contract } = resolved;
  const { cwd } = terminal;
  const fromBase = (path: string): string => relativePath(base, resolve(cwd, path));
  const sources =
    operands.length > 0 ? operands.map((one) => sourceFrom(one, fromBase)) : (contract.sources ?? []);
  if (sources.length === 0)
    throw new UsageError('name a source, or list "sources" under "contract" in the configuration');
  const decisions = flags.decisions === undefined ? contract.decisions : fromBase(flags.decisions);
  return runContract(resolved, {
    ...contract,
    sources,
    ...(decisions !== undefined && { decisions }),
    base,
    ...(flags.complete && { complete: true }),
    // With some of the sources, the others are silent about everything.
    strict: flags.strict ?? (operands.length === 0 && contract.strict === true),
    allowsNetwork: flags['allow-network'] === true,
    showsValues: flags['show-values'] === true,
    // Decisions about the others apply to nothing.
    checksLedger: operands.length === 0 || flags.decisions !== undefined,
    input: () => terminal.input(),
    onProgress,
  });
}

function summary({ evidence, open, all }: ContractResult, isQuiet: boolean): string {
  const events = new Set(evidence.flatMap((one) => one.events.map(({ event }) => event))).size;
  const remarks = open.filter(({ code }) => code === 'HS825').length;
  const differences = open.length - remarks;
  const decided = all.length - open.length;
  const counts = [counted(events, 'event'), counted(evidence.length, 'source')].join(' in ');
  const found = isQuiet && differences === 0 ? 'no difference' : counted(differences, 'difference');
  const also = decided > 0 ? `, ${decided} decided` : '';
  return `${counts}: ${found}${also}\n`;
}

function staleReport(file: string): Diagnostic {
  const wording = { message: 'the page is not up to date', hint: 'run the command without --check' };
  return diagnostic('HS832', wording, { file });
}
