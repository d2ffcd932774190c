import type { Document, LineCounter, Node } from 'yaml';
import { type Diagnostic, type DiagnosticCode, diagnostic } from '../diagnostics/index.js';
import type { JsonValue } from '../json/json.js';
import type { Locate, SourceText } from './source-text.js';
import { DEPTH_LIMIT, depthProblem } from './too-deep.js';
import { hasTooManyMembers, tooManyMembers } from './too-large.js';
import { locateIn } from './yaml-places.js';
import { YamlProblem, yamlToJson } from './yaml-to-json.js';

/** The value of a YAML text and a function that finds places in it, or the problem with the text. */
export type ParsedYaml =
  | { readonly value: JsonValue; readonly locate: Locate }
  | { readonly problem: Diagnostic };

/**
 * Parses the part of YAML 1.2 that JSON can express. Anchors, aliases and merge keys are resolved. The library is
 * loaded only when there is a YAML file.
 */
export async function parseYaml(source: SourceText): Promise<ParsedYaml> {
  const yaml = await import('yaml');
  const lines = new yaml.LineCounter();
  const report = (code: DiagnosticCode, offset: number, message: string, hint: string) => ({
    problem: diagnostic(code, { message, hint }, { file: source.file, ...position(lines, offset) }),
  });
  let documents: readonly Document.Parsed[];
  try {
    const parsed = yaml.parseAllDocuments(source.text, OPTIONS(lines));
    documents = 'empty' in parsed ? [] : parsed;
  } catch (error) {
    // The library recurses. A RangeError from it means that the stack overflowed.
    if (error instanceof RangeError) return { problem: depthProblem(source.file) };
    throw error;
  }
  const [document, another] = documents;
  const [error] = document?.errors ?? [];
  if (error?.code === 'RESOURCE_EXHAUSTION') return { problem: depthProblem(source.file) };
  if (error) return report('HS106', error.pos[0], `not YAML: ${error.message}`, INDENTATION);
  if (another) return report('HS106', another.range[0], 'several YAML documents in one file', ONE);
  if (!document?.contents) return report('HS106', 0, 'not YAML: the file is empty', EMPTY);
  const [warning] = document.warnings;
  if (warning) return report('HS107', warning.pos[0], warning.message, PLAIN);
  const contents: Node = document.contents;
  try {
    const value = yamlToJson(yaml, document, contents, DEPTH_LIMIT);
    const locate = locateIn(yaml, document, contents, lines);
    if (hasTooManyMembers(value)) return { problem: tooManyMembers({ ...source, locate }, value) };
    return { value, locate };
  } catch (problem) {
    if (!(problem instanceof YamlProblem)) throw problem;
    if (problem.code === 'HS105') return { problem: depthProblem(source.file) };
    return report(problem.code, problem.offset, problem.message, problem.hint);
  }
}

const OPTIONS = (lineCounter: LineCounter) =>
  ({ lineCounter, prettyErrors: false, uniqueKeys: false, merge: true, logLevel: 'silent' }) as const;

const INDENTATION = 'check the indentation, and quote strings that contain a colon or a #';
const ONE = 'put each schema into its own file';
const EMPTY = 'write a schema, or remove the file';
const PLAIN = 'use only what JSON has: objects, arrays, strings, numbers, true, false and null';

function position(lines: LineCounter, offset: number): { line: number; column: number } {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(line, 1), column: Math.max(col, 1) };
}
