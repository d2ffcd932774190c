import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { type Diagnostic, diagnostic } from '../diagnostics/index.js';
import type { JsonValue } from '../json/json.js';
import { parseJson } from '../load/parse-json.js';
import { parseYaml } from '../load/parse-yaml.js';
import type { SchemaDocument } from '../load/read-schemas.js';
import { replaceText } from '../output/replace-text.js';
import { applyPatch, rebased } from './apply-patch.js';
import { editJson } from './edit-json.js';
import { editYaml } from './edit-yaml.js';
import type { Finding, SchemaPatch } from './finding.js';

/** The files that were changed, as diagnostics write them, and what could not be changed. */
export interface WrittenPatches {
  readonly files: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Changes the schema files by the patches of differences. Layout and comments stay. Each result is parsed again: only
 * what the patch says may have changed.
 * @param folder the schema folder, absolute
 */
export async function writePatches(
  findings: readonly Finding[],
  documents: readonly SchemaDocument[],
  folder: string,
): Promise<WrittenPatches> {
  const byDocument = new Map<string, SchemaPatch[]>();
  for (const { patch } of findings) {
    if (patch === undefined) continue;
    const list = byDocument.get(patch.document) ?? [];
    if (!list.some((one) => isDeepStrictEqual(one, patch))) list.push(patch);
    byDocument.set(patch.document, list);
  }
  const files: string[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const [path, patches] of byDocument) {
    const document = documents.find((one) => one.path === path);
    if (document === undefined) continue;
    const problem = await writeOne(document, patches, join(folder, path));
    if (problem === undefined) files.push(document.file);
    else diagnostics.push(problem);
  }
  return { files, diagnostics };
}

async function writeOne(
  document: SchemaDocument,
  patches: readonly SchemaPatch[],
  path: string,
): Promise<Diagnostic | undefined> {
  const text = await editedText(document, patches);
  if (text === undefined)
    return refused(document.file, 'its layout has no place where the change can be made safely');
  if (path.split(/[\\/]/).includes('node_modules')) return refused(document.file, 'it belongs to a package');
  if (!(await lstat(path)).isFile()) return refused(document.file, 'it is a link');
  const left = await replaceText(path, document, text);
  if (left === undefined) return undefined;
  return 'reason' in left ? refused(document.file, left.reason) : left.problem;
}

/** The text of a file with all patches. Undefined where one of them cannot be made in the text. */
async function editedText(
  document: Pick<SchemaDocument, 'file' | 'text' | 'value' | 'path'>,
  patches: readonly SchemaPatch[],
): Promise<string | undefined> {
  const isYaml = /\.ya?ml$/i.test(document.path);
  let text = document.text;
  let value: JsonValue | undefined = document.value;
  for (const operation of patches.flatMap(({ operations }) => operations)) {
    const current = rebased(operation, document.value, value);
    value = applyPatch(value, [current]);
    const edited = isYaml ? await editYaml(text, current) : editJson(text, current);
    if (edited === undefined || value === undefined) return undefined;
    text = edited;
  }
  const source = { file: document.file, text };
  const parsed = isYaml ? await parseYaml(source) : parseJson(source);
  return 'value' in parsed && isDeepStrictEqual(parsed.value, value) ? text : undefined;
}

function refused(file: string, reason: string): Diagnostic {
  const hint = 'make the change by hand; the reporter json prints the patch';
  return diagnostic('HS831', { message: reason, hint }, { file });
}
