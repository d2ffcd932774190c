import type { Tree } from '../../support/folders.js';
import type { Modules } from '../checks/modules.js';

/** What a generator made of one schema. */
export interface Made {
  /** Texts of files by path. */
  readonly files: Tree;
  /** Gives the verdict of the imported modules on a payload. Undefined where there are only types. */
  verdict?(modules: Modules, payload: unknown): boolean;
}

/** A generator, used as its documentation says. */
export interface Peer {
  readonly name: string;
  /** @throws when it refuses the schema */
  make(schema: object): Promise<Made>;
}
