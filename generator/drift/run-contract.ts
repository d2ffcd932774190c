import { isAbsolute, resolve } from 'node:path';
import { isSelected, selectsSome } from '../catalog/lower/select-events.js';
import type { ContractConfig } from '../config/config.js';
import type { ResolvedCatalog } from '../config/resolve-config.js';
import { type Diagnostic, diagnostic } from '../diagnostics/index.js';
import { messageOf } from '../diagnostics/thrown.js';
import type { Evidence } from '../evidence/evidence.js';
import { isAddress } from '../evidence/fetch-source.js';
import { readSource } from '../evidence/read-source.js';
import { readRegularFile } from '../load/regular-file.js';
import { type Ledger, readLedger } from './decisions.js';
import { type DriftResult, findDrift } from './drift.js';
import type { DriftCatalog } from './drift-catalog.js';
import { loadDriftCatalog } from './load-drift-catalog.js';

/** What to compare the catalog of a configuration with. */
export interface ContractRequest extends ContractConfig {
  /** The folder that the paths are relative to, absolute. */
  readonly base: string;
  readonly allowsNetwork?: boolean;
  /** True where messages may have short strings of recorded payloads. Default: false. */
  readonly showsValues?: boolean;
  /** True where parts of decisions that apply to nothing are reported. Default: true. */
  readonly checksLedger?: boolean;
  readonly input?: () => AsyncIterable<Uint8Array>;
  /** Called often, with what a progress line shows. */
  readonly onProgress?: (text: string) => void;
}

/** The result of a comparison, and everything that went into it. */
export interface ContractResult extends DriftResult {
  readonly drift: DriftCatalog;
  readonly evidence: readonly Evidence[];
  readonly ledger: Ledger | undefined;
}

/**
 * Reads the catalog of a configuration, the sources and the decisions, and compares them.
 * @throws DiagnosticError with the errors of the schemas
 */
export async function runContract(
  config: ResolvedCatalog,
  request: ContractRequest,
): Promise<ContractResult> {
  const { base, sources = [], decisions, onProgress } = request;
  const { drift, warnings } = await loadDriftCatalog(config);
  const evidence: Evidence[] = [];
  for (const source of sources) {
    const read = await readSource(source, {
      cwd: base,
      settings: config.catalog,
      isKnown: (name) => drift.events.has(name),
      fieldsOf: (event) =>
        drift.events
          .get(event)
          ?.fields()
          .map(({ path }) => path) ?? [],
      input: request.input ?? noInput,
      ...(request.headings && { headings: request.headings }),
      ...(request.allowsNetwork !== undefined && { allowsNetwork: request.allowsNetwork }),
      ...(request.complete !== undefined && { isComplete: request.complete }),
      ...(onProgress && { onProgress }),
    });
    evidence.push(...read.map((one) => selected(one, config)));
  }
  onProgress?.('comparing');
  const ledger = decisions === undefined ? undefined : await ledgerAt(decisions, base);
  const result = findDrift({
    drift,
    evidence,
    ...(ledger && { ledger }),
    checksLedger: request.checksLedger ?? true,
    isStrict: request.strict ?? false,
    showsValues: request.showsValues ?? false,
  });
  return { ...result, diagnostics: [...warnings, ...result.diagnostics], drift, evidence, ledger };
}

/** What a source says about the events that the configuration includes. Others are left out on purpose. */
function selected(evidence: Evidence, { selection }: ResolvedCatalog): Evidence {
  if (!selectsSome(selection)) return evidence;
  const isWanted = (type: string): boolean => isSelected(type, selection);
  return {
    ...evidence,
    events: evidence.events.filter(({ event }) => isWanted(event)),
    mentions: evidence.mentions.filter(({ name }) => isWanted(name)),
  };
}

async function* noInput(): AsyncGenerator<Uint8Array> {
  // Nothing is read where there is no terminal.
}

async function ledgerAt(file: string, base: string): Promise<Ledger> {
  try {
    return readLedger({ file, text: await readRegularFile(resolve(base, file)) });
  } catch (error) {
    const wording = { message: `cannot be read: ${messageOf(error)}`, hint: 'check the name of the file' };
    const diagnostics: readonly Diagnostic[] = [diagnostic('HS828', wording, { file })];
    return { source: { file, text: '[]' }, decisions: [], diagnostics };
  }
}

/** The name of a source relative to another folder. Addresses and standard input stay as they are. */
export function sourceFrom(operand: string, relative: (path: string) => string): string {
  const [, prefix = '', name = operand] =
    /^((?:page|openapi|asyncapi|schemas|facts|recorded):)?(.*)$/s.exec(operand) ?? [];
  return name === '-' || isAddress(name) || isAbsolute(name) ? operand : prefix + relative(name);
}
