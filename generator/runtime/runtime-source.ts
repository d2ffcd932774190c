import { readFileSync } from "node:fs";
import { type Comment, parse, type Token, tokTypes } from "acorn";
import { printComment } from "../text/print-comment.js";

/** The files whose functions may be copied into emitted code, in the order in which they appear there. */
const FILES = [
  "values.js",
  "numbers.js",
  "formats.js",
  "errors.js",
  "explain.js",
  "explain-values.js",
  "explain-objects.js",
  "explain-arrays.js",
  "explain-choices.js",
  "explain-tags.js",
  "explain-unevaluated.js",
  "event-types.js",
  "standard-schema.js",
  "headers.js",
  "parse.js",
  "cloudevents.js",
  "signatures.js",
  "request.js",
  "receive.js",
  "fixtures.js",
  "testing.js",
];

interface Piece {
  readonly name: string;
  /** Its comment, complete with delimiters; empty where it has none. */
  readonly comment: string;
  /** Its declaration, without `export`. */
  readonly code: string;
  /** The body of a function, with its braces. */
  readonly body: string | undefined;
  readonly uses: ReadonlySet<string>;
}

let pieces: readonly Piece[] | undefined;

/** The names of everything in the runtime. Parsing the files would take longer than the rest of a short command. */
export function runtimeNames(): readonly string[] {
  names ??= FILES.flatMap((fileName) =>
    [...readRuntime(fileName).matchAll(DECLARED)].map(([, name = ""]) => name),
  );
  return names;
}

let names: readonly string[] | undefined;

/** The name in a declaration that begins a line. */
const DECLARED = /^(?:export )?(?:async )?(?:function\*? |const |let )(\w+)/gm;

function readRuntime(fileName: string): string {
  return readFileSync(new URL(`../runtime/${fileName}`, import.meta.url), "utf8");
}

/** The names that the runtime declares, from a list of names. */
export function runtimeAmong(names: Iterable<string>): readonly string[] {
  const known = new Set(runtimeNames());
  return [...names].filter((name) => known.has(name));
}

/**
 * The body of a runtime function, with its braces.
 * @throws Error when the runtime has no such function
 */
export function runtimeBody(name: string): string {
  const piece = runtimePieces().find((one) => one.name === name);
  if (piece?.body === undefined) throw new Error(`the runtime has no function ${name}`);
  return piece.body;
}

/** The source of everything that runtime functions need, without these functions themselves. */
export function runtimeBehind(names: readonly string[]): readonly string[] {
  const used = runtimePieces().flatMap((piece) => (names.includes(piece.name) ? [...piece.uses] : []));
  return runtimeSource(used.filter((name) => !names.includes(name)));
}

/** The source of runtime functions and of everything that they need: without `export`, in the order of the files. */
export function runtimeSource(names: Iterable<string>): readonly string[] {
  return neededPieces(names).map(({ comment, code }) => comment + code);
}

/**
 * Like `runtimeSource`, for a module that other modules import from: says which of the pieces were requested by name.
 */
export function sharedRuntime(names: Iterable<string>): readonly { text: string; isRequested: boolean }[] {
  const requested = new Set(names);
  return neededPieces(requested).map(({ name, comment, code }) => ({
    text: comment + code,
    isRequested: requested.has(name),
  }));
}

function neededPieces(names: Iterable<string>): readonly Piece[] {
  const all = runtimePieces();
  const byName = new Map(all.map((piece) => [piece.name, piece]));
  const needed = new Set<string>();
  const add = (name: string): void => {
    const piece = byName.get(name);
    if (!piece || needed.has(name)) return;
    needed.add(name);
    for (const used of piece.uses) add(used);
  };
  for (const name of names) add(name);
  return all.filter((piece) => needed.has(piece.name));
}

function runtimePieces(): readonly Piece[] {
  pieces ??= FILES.flatMap(readPieces);
  return pieces;
}

/** A parsed file of the runtime. */
interface RuntimeFile {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly comments: readonly Comment[];
}

function readPieces(fileName: string): readonly Piece[] {
  const text = readRuntime(fileName);
  const tokens: Token[] = [];
  const comments: Comment[] = [];
  const options = {
    ecmaVersion: "latest",
    sourceType: "module",
    onToken: tokens,
    onComment: comments,
  } as const;
  const { body } = parse(text, options);
  const file = { text, tokens, comments };
  return body.flatMap((statement, at) => {
    const declared =
      statement.type === "ExportNamedDeclaration" ? (statement.declaration ?? statement) : statement;
    const name = nameOf(declared);
    if (name === undefined) return [];
    const words = wordsBetween(file, body[at - 1]?.end ?? 0, statement.start);
    const comment = printComment(words, "");
    const code = text.slice(declared.start, declared.end);
    return [{ name, comment, code, body: bodyOf(file, declared), uses: identifiersIn(file, declared) }];
  });
}

type Declared = ReturnType<typeof parse>["body"][number];

function nameOf(declared: Declared): string | undefined {
  if (declared.type === "FunctionDeclaration") return declared.id?.name;
  if (declared.type !== "VariableDeclaration") return undefined;
  const id = declared.declarations[0]?.id;
  return id?.type === "Identifier" ? id.name : undefined;
}

function bodyOf({ text }: RuntimeFile, declared: Declared): string | undefined {
  return declared.type === "FunctionDeclaration"
    ? text.slice(declared.body.start, declared.body.end)
    : undefined;
}

/**
 * The text of the comment right above a statement, up to its first tag: types in comments are only for this repository.
 */
function wordsBetween({ comments }: RuntimeFile, from: number, to: number): readonly string[] {
  const above = comments.findLast(
    ({ type, value, start, end }) => type === "Block" && value.startsWith("*") && start >= from && end <= to,
  );
  const [words = ""] = (above?.value ?? "")
    .slice(1)
    .replaceAll(/^ *\* ?/gm, "")
    .split(/^ *@/m, 1);
  return words.trim() === "" ? [] : words.trim().split("\n");
}

/** The names that a statement uses. Names of properties are not among them. */
function identifiersIn({ text, tokens }: RuntimeFile, { start, end }: Declared): ReadonlySet<string> {
  const inside = tokens.filter((token) => token.start >= start && token.end <= end);
  const names = inside.filter((token, at) => {
    if (token.type !== tokTypes.name) return false;
    const [before, after] = [inside[at - 1]?.type, inside[at + 1]?.type];
    if (before === tokTypes.dot || before === tokTypes.questionDot) return false;
    return after !== tokTypes.colon || (before !== tokTypes.braceL && before !== tokTypes.comma);
  });
  return new Set(names.map((token) => text.slice(token.start, token.end)));
}
