import { realpathSync, statSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Diagnostic, diagnostic } from '../diagnostics/index.js';
import { codeOf, messageOf } from '../diagnostics/thrown.js';
import type { JsonValue } from '../json/json.js';
import { isWithin } from '../text/is-within.js';
import { relativePath } from '../text/relative-path.js';
import { withoutMark } from './byte-order-mark.js';
import { type FileSelection, globSchemas } from './glob-schemas.js';
import { isSchemaFile } from './is-schema-file.js';
import type { KnownDocuments } from './known-documents.js';
import { parseJson } from './parse-json.js';
import { parseYaml } from './parse-yaml.js';
import { referredFiles } from './referred-files.js';
import { NOT_A_FILE, readRegularFileSync } from './regular-file.js';
import type { SourceText } from './source-text.js';
import { isSettled, stateOf } from './state-of.js';
import { FILE_LIMIT, FOLDER_LIMIT, fileTooLarge, folderTooLarge } from './too-large.js';
import { leadsOutside, realFolder, shownPath, walkSchemas } from './walk-schemas.js';

/** A schema file, read and parsed. */
export interface SchemaDocument extends SourceText {
  /** Path below the schema folder, with forward slashes: the document's identity. */
  readonly path: string;
  readonly value: JsonValue;
}

/** The content of a schema folder: the documents sorted by path, and what could not be read. */
export interface LoadedSchemas {
  readonly documents: readonly SchemaDocument[];
  /** Paths of files that were found but could not be parsed. A reference to one of them is not dangling. */
  readonly broken: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What `readSchemas` gives. */
export interface ReadSchemas extends LoadedSchemas {
  /** Every file that was read or searched for, in no order. */
  readonly read: readonly ReadFile[];
}

/** A file that a run has read or searched for, and its state from just before. */
export interface ReadFile {
  /** Absolute path. */
  readonly path: string;
  /** What `stateOf` gave. */
  readonly state: string;
}

/** What to read: `folder` is the path on disk, `label` is the same folder as diagnostics write it. */
export interface SchemaFolder {
  readonly folder: string;
  readonly label: string;
}

/** A schema folder. With `select`, only the selected files and the files that they refer to are read. */
export interface SchemaSource extends SchemaFolder {
  readonly select?: FileSelection;
}

/**
 * Reads every `.json`, `.yaml` and `.yml` file below a folder, except for hidden files and `node_modules`. A link to
 * a file is followed inside the folder. Every link that leads outside is a problem. All problems are returned
 * together; none is thrown.
 * @param known the files that were read before. One that has not changed is not read again
 */
export async function readSchemas(
  source: SchemaSource,
  known?: KnownDocuments<ReadResult>,
): Promise<ReadSchemas> {
  const root = await realFolder(source.folder);
  if (root === undefined)
    return { documents: [], broken: [], diagnostics: [noFolder(source.label)], read: [] };
  const { paths, diagnostics } = source.select
    ? await globSchemas(root, source.select)
    : await walkSchemas(root, source.label);
  const read: ReadResult[] = [];
  const files: ReadFile[] = [];
  const listed = new Set(paths);
  for (let wanted = paths; wanted.length > 0; ) {
    const states = statesOf(root, wanted);
    files.push(...states);
    const fresh = await readDocuments({ root, label: source.label, known }, states);
    read.push(...fresh);
    const documents = fresh.flatMap((one) => ('document' in one ? [one.document] : []));
    const referred = source.select ? documents.flatMap(referredFiles) : [];
    const others = [...new Set(referred)].filter((path) => isSchemaFile(path) && !listed.has(path));
    wanted = await existing(root, others);
    for (const path of wanted) listed.add(path);
    const missing = others.filter((path) => !listed.has(path));
    files.push(...statesOf(root, missing));
  }
  return {
    documents: read.flatMap((one) => ('document' in one ? [one.document] : [])).sort(byPath),
    broken: read.flatMap((one) => ('broken' in one ? [one.broken] : [])),
    diagnostics: [...diagnostics, ...read.flatMap((one) => ('problem' in one ? [one.problem] : []))],
    read: files,
  };
}

/**
 * The states of files below a folder, which must be taken before the files are read. At once, like reading: for many small
 * files, that takes a third of the time.
 */
function statesOf(root: string, paths: readonly string[]): readonly ReadFile[] {
  return paths.map((path) => {
    const file = join(root, path);
    return { path: file, state: stateOf(file) };
  });
}

function isYamlFile(name: string): boolean {
  return /\.ya?ml$/.test(name);
}

function byPath(one: SchemaDocument, other: SchemaDocument): number {
  return one.path < other.path ? -1 : 1;
}

interface Reading {
  /** The schema folder, without links. */
  readonly root: string;
  readonly label: string;
  readonly known: KnownDocuments<ReadResult> | undefined;
}

async function readDocuments(reading: Reading, files: readonly ReadFile[]): Promise<readonly ReadResult[]> {
  const read: ReadResult[] = [];
  let size = 0;
  for (let start = 0; start < files.length; start += BATCH) {
    const batch = files.slice(start, start + BATCH);
    const fresh = await Promise.all(batch.map((file) => knownOrRead(reading, file)));
    read.push(...fresh);
    for (const one of fresh) size += 'document' in one ? one.document.text.length : 0;
    if (size > FOLDER_LIMIT) return [{ broken: '', problem: folderTooLarge(reading.label) }];
  }
  return read;
}

/** The paths at which there is a file, or what is reported when it is read as one. A dangling reference is reported later, when references are resolved. */
async function existing(root: string, paths: readonly string[]): Promise<readonly string[]> {
  const exists = await Promise.all(
    paths.map((path) =>
      stat(join(root, path)).then(
        (found) => !found.isDirectory(),
        () => false,
      ),
    ),
  );
  return paths.filter((_path, at) => exists[at]);
}

/** The number of files to read at once. It is far below the number that a process may have open. */
const BATCH = 64;

/** What reading a schema file gives. */
export type ReadResult = { document: SchemaDocument } | { broken: string; problem: Diagnostic };

async function knownOrRead(reading: Reading, { path, state }: ReadFile): Promise<ReadResult> {
  const { root, label, known } = reading;
  const key = `${label} ${path}`;
  const found = known?.find(key, state);
  if (found !== undefined) return found;
  const start = Date.now();
  const read = await readDocument(root, label, relativePath(root, path));
  if (known === undefined) return read;
  const last = known.last(key);
  const result = last !== undefined && isSame(last, read) ? last : read;
  known.keep(key, isSettled(path, state, start) ? state : undefined, result);
  return result;
}

/** True for two results of reading a file that had the same text. */
function isSame(one: ReadResult, other: ReadResult): boolean {
  return 'document' in one && 'document' in other && one.document.text === other.document.text;
}

async function readDocument(root: string, label: string, path: string): Promise<ReadResult> {
  const file = shownPath(label, path);
  const onDisk = join(root, path);
  try {
    if (!isWithin(root, realpathSync.native(onDisk))) return { broken: path, problem: leadsOutside(file) };
    const { size } = statSync(onDisk);
    if (size > FILE_LIMIT) return { broken: path, problem: fileTooLarge(file, size) };
    const text = withoutMark(readRegularFileSync(onDisk));
    const parsed = isYamlFile(path) ? await parseYaml({ file, text }) : parseJson({ file, text });
    return 'problem' in parsed
      ? { broken: path, problem: parsed.problem }
      : { document: { path, file, text, ...parsed } };
  } catch (error) {
    return { broken: path, problem: unreadable(file, error) };
  }
}

function noFolder(label: string): Diagnostic {
  return diagnostic(
    'HS101',
    { message: `the schema folder ${label} does not exist`, hint: 'name a folder with .json or .yaml files' },
    { file: label },
  );
}

function unreadable(file: string, error: unknown): Diagnostic {
  const message = `cannot be read: ${messageOf(error)}`;
  const hint =
    codeOf(error) === NOT_A_FILE
      ? 'put a regular file in its place, or move it out of the schema folder'
      : 'check the file and its permissions';
  return diagnostic('HS101', { message, hint }, { file });
}
