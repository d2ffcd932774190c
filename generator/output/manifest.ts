import { isJsonObject, type JsonValue } from '../json/json.js';
import { knownHashOf } from '../module/kept-file.js';
import type { OutputFile } from '../module/output.js';
import { hasConflict, sidesOf } from './merge-conflicts.js';
import { withoutVersion } from './released-version.js';
import { hashOf } from './text-hash.js';

/** The file that lists what hookschema wrote. It is committed, but it is not part of the published package. */
export const MANIFEST = 'hookschema.manifest.json';

/** Hashes of files, by path. */
export type FileHashes = ReadonlyMap<string, string>;

/** Gives the hash of the text of a file. */
export type TextHash = (path: string, text: string) => string;

/** The hashes that the manifest of some files has. */
export function fileHashes(
  files: readonly OutputFile[],
  hash: TextHash = (_path, text) => hashOf(text),
): FileHashes {
  return new Map(
    files.map((file) => {
      const { path } = file;
      return [path, knownHashOf(file) ?? hash(path, withoutVersion(path, file.content))];
    }),
  );
}

/**
 * The text of a manifest or of a journal: sorted, with one file per line, so that merges stay small. A journal has the
 * same form, but may have several hashes per file.
 */
export function manifestText(hashes: FileHashes): string {
  const note = 'Files written by hookschema, with their SHA-256. It leaves all other files alone.';
  const lines = [...hashes]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, hash]) => `    ${JSON.stringify(path)}: ${JSON.stringify(hash)}`);
  const files = lines.length === 0 ? '{}' : `{\n${lines.join(',\n')}\n  }`;
  return `{\n  "note": ${JSON.stringify(note)},\n  "files": ${files}\n}\n`;
}

/** The hashes of both for each file, so that every file that an interrupted run left is recognized as ours. */
export function joinHashes(left: FileHashes, right: FileHashes): FileHashes {
  const paths = new Set([...left.keys(), ...right.keys()]);
  const both = (path: string): string =>
    [left.get(path), right.get(path)].filter((hash) => hash !== undefined).join(' ');
  return new Map([...paths].map((path) => [path, both(path)]));
}

/** True when a text has one of the hashes of its file, whatever version a release tool has written into it. */
export function isListed(hashes: FileHashes, path: string, text: string): boolean {
  const listed = hashes.get(path)?.split(' ') ?? [];
  return [text, withoutVersion(path, text)].some((one) => listed.includes(hashOf(one)));
}

/**
 * Reads a manifest. A manifest that is missing or damaged lists no files. One with the conflicts of a merge lists the
 * files of both sides.
 */
export function readManifest(text: string | undefined): FileHashes {
  if (text === undefined || !hasConflict(text)) return readFiles(text);
  // A conflict at the end of the list leaves one side with a comma too many, or with one too few.
  const sides = sidesOf(text).map((side) =>
    readFiles(side.replace(/,(?=\s*\})/g, '').replace(/"(?=\s*\n\s*")/g, '",')),
  );
  const [ours = new Map(), theirs = new Map()] = sides;
  return joinHashes(ours, theirs);
}

function readFiles(text: string | undefined): FileHashes {
  try {
    const value: JsonValue = JSON.parse(text ?? 'null');
    const files = isJsonObject(value) ? value.files : undefined;
    if (!isJsonObject(files)) return new Map();
    return new Map(Object.entries(files).map(([path, hash]) => [path, String(hash)]));
  } catch {
    return new Map();
  }
}
