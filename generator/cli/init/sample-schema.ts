import { type Diagnostic, DiagnosticError, diagnostic, throwOnErrors } from '../../diagnostics/index.js';
import { findRecordings } from '../../evidence/recording-files.js';
import { readRecordings } from '../../evidence/recordings.js';
import { inferSchemas } from '../../infer/infer-schemas.js';
import { printDraft } from '../../infer/print-draft.js';
import { listOfReplaced } from '../replaced-list.js';
import type { Terminal } from '../terminal.js';
import type { NewFile } from './config-file.js';
import type { Origin } from './origin.js';
import { SCHEMAS } from './project.js';

/** The schemas inferred from samples, and the place of the event type in the samples. */
export interface Inferred {
  readonly schemas: readonly NewFile[];
  /** JSON Pointer. */
  readonly discriminator: string;
  /** What was replaced in the examples, one per line, for people. Empty where nothing was. */
  readonly replaced: string;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Infers first schemas from sample payloads: files, folders and globs with JSON or NDJSON.
 * @throws DiagnosticError HS722 when a sample cannot be read, or when none names an event
 */
export async function inferFromSamples(
  { files, discriminator }: Extract<Origin, { readonly kind: 'samples' }>,
  terminal: Terminal,
): Promise<Inferred> {
  const found = await findRecordings(files, terminal.cwd);
  throwOnErrors(found.diagnostics.map(asSample));
  const recordings = await readRecordings(found.files, {
    cwd: terminal.cwd,
    input: () => terminal.input(),
    ...(discriminator !== undefined && { place: discriminator }),
  });
  if (recordings.events.size === 0) throw new DiagnosticError(recordings.diagnostics.map(asSample));
  throwOnErrors(recordings.diagnostics);
  const draft = await inferSchemas([], recordings);
  return {
    schemas: printDraft(draft.files, SCHEMAS),
    discriminator: draft.discriminator,
    replaced: listOfReplaced(draft.replaced),
    diagnostics: draft.diagnostics,
  };
}

/** A problem of recordings as one of the samples, without which there is nothing to start from. */
function asSample({ message, hint = 'check --sample', file, line, column }: Diagnostic): Diagnostic {
  const place = { ...(file !== undefined && { file }), ...(line && { line }), ...(column && { column }) };
  return diagnostic('HS722', { message, hint }, place);
}
