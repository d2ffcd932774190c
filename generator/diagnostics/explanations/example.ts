/**
 * What triggers a diagnostic. `hookschema explain` shows it, and a test runs it and expects the code.
 *
 * A text is one schema in a file of its own. An example without a file below `schemas/` is run with a catalog that has
 * nothing wrong.
 */
export type Example = string | Project;

/** Files, and the command that is run on them. */
export interface Project {
  readonly files?: Files;
  /** Files that are changed after `hookschema generate` has run once. */
  readonly edited?: Files;
  /** `hookschema generate` with the folders `schemas` and `generated` when left out. */
  readonly run?: string;
}

/** Texts by path, or where a symbolic link leads. */
export type Files = Readonly<Record<string, string | { readonly linkTo: string }>>;

/** The command of an example that names none. */
export const GENERATE = 'hookschema generate --schemas schemas --out generated';

/** Longer lines of an example are cut off: nobody reads two hundred brackets. */
const LONGEST = 100;

/**
 * An example as `hookschema explain` shows it, in lines without indentation.
 */
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
