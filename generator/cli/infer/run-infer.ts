import { resolve } from 'node:path';
import { type Diagnostic, diagnostic, throwOnErrors } from '../../diagnostics/index.js';
import { type Draft, inferSchemas } from '../../infer/infer-schemas.js';
import { type PrintedDraft, printDraft } from '../../infer/print-draft.js';
import { readSources } from '../../infer/read-sources.js';
import type { Outcome } from '../command.js';
import { pathExists } from '../init/project.js';
import { writeNew } from '../new-files.js';
import { createProgress } from '../progress.js';
import { listOfReplaced } from '../replaced-list.js';
import type { InferCall } from './infer-options.js';

/**
 * Drafts schemas, and writes them where no file is.
 * @param out the folder for the drafts, as it was given
 * @throws DiagnosticError when a source cannot be read, no source has an event, or a file of the draft exists already
 */
export async function runInfer({ flags, terminal, operands }: InferCall, out: string): Promise<Outcome> {
  const { cwd } = terminal;
  const progress = createProgress(terminal);
  const onProgress = (text: string): void => progress.show(text);
  const { documents, recordings } = await readSources(operands, {
    cwd,
    input: () => terminal.input(),
    onProgress,
    allowsNetwork: flags['allow-network'] === true,
    ...(flags.discriminator !== undefined && { place: flags.discriminator }),
    ...((flags.ndjson || flags.json) && { format: flags.ndjson ? 'ndjson' : 'json' }),
  }).finally(() => progress.clear());
  const draft = await inferSchemas(documents, recordings, { onProgress }).finally(() => progress.clear());
  // A sample that is not JSON, for example, is reported; the rest of its page is drafted.
  const diagnostics = draft.diagnostics.filter(({ code }) => code !== 'HS823');
  throwOnErrors(diagnostics);
  const files = printDraft(draft.files, out);
  const existing = await Promise.all(files.map(({ path }) => pathExists(resolve(cwd, path))));
  throwOnErrors(files.flatMap(({ path }, at) => (existing[at] ? [taken(path)] : [])));
  const list = listOfReplaced(draft.replaced);
  if (list !== '') terminal.err(list);
  throwOnErrors((await writeNew(cwd, files)).map(createdMeanwhile));
  return {
    exit: 0,
    diagnostics: draft.diagnostics,
    result: {
      events: draft.events,
      discriminator: draft.discriminator,
      payloads: recordings.payloads,
      written: files.map(({ path }) => path),
      replaced: draft.replaced.map((one) => ({ ...one })),
    },
    out: summary(draft, files, out),
  };
}

function summary({ events, discriminator }: Draft, files: readonly PrintedDraft[], out: string): string {
  const count = `${events.length.toLocaleString('en')} ${events.length === 1 ? 'event' : 'events'}`;
  const place = discriminator === '/type' ? '' : `, discriminator: '${discriminator}'`;
  return [
    ...files.map(({ path }) => `  create ${path}`),
    '',
    `${count} drafted. Next`,
    '  1. review the drafts: a few payloads do not show everything',
    `  2. use them: schemas: '${out}'${place}`,
    '',
  ].join('\n');
}

function taken(path: string): Diagnostic {
  const wording = {
    message: 'this file exists already; nothing was written',
    hint: 'name another folder with --out, and compare the drafts with your schemas',
  };
  return diagnostic('HS842', wording, { file: path });
}

function createdMeanwhile(path: string): Diagnostic {
  const wording = { message: 'cannot be written: it was created meanwhile', hint: 'run the command again' };
  return diagnostic('HS505', wording, { file: path });
}
