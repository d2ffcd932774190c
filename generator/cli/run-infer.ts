import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { type Diagnostic, DiagnosticError, diagnostic, throwOnErrors } from '../diagnostics/index.js';
import { codeOf, messageOf } from '../diagnostics/thrown.js';
import { type Draft, inferSchemas } from '../infer/infer-schemas.js';
import { type PrintedDraft, printDraft } from '../infer/print-draft.js';
import { readSources } from '../infer/read-sources.js';
import type { Outcome } from './command.js';
import type { InferCall } from './infer-options.js';
import { pathExists } from './init/project.js';
import { createProgress } from './progress.js';
import { listOfReplaced } from './replaced-list.js';

/**
 * Drafts schemas, and writes them where no file is.
 * @param out the folder for the drafts, as it was given
 * @throws DiagnosticError when a source cannot be read, when there is no event, or when a file is in the way
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
  await refuseExisting(files, cwd);
  const list = listOfReplaced(draft.replaced);
  if (list !== '') terminal.err(list);
  await writeAll(files, cwd);
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

/** @throws DiagnosticError HS842 for each file that exists already */
async function refuseExisting(files: readonly PrintedDraft[], cwd: string): Promise<void> {
  const problems: Diagnostic[] = [];
  for (const { path } of files) {
    if (!(await pathExists(resolve(cwd, path)))) continue;
    const wording = {
      message: 'this file exists already; nothing was written',
      hint: 'name another folder with --out, and compare the drafts with your schemas',
    };
    problems.push(diagnostic('HS842', wording, { file: path }));
  }
  throwOnErrors(problems);
}

async function writeAll(files: readonly PrintedDraft[], cwd: string): Promise<void> {
  for (const { path, content } of files) {
    const file = resolve(cwd, path);
    try {
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, content, { flag: 'wx' });
    } catch (error) {
      if (codeOf(error) === '') throw error;
      const wording = { message: `cannot be written: ${messageOf(error)}`, hint: 'check the permissions' };
      throw new DiagnosticError([diagnostic('HS505', wording, { file: path })]);
    }
  }
}
