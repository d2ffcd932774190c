import type { ResolvedCatalog } from '../config/resolve-config.js';

/** One version of a catalog that can be read. */
export interface Version {
  /** As a person names it: `git:v1.2`, `schemas`. */
  readonly label: string;
  /** How to read it. */
  readonly resolved: ResolvedCatalog;
  /** The folder that the paths in its places and diagnostics are relative to. Undefined where they are names. */
  readonly base?: string;
  /**
   * False for schemas that the configuration was not written for: patterns in `include` and `exclude` may match nothing
   * there.
   */
  readonly isOwn: boolean;
  /** The version of the package, where it is known. */
  readonly number?: string;
  /** Removes what was copied to read it. */
  close(): Promise<void>;
}

/** For a version of which nothing was copied. */
export const nothingToClose = (): Promise<void> => Promise.resolve();
