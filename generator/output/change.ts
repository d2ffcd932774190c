import type { OutputFile } from '../module/output.js';
import type { FileText } from './file-text.js';

/** What has to happen to one file. An `unmanaged` file was not written by hookschema and stays as it is. */
export interface Change {
  readonly kind: 'create' | 'update' | 'delete' | 'unchanged' | 'unmanaged';
  readonly path: string;
  /** The text on disk; undefined for `create`. */
  readonly before?: string;
  /** The text to write; undefined for `delete` and `unmanaged`. */
  readonly after?: string;
}

/** The change that writes a new file. Like those of all changes, its text is read when it is needed. */
export function creation(path: string, after: OutputFile): Change {
  return {
    kind: 'create',
    path,
    get after() {
      return after.content;
    },
  };
}

/** What has to happen to a file that exists and stays. */
export function replacement(
  kind: 'update' | 'unchanged',
  path: string,
  before: FileText,
  after: OutputFile,
): Change {
  return {
    kind,
    path,
    get before() {
      return before.text();
    },
    get after() {
      return after.content;
    },
  };
}

/** What has to happen to a file that is not wanted. */
export function removal(kind: 'delete' | 'unmanaged', path: string, before: FileText): Change {
  return {
    kind,
    path,
    get before() {
      return before.text();
    },
  };
}
