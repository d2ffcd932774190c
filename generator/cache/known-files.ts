import { type KnownDocuments, knownDocuments } from '../load/known-documents.js';
import type { ReadResult } from '../load/read-schemas.js';
import { type KnownDisk, knownDisk } from '../output/known-disk.js';

/** The files that a process has read, for its next run. */
export interface KnownFiles {
  /** Undefined in a run after which the process reads nothing. */
  readonly documents?: KnownDocuments<ReadResult>;
  readonly disk: KnownDisk;
}

/** A memory in which nothing is known yet, for a process that runs again and again. */
export function knownFiles(): KnownFiles {
  return { documents: knownDocuments(), disk: knownDisk() };
}
