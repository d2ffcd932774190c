/**
 * What the disk says about a path. Node's own types are not used, because the types of hookschema would then need those of
 * Node.
 */
export interface PathState extends PathKind {
  readonly dev: number;
  readonly ino: number;
  readonly size: number;
  readonly mtimeMs: number;
  readonly ctimeMs: number;
}

/** A text that changes when what is at a path is changed or replaced, also by the same file from another disk. */
export function stateText({ dev, ino, size, mtimeMs, ctimeMs }: PathState): string {
  return [dev, ino, size, mtimeMs, ctimeMs].join(' ');
}

/** The kind of what is at a path. */
export interface PathKind {
  isFile(): boolean;
  isDirectory(): boolean;
  isSymbolicLink(): boolean;
  isFIFO(): boolean;
  isSocket(): boolean;
}

/** A file or folder below a folder. */
export interface FolderEntry extends PathKind {
  readonly name: string;
  /** The folder that has it. */
  readonly parentPath: string;
}
