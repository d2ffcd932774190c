/** What reading a schema file gave, by the state of the file. */
export interface KnownDocuments<Result> {
  /** What reading gave when the file had this state; undefined when that is not known. */
  find(path: string, state: string): Result | undefined;
  /** Keeps what reading gave. */
  keep(path: string, state: string, result: Result): void;
}

/**
 * Creates a memory of schema files for a process that reads them again. A file with another size, inode, modification time
 * or change time is read again.
 */
export function knownDocuments<Result>(): KnownDocuments<Result> {
  const known = new Map<string, { readonly state: string; readonly result: Result }>();
  return {
    find: (path, state) => {
      const found = known.get(path);
      return found?.state === state ? found.result : undefined;
    },
    keep: (path, state, result) => void known.set(path, { state, result }),
  };
}
