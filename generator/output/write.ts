import { mkdir, open, rename, rm, unlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DiagnosticError, diagnostic } from '../diagnostics/index.js';
import { type FileHashes, hashOf, joinHashes, MANIFEST, manifestText } from './manifest.js';
import { JOURNAL, STAGING } from './output-folder.js';
import type { Change, Plan } from './plan.js';

/**
 * Carries a plan out. Every new text is first written whole into a staging folder, then a journal of them; only then
 * are files renamed into place one by one, the manifest last. A run that is cut short leaves whole files, old or new,
 * and the journal by which the next run knows the new ones as ours. No folder but the staging one is ever removed.
 * @throws DiagnosticError HS505 when the disk refuses; before the first rename nothing has changed
 */
export async function writeOutput(folder: string, label: string, plan: Plan): Promise<void> {
  const written = plan.changes.filter(isWritten);
  const deleted = plan.changes.filter(({ kind }) => kind === 'delete');
  const isIdle = written.length === 0 && deleted.length === 0;
  let hasChanged = plan.interrupted;
  try {
    if (!isIdle) await stage(folder, written, plan);
    hasChanged ||= !isIdle;
    for (const { path } of deleted) await unlink(join(folder, path));
    for (const { path } of manifestLast(written)) await rename(staged(folder, path), join(folder, path));
    if (hasChanged) await clearStaging(folder);
  } catch (error) {
    // Once something has changed the journal stays: it tells the next run which of the new files are ours.
    if (!hasChanged) await clearStaging(folder).catch(() => undefined);
    const message = `${label} could not be written: ${error instanceof Error ? error.message : String(error)}`;
    const hint = 'free the disk or correct the permissions, then run again';
    throw new DiagnosticError([diagnostic('HS505', { message, hint }, { file: label })]);
  }
}

type Written = Change & { readonly after: string };

function isWritten(change: Change): change is Written {
  return (change.kind === 'create' || change.kind === 'update') && change.after !== undefined;
}

/** What a run before has staged is replaced; its journal goes on in ours, until everything is in place. */
async function stage(folder: string, written: readonly Written[], plan: Plan): Promise<void> {
  await rm(join(folder, STAGING, 'files'), { recursive: true, force: true });
  const folders = new Set(written.map(({ path }) => dirname(path)));
  for (const one of folders) await mkdir(staged(folder, one), { recursive: true });
  for (const { path, after } of written) await writeFile(staged(folder, path), after);
  await writeJournal(folder, written, plan.journal);
  for (const one of folders) await mkdir(join(folder, one), { recursive: true });
}

/** Until it is replaced, the old manifest vouches for what was there before. */
function manifestLast(written: readonly Written[]): readonly Written[] {
  return [
    ...written.filter(({ path }) => path !== MANIFEST),
    ...written.filter(({ path }) => path === MANIFEST),
  ];
}

/** Synced, so that it is there before the first rename whatever happens to the machine. */
async function writeJournal(folder: string, written: readonly Written[], before: FileHashes): Promise<void> {
  const hashes = joinHashes(before, new Map(written.map(({ path, after }) => [path, hashOf(after)])));
  const fresh = join(folder, `${JOURNAL}.new`);
  const file = await open(fresh, 'w');
  try {
    await file.writeFile(manifestText(hashes));
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(fresh, join(folder, JOURNAL));
}

function staged(folder: string, path: string): string {
  return join(folder, STAGING, 'files', path);
}

async function clearStaging(folder: string): Promise<void> {
  await rm(join(folder, STAGING), { recursive: true, force: true });
}
