/**
 * An example that triggers a diagnostic. `hookschema explain` shows it, and a test runs it and expects the code.
 *
 * A string is one schema in its own file. An example that has no file below `schemas/` is run with a valid catalog.
 */
export type Example = string | Project;

/** Files, and the command to run. */
export interface Project {
  readonly files?: Files;
  /** Files to change after `hookschema generate` has run once. */
  readonly edited?: Files;
  /** Default: `GENERATE`. */
  readonly run?: string;
}

/** Files by path: their texts, or the targets of symbolic links. */
export type Files = Readonly<Record<string, string | { readonly linkTo: string }>>;

/** The command of an example that names none. */
export const GENERATE = 'hookschema generate --schemas schemas --out generated';

/** Longer lines of an example are cut off, such as a schema with hundreds of nested brackets. */
const LONGEST = 100;

/** The lines of an example as `hookschema explain` shows them, without indentation. */
export function exampleLines(example: Example): readonly string[] {
  if (typeof example === 'string') return shownText(example);
  const { files = {}, edited = {}, run } = example;
  const sections = [
    ...Object.entries(files).map(([path, content]) => shownFile(path, content)),
    ...(Object.keys(edited).length > 0 ? [[`$ ${GENERATE}`]] : []),
    ...Object.entries(edited).map(([path, content]) => shownFile(path, content)),
    ...(run === undefined ? [] : [[`$ ${run}`]]),
  ];
  return sections.flatMap((lines, at) => (at === 0 ? lines : ['', ...lines]));
}

function shownFile(path: string, content: Files[string]): readonly string[] {
  if (typeof content !== 'string') return [`${path} -> ${content.linkTo}`];
  return [`${path}:`, ...shownText(content).map((line) => `  ${line}`)];
}

function shownText(text: string): readonly string[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => (line.length > LONGEST ? `${line.slice(0, LONGEST)}...` : line));
}
