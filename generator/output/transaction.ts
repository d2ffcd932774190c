import { DiagnosticError, diagnostic, throwOnErrors } from '../diagnostics/index.js';
import type { OutputFile } from '../emit/emitter.js';
import { type FileSystem, nodeFileSystem } from './file-system.js';
import { acquireLock, type Lock } from './lock.js';
import { readOutputFolder, requireUsable } from './output-folder.js';
import { type Plan, planOutput } from './plan.js';
import { type StagedOutput, stageOutput, writeFailure } from './write.js';

/** What is to lie in an output folder. */
export interface WantedOutput {
  readonly folder: string;
  readonly label: string;
  readonly files: readonly OutputFile[];
  readonly force: boolean;
}

/** How to write; tests put a disk that refuses, and a short patience, in. */
export interface WriteOptions {
  readonly system?: FileSystem;
  /** How long to wait for another run, in milliseconds. */
  readonly patience?: number;
}

/**
 * Writes some output folders together: everything is prepared before the first file is put in place. Each folder is
 * locked and read anew, because another run may have written it since. Gives what was done to each, in their order.
 * @throws DiagnosticError with what stands in the way of any of them, and nothing has changed; HS505 when the disk
 *   refuses, and HS506 when another run goes on for too long
 */
export async function writeOutputs(
  wanted: readonly WantedOutput[],
  { system = nodeFileSystem, patience }: WriteOptions = {},
): Promise<readonly Plan[]> {
  const locks = new Map<WantedOutput, Lock>();
  const staged: StagedOutput[] = [];
  try {
    // In one order, so that two runs never each have what the other one waits for.
    for (const one of [...wanted].sort((a, b) => (a.folder < b.folder ? -1 : 1))) {
      locks.set(one, await lockFor(one, system, patience));
    }
    const plans = wanted.map((one) => replan(one, system));
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
  // What cannot be an output folder is no place for a lock either.
  requireUsable(folder, label, files);
  return acquireLock(folder, { label, files, ...(patience !== undefined && { patience }) });
}

function replan({ folder, label, files, force }: WantedOutput, system: FileSystem): Plan {
  return planOutput(files, readOutputFolder(folder, label, system), { label, force });
}

function lost(label: string): DiagnosticError {
  const message = `another run has begun to write ${label} while this one was stopped`;
  return new DiagnosticError([diagnostic('HS506', { message, hint: 'run again' }, { file: label })]);
}
