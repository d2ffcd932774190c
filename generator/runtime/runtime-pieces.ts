import { readFileSync } from "node:fs";
import { printComment } from "../text/print-comment.js";

/** A constant or function of the runtime. */
export interface Piece {
  readonly name: string;
  /** Its comment, complete with delimiters; empty where it has none. */
  readonly comment: string;
  /** Its declaration, without `export` and without the types in comments, which are only for this repository. */
  readonly code: string;
  /** The body of a function, with its braces. */
  readonly body: string | undefined;
  /** The names in it that may be those of other pieces. */
  readonly uses: ReadonlySet<string>;
}

/**
 * Reads a file of the runtime, for `runtime-source.ts`. The runtime is our own and always laid out in the same way, so
 * lines tell its pieces apart: a parser would take longer than the rest of a short command. A test compares the pieces
 * with those that a parser finds.
 */
export function readPieces(fileName: string): readonly Piece[] {
  const text = readFileSync(new URL(`../runtime/${fileName}`, import.meta.url), "utf8");
  const starts = [...text.matchAll(DECLARED)];
  return starts.map(({ index, groups }, at): Piece => {
    const { name = "", exported = "", kind = "" } = groups ?? {};
    const before = text.slice(starts[at - 1]?.index ?? 0, index);
    const code = withoutTypes(text.slice(index + exported.length, starts[at + 1]?.index).replace(AFTER, ""));
    return {
      name,
      comment: printComment(wordsIn(AFTER.exec(before)?.[0] ?? ""), ""),
      code,
      body: kind.includes("function") ? code.slice(code.indexOf(") {\n") + 2) : undefined,
      uses: namesIn(code),
    };
  });
}

/** The start of a declaration, which begins a line. */
const DECLARED = /^(?<exported>export )?(?<kind>(?:async )?(?:function\*?|const|let)) (?<name>\w+)/gm;

/** The comments and empty lines at the end of a text. */
const AFTER = /(?:\n(?:\/\/.*|\/\*\*.*| \*.*)?)*$/;

/** A comment that has lines of its own, the type of a cast with what is cast, and the type of a parameter. */
const [OWN_LINES, CAST, TYPE] = [
  /^( *)(\/\*\*(?:(?!\*\/)[\s\S])*\*\/)\n/gm,
  /\/\*\* @type \{[^*]*\} \*\/ \(((?:[^()]|\([^()]*\))*)\)/g,
  /\/\*\* @type \{[^*]*\} \*\/ /g,
];

/** The same code without types in comments, which are only for this repository. */
function withoutTypes(code: string): string {
  if (!code.includes("/**")) return code;
  return code
    .replace(OWN_LINES, (_lines, indent: string, comment: string) => printComment(wordsIn(comment), indent))
    .replace(CAST, "$1")
    .replace(TYPE, "");
}

/** The text of the last comment of lines, up to its first tag. */
function wordsIn(lines: string): readonly string[] {
  const comment = lines.slice(Math.max(0, lines.lastIndexOf("/**")));
  if (!comment.startsWith("/**")) return [];
  const [words = ""] = comment
    .slice(3, comment.indexOf("*/"))
    .replaceAll(/^ *\* ?/gm, "")
    .split(/^ *@/m, 1);
  return words.trim() === "" ? [] : words.trim().split("\n");
}

/** Comments, texts and regular expressions, in which nothing is a name; and names that are not those of properties. */
const TOKEN =
  /\/\/.*|\/\*[\s\S]*?\*\/|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|(?<=[=(,:&|!?]\s*)\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n])+\/|(?<![\w$]|(?<!\.)\.)([A-Za-z_$][\w$]*)(?!\w|:)/g;

function namesIn(code: string): ReadonlySet<string> {
  return new Set([...code.matchAll(TOKEN)].flatMap(([, name]) => name ?? []));
}
