/** What has to happen to one file. `unmanaged` is a file that is not ours: it stays. */
export interface Change {
  readonly kind: 'create' | 'update' | 'delete' | 'unchanged' | 'unmanaged';
  readonly path: string;
  /** The text on disk; undefined for `create`. */
  readonly before?: string;
  /** The text to write; undefined for `delete` and `unmanaged`. */
  readonly after?: string;
}
