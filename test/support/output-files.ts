import type { OutputFile } from '../../generator/module/output.js';
import { fileHashes, MANIFEST, manifestText, type TextHash } from '../../generator/output/manifest.js';
import type { Tree } from './folders.js';

/** Files to be written, as emitters give them. */
export function outputFiles(tree: Tree): readonly OutputFile[] {
  return Object.entries(tree).map(([path, content]) => ({ path, content }));
}

/** The manifest that a run writes beside its files. */
export function manifestFor(files: readonly OutputFile[], hash?: TextHash): OutputFile {
  return { path: MANIFEST, content: manifestText(fileHashes(files, hash)) };
}

/** The files of an output folder after a run: those that were to be written, and the manifest. */
export function withManifest(tree: Tree): Tree {
  return { ...tree, [MANIFEST]: manifestFor(outputFiles(tree)).content };
}
