import { join } from 'node:path';
import { DiagnosticError, diagnostic, throwOnErrors } from '../diagnostics/index.js';
import type { OutputFile } from '../module/output.js';
import type { FileSystem } from './file-system.js';
import { type KnownDisk, knownDisk } from './known-disk.js';
import { acquireLock, type Lock } from './lock.js';
import { readOutputFolder, requireUsable, stateIn } from './output-folder.js';
import { type Plan, planOutput } from './plan.js';
import { JOURNAL } from './staging-folder.js';
import { type StagedOutput, stageOutput, writeFailure } from './write.js';

/** The files that an output folder must contain. */
export interface WantedOutput {
  readonly folder: string;
  readonly label: string;
  readonly files: readonly OutputFile[];
  readonly force: boolean;
  /** A plan that was made from these files. */
  readonly plan?: Plan;
}

/** How to write. Tests pass a disk that fails, and a short patience. */
export interface WriteOptions {
  readonly system?: FileSystem;
  /** The disk of this machine, with what is known of it. */
  readonly disk?: KnownDisk;
  /** How long to wait for another run, in milliseconds. */
  readonly patience?: number;
}

/**
 * Writes several output folders together. Everything is prepared before the first file is put in place. Each folder
 * is locked, and read again where its manifest says that another run has written it since its plan was made. Files that
 * somebody else edits in the meantime are found by the next run, and before they would be replaced. Returns what was done
 * to each folder, in the order of `wanted`.
 * @throws DiagnosticError with the conflicts of all folders, and then nothing has changed; HS505 when the disk fails,
 *   and HS506 when another run takes too long
 */
export async function writeOutputs(
  wanted: readonly WantedOutput[],
  { system: given, disk = knownDisk(given), patience }: WriteOptions = {},
): Promise<readonly Plan[]> {
  const { system } = disk;
  const locks = new Map<WantedOutput, Lock>();
  const staged: StagedOutput[] = [];
  try {
    // Folders are always locked in the same order, so that two runs cannot block each other.
    for (const one of [...wanted].sort((a, b) => (a.folder < b.folder ? -1 : 1))) {
      locks.set(one, await lockFor(one, system, patience));
    }
    const plans = wanted.map((one) => replan(one, disk));
    throwOnErrors(plans.flatMap(({ diagnostics }) => diagnostics));
    for (const [at, plan] of plans.entries()) {
      const { folder, label } = wanted[at] ?? { folder: '', label: '' };
      staged.push(stageOutput({ folder, label, system }, plan));
    }
    for (const [one, lock] of locks) if (!lock.isHeld()) throw lost(one.label);
    for (const one of staged) one.commit();
    return plans;
  } catch (error) {
    throw writeFailure(wanted.map(({ label }) => label).join(', '), error);
  } finally {
    for (const one of staged) one.abandon();
    for (const lock of locks.values()) lock.release();
  }
}

function lockFor(
  { folder, label }: WantedOutput,
  files: FileSystem,
  patience: number | undefined,
): Promise<Lock> {
  // A path that cannot be an output folder cannot hold a lock either.
  requireUsable(folder, label, files);
  return acquireLock(folder, { label, files, ...(patience !== undefined && { patience }) });
}

function replan({ folder, label, files, force, plan }: WantedOutput, disk: KnownDisk): Plan {
  const { system, hashOf } = disk;
  if (plan !== undefined && !plan.interrupted && plan.manifestState !== undefined) {
    const isSame =
      stateIn(folder, system) === plan.manifestState && system.stat(join(folder, JOURNAL)) === undefined;
    if (isSame) return plan;
  }
  return planOutput(files, readOutputFolder(folder, label, system), { label, force, hashOf });
}

function lost(label: string): DiagnosticError {
  const message = `another run started to write ${label} while this one was suspended`;
  return new DiagnosticError([diagnostic('HS506', { message, hint: 'run again' }, { file: label })]);
}
