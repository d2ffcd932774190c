import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../json/json.js';
import type { ImportSource } from '../module/imported-name.js';
import { keptFile, knownHashOf } from '../module/kept-file.js';
import type { Output, OutputFile } from '../module/output.js';
import type { Memory } from '../schema/memory.js';
import type { KeptOutputs, OutputStore } from '../target/kept-outputs.js';
import type { PrintedOutput } from '../target/printed-output.js';
import type { TextHash } from './manifest.js';
import type { OutputFolder } from './output-folder.js';

/** The names of these results in the memory. */
const [OUTPUTS, PARTS, FILES] = ['outputs', 'parts', 'files'];

/**
 * Outputs whose files are in the output folder. The memory has the hashes of the files, and the folder their texts. What
 * has a file that is not as it was written, or that is gone, is made again.
 */
export function keptOutputs(memory: Memory, { files }: OutputFolder, hashOf: TextHash): KeptOutputs {
  const fileFrom = ([path, hash]: readonly [string, JsonValue]): OutputFile | undefined => {
    const there = files.get(path);
    return there?.hash !== undefined && there.hash === hash
      ? keptFile({ path }, { hash: there.hash, text: there.text })
      : undefined;
  };
  const outputFrom = (value: JsonValue): PrintedOutput | undefined => {
    if (!isJsonObject(value) || !isJsonObject(value.files) || !isJsonArray(value.sources)) return undefined;
    const found = Object.entries(value.files).map(fileFrom);
    const all = found.filter((file) => file !== undefined);
    if (all.length < found.length) return undefined;
    // Their shapes are those that `keep` has written: the memory gives nothing else for these kinds.
    const [by, output] = [value.by, value.output] as [string, Output & JsonValue];
    return { by, output, sources: value.sources as unknown as readonly ImportSource[], files: all };
  };
  const storeOf = (kind: string): OutputStore => ({
    find: (input) => {
      const value = memory.find(kind, input);
      if (!isJsonArray(value)) return undefined;
      const outputs = value.map(outputFrom);
      const all = outputs.filter((one) => one !== undefined);
      return all.length === outputs.length ? all : undefined;
    },
    keep: (input, outputs) => memory.keep(kind, input, outputs.map(written)),
  });
  return { files: keptFiles(memory, { files }, hashOf), ...storeOf(OUTPUTS), parts: storeOf(PARTS) };

  function hashOfFile(file: OutputFile): string {
    return knownHashOf(file) ?? hashOf(file.path, file.content);
  }

  function written({ by, output, sources, files: made }: PrintedOutput): JsonObject {
    return {
      by,
      output: output as unknown as JsonObject,
      sources: sources as unknown as JsonValue,
      files: Object.fromEntries(made.map((file) => [file.path, hashOfFile(file)])),
    };
  }
}

/** Single files in the output folder. The memory has their hashes, and notes about them. */
function keptFiles(
  memory: Memory,
  { files }: Pick<OutputFolder, 'files'>,
  hashOf: TextHash,
): KeptOutputs['files'] {
  return {
    find: (path, input) => {
      const value = memory.find(FILES, `${path}\n${input}`);
      const there = files.get(path);
      if (!isJsonArray(value) || there?.hash === undefined || there.hash !== value[0]) return undefined;
      return { hash: there.hash, text: there.text, note: value[1] ?? null };
    },
    keep: (path, input, content, note = null) =>
      memory.keep(FILES, `${path}\n${input}`, [hashOf(path, content), note]),
  };
}
