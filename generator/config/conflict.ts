/** Options that conflict, and the place of the option to change. */
export interface Conflict {
  readonly pointer: string;
  readonly message: string;
  readonly hint: string;
}
