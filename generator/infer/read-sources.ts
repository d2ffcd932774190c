import { type Diagnostic, throwOnErrors } from '../diagnostics/index.js';
import { USUAL_PLACES } from '../evidence/event-type.js';
import type { Evidence } from '../evidence/evidence.js';
import { readSource } from '../evidence/read-source.js';
import { findRecordings } from '../evidence/recording-files.js';
import { type RecordingOptions, type Recordings, readRecordings } from '../evidence/recordings.js';
import { pointerTokens } from '../json/json-pointer.js';
import { draftSettings } from './draft-catalog-of.js';

/** How to read the sources of drafts. */
export interface SourcesOptions extends Omit<RecordingOptions, 'typeOf'> {
  /** True where addresses of web servers may be fetched. Default: false. */
  readonly allowsNetwork?: boolean;
}

/** Documents, and recorded payloads, which are counted together. */
export interface ReadSources {
  readonly documents: readonly Evidence[];
  readonly recordings: Recordings;
}

/**
 * Reads the sources of drafts: pages, documents of APIs, schemas and recorded payloads, without a catalog that says
 * which events a provider has.
 * @throws DiagnosticError for a source that cannot be read
 */
export async function readSources(
  operands: readonly string[],
  options: SourcesOptions,
): Promise<ReadSources> {
  const { cwd, input, place, allowsNetwork, onProgress } = options;
  const places = (place === undefined ? USUAL_PLACES : [place]).map((one) => pointerTokens(one) ?? []);
  const recorded: string[] = [];
  const documents: Evidence[] = [];
  for (const operand of operands)
    documents.push(
      ...(await readSource(operand, {
        cwd,
        settings: draftSettings({ kind: 'first', properties: places }),
        isKnown: () => false,
        input,
        takeRecordings: (names) => recorded.push(...names),
        ...(allowsNetwork !== undefined && { allowsNetwork }),
        ...(onProgress && { onProgress }),
      })),
    );
  const problems: Diagnostic[] = documents.flatMap(({ diagnostics }) => diagnostics);
  const found = await findRecordings(recorded, cwd);
  throwOnErrors([...problems.filter(isUnreadable), ...found.diagnostics]);
  return { documents, recordings: await readRecordings(found.files, options) };
}

/** True for a source that cannot be read at all. What is wrong in one that can is for its author. */
function isUnreadable({ code }: Diagnostic): boolean {
  return code === 'HS829';
}
