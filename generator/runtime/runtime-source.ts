import { type Piece, readPieces } from "./runtime-pieces.js";

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
  "explain-closed.js",
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

/** The names of everything in the runtime. */
export function runtimeNames(): readonly string[] {
  return runtimePieces().map(({ name }) => name);
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

let pieces: readonly Piece[] | undefined;

function runtimePieces(): readonly Piece[] {
  pieces ??= FILES.flatMap(readPieces);
  return pieces;
}
