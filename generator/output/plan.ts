import { type Diagnostic, diagnostic } from '../diagnostics/index.js';
import type { OutputFile } from '../module/output.js';
import { foldedPath } from '../text/folded-path.js';
import { type Change, creation, removal, replacement } from './change.js';
import type { FileText } from './file-text.js';
import { type FileHashes, fileHashes, isListed, MANIFEST, manifestText, type TextHash } from './manifest.js';
import { hasConflict } from './merge-conflicts.js';
import type { OutputFolder } from './output-folder.js';
import { PACKAGE, withReleasedVersion } from './released-version.js';

/** All changes, sorted by path, and the diagnostics for conflicts and unmanaged files. */
export interface Plan {
  readonly changes: readonly Change[];
  readonly diagnostics: readonly Diagnostic[];
  /**
   * The files that an interrupted run has put in place, by path. Until the manifest is written, only the journal
   * lists them.
   */
  readonly journal: FileHashes;
  /** The hash of each file that is to be there, except those that have more than one form. */
  readonly hashes: FileHashes;
  /** The state of the manifest when the folder was read, as `OutputFolder` has it. */
  readonly manifestState?: string;
  /** True when an interrupted run has left something to clean up, or another run is writing. */
  readonly interrupted: boolean;
}

/**
 * How to plan. `label` is the output folder as diagnostics write it. `force` overwrites files that were edited or are
 * unmanaged.
 */
export interface PlanOptions {
  readonly label: string;
  readonly force?: boolean;
  /** Gives the hash of a wanted file's text. */
  readonly hashOf?: TextHash;
}

/** True when something has to be written, deleted or cleaned up. */
export function hasWork({ changes, interrupted }: Plan): boolean {
  return interrupted || changes.some(({ kind }) => kind !== 'unchanged' && kind !== 'unmanaged');
}

/** What release tools write beside a package.json. */
const CHANGELOG = 'CHANGELOG.md';

/** Compares the wanted files with those on disk, in both directions. The manifest is one of the wanted files. */
export function planOutput(wanted: readonly OutputFile[], there: OutputFolder, options: PlanOptions): Plan {
  const files = wanted.map((file) => withReleasedVersion(file, there.files.get(file.path)));
  const listed = fileHashes(wanted, options.hashOf);
  const hashes = new Map([...listed].filter(([path]) => path !== PACKAGE));
  const manifest = { path: MANIFEST, content: manifestText(listed) };
  const all = new Map([...files, manifest].map((file) => [file.path, file]));
  const context: Context = { there, options, unmanaged: unmanagedNames(there) };
  const isReleaseLog = (path: string): boolean => path === CHANGELOG && all.has(PACKAGE);
  const left = [...there.files].filter(([path]) => !all.has(path));
  const others = [...there.others].filter((path) => !all.has(path));
  const found = [
    ...[...all.values()].map((file) => planWanted(file, hashes.get(file.path), context)),
    ...left
      .filter(([path]) => isOurs(path, there) || !isReleaseLog(path))
      .map(([path, before]) => planLeft(path, before, context)),
    ...others.map((path): PlannedFile => {
      return { change: { kind: 'unmanaged', path }, problem: unmanagedFile(path, options) };
    }),
  ];
  const { journal, interrupted, manifestState } = there;
  return {
    changes: found.map(({ change }) => change).sort((a, b) => (a.path < b.path ? -1 : 1)),
    diagnostics: found.flatMap(({ problem }) => problem ?? []),
    journal,
    hashes,
    interrupted,
    ...(manifestState !== undefined && { manifestState }),
  };
}

/** What decides about each file. */
interface Context {
  readonly there: OutputFolder;
  readonly options: PlanOptions;
  readonly unmanaged: ReadonlyMap<string, string>;
}

/** What has to happen to one file, and what speaks against it or about it. */
interface PlannedFile {
  readonly change: Change;
  readonly problem: Diagnostic | undefined;
}

function planWanted(after: OutputFile, hash: string | undefined, context: Context): PlannedFile {
  const { path } = after;
  const { there, options, unmanaged } = context;
  const before = there.files.get(path);
  if (before === undefined) {
    const twin = unmanaged.get(foldedPath(path));
    const hasTwin = twin !== undefined && twin !== path;
    const problem = hasTwin ? sameName(path, twin, options) : conflict(path, before, context);
    return { change: creation(path, after), problem };
  }
  return hasText(before, after, hash)
    ? { change: replacement('unchanged', path, before, after), problem: undefined }
    : { change: replacement('update', path, before, after), problem: conflict(path, before, context) };
}

/** A file that is not wanted: deleted if hookschema wrote it, and left alone otherwise. */
function planLeft(path: string, before: FileText, context: Context): PlannedFile {
  return isOurs(path, context.there)
    ? { change: removal('delete', path, before), problem: conflict(path, before, context) }
    : { change: removal('unmanaged', path, before), problem: unmanagedFile(path, context.options) };
}

/** True for a file that hookschema wrote, whether or not it was edited since. */
function isOurs(path: string, { manifest, journal }: OutputFolder): boolean {
  return manifest.has(path) || journal.has(path);
}

/** True for a file that has the text that it is to have. Texts are compared only where their hashes are not known. */
function hasText(there: FileText, wanted: OutputFile, hash: string | undefined): boolean {
  return there.hash !== undefined && hash !== undefined
    ? there.hash === hash
    : there.text() === wanted.content;
}

/**
 * The conflict that keeps a file from being written or deleted. Undefined when the file does not exist, or is as
 * we left it.
 */
function conflict(
  path: string,
  before: FileText | undefined,
  { there, options }: Context,
): Diagnostic | undefined {
  const file = `${options.label}/${path}`;
  const blocking = ancestorsOf(path).find((one) => there.others.has(one) || there.files.has(one));
  if (there.others.has(path) || there.folders.has(path) || blocking !== undefined) {
    const message = `${blocking ?? path} is in the way and is not a ${blocking ? 'folder' : 'regular file'}`;
    return diagnostic('HS503', { message, hint: 'move or remove it' }, { file });
  }
  if (before === undefined || options.force || path === MANIFEST) return undefined;
  const text = before.text();
  if (isListed(there.manifest, path, text) || isListed(there.journal, path, text)) return undefined;
  if (isMerged(path, text, there)) return diagnostic('HS508', MERGED, { file });
  return there.manifest.has(path)
    ? diagnostic('HS501', EDITED, { file })
    : diagnostic('HS502', UNMANAGED, { file });
}

/** What hookschema did not write, by the paths as they are where case and composition are ignored. */
function unmanagedNames(there: OutputFolder): ReadonlyMap<string, string> {
  const own = [...there.files.keys()].filter((path) => !isOurs(path, there));
  return new Map([...own, ...there.others].map((path) => [foldedPath(path), path]));
}

/** The conflict with a file that has the same name on some disks. There, writing one would replace the other. */
function sameName(path: string, twin: string, { label }: PlanOptions): Diagnostic {
  const message = `${twin} is in the way: on some disks it is the same name`;
  const hint = 'move or rename it; macOS and Windows ignore case';
  return diagnostic('HS503', { message, hint }, { file: `${label}/${path}` });
}

/** True for a file that a merge has made: one with conflict markers, or one that both sides have changed. */
function isMerged(path: string, text: string, { files, manifest }: OutputFolder): boolean {
  const listed = manifest.get(path)?.split(' ') ?? [];
  const isFolderOurs = listed.length > 0 || files.has(MANIFEST);
  return (isFolderOurs && hasConflict(text)) || new Set(listed).size > 1;
}

function ancestorsOf(path: string): readonly string[] {
  const parts = path.split('/');
  return parts.slice(1).map((_part, at) => parts.slice(0, at + 1).join('/'));
}

const EDITED = {
  message: 'this file was edited after it was generated',
  hint: 'move the edit into the schemas, then run again with --force to replace the file',
};
const MERGED = {
  message: 'a merge has left conflicts in this file, whose content follows from the schemas',
  hint: 'resolve the conflicts in the schemas, then run hookschema generate: it replaces this file without --force',
};
const UNMANAGED = {
  message: 'this file is in the place of a generated file, and hookschema did not write it',
  hint: 'move it, or run again with --force to replace it',
};

function unmanagedFile(path: string, { label }: PlanOptions): Diagnostic {
  const wording = {
    message: 'hookschema did not write this file and left it alone',
    hint: 'move it out of the output folder',
  };
  return diagnostic('HS504', wording, { file: `${label}/${path}` });
}
