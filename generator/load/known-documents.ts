/** What reading a schema file gave, by the state of the file. */
export interface KnownDocuments<Result> {
  /** What reading gave when the file had this state; undefined when that is not known. */
  find(path: string, state: string): Result | undefined;
  /** What reading gave last, whatever the state of the file was. */
  last(path: string): Result | undefined;
  /** Keeps what reading gave. Without a state, the file is read again. */
  keep(path: string, state: string | undefined, result: Result): void;
}

/**
 * Creates a memory of schema files for a process that reads them again. A file with another size, inode, modification time
 * or change time is read again.
 */
export function knownDocuments<Result>(): KnownDocuments<Result> {
  const known = new Map<string, { readonly state: string | undefined; readonly result: Result }>();
  return {
    find: (path, state) => {
      const found = known.get(path);
      return found?.state === state ? found.result : undefined;
    },
    last: (path) => known.get(path)?.result,
    keep: (path, state, result) => void known.set(path, { state, result }),
  };
}
