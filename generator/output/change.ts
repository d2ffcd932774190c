/** What has to happen to one file. An `unmanaged` file was not written by hookschema and stays as it is. */
export interface Change {
  readonly kind: 'create' | 'update' | 'delete' | 'unchanged' | 'unmanaged';
  readonly path: string;
  /** The text on disk; undefined for `create`. */
  readonly before?: string;
  /** The text to write; undefined for `delete` and `unmanaged`. */
  readonly after?: string;
}
