import { readFileSync } from 'node:fs';
import { ts } from 'ts-morph';
import { printComment } from './type-printer.js';

/** The files whose functions may be written into emitted code, in the order in which they appear there. */
const FILES = [
  'values.js',
  'formats.js',
  'errors.js',
  'standard-schema.js',
  'headers.js',
  'parse.js',
  'cloudevents.js',
  'fixtures.js',
];

interface Piece {
  readonly name: string;
  readonly text: string;
  /** Of a function what stands between its braces, and these. */
  readonly body: string | undefined;
  readonly uses: ReadonlySet<string>;
}

let pieces: readonly Piece[] | undefined;

/** The body of a function of the runtime, with its braces. @throws Error when there is none of that name */
export function runtimeBody(name: string): string {
  const piece = runtimePieces().find((one) => one.name === name);
  if (piece?.body === undefined) throw new Error(`the runtime has no function ${name}`);
  return piece.body;
}

/** The source of what functions of the runtime need, without these functions themselves. */
export function runtimeBehind(names: readonly string[]): readonly string[] {
  const used = runtimePieces().flatMap((piece) => (names.includes(piece.name) ? [...piece.uses] : []));
  return runtimeSource(used.filter((name) => !names.includes(name)));
}

/**
 * The source of functions of the runtime, of everything that they need, and of nothing else: without `export`, in the
 * order of the files.
 */
export function runtimeSource(names: Iterable<string>): readonly string[] {
  const all = runtimePieces();
  const byName = new Map(all.map((piece) => [piece.name, piece]));
  const needed = new Set<string>();
  const take = (name: string): void => {
    const piece = byName.get(name);
    if (!piece || needed.has(name)) return;
    needed.add(name);
    for (const used of piece.uses) take(used);
  };
  for (const name of names) take(name);
  return all.filter((piece) => needed.has(piece.name)).map((piece) => piece.text);
}

function runtimePieces(): readonly Piece[] {
  pieces ??= FILES.flatMap(readPieces);
  return pieces;
}

function readPieces(fileName: string): readonly Piece[] {
  const text = readFileSync(new URL(`../runtime/${fileName}`, import.meta.url), 'utf8');
  const file = ts.createSourceFile(fileName, text, ts.ScriptTarget.Latest, true);
  return file.statements.flatMap((statement) => {
    const name = nameOf(statement);
    return name === undefined
      ? []
      : [{ name, text: withoutExport(statement), body: bodyOf(statement), uses: identifiersIn(statement) }];
  });
}

function bodyOf(statement: ts.Statement): string | undefined {
  return ts.isFunctionDeclaration(statement) ? statement.body?.getText() : undefined;
}

function nameOf(statement: ts.Statement): string | undefined {
  if (ts.isFunctionDeclaration(statement)) return statement.name?.text;
  if (!ts.isVariableStatement(statement)) return undefined;
  const [declaration] = statement.declarationList.declarations;
  return declaration && ts.isIdentifier(declaration.name) ? declaration.name.text : undefined;
}

/** The statement without `export`, under the words of its comment; the types in there are for us alone. */
function withoutExport(statement: ts.Statement): string {
  const text = statement.getSourceFile().text;
  const exported = ts.canHaveModifiers(statement) ? ts.getModifiers(statement)?.[0] : undefined;
  const code = text.slice(exported ? exported.end + 1 : statement.getStart(), statement.end);
  const words = ts
    .getJSDocCommentsAndTags(statement)
    .flatMap((doc) => ts.getTextOfJSDocComment(doc.comment) ?? []);
  return (
    printComment(
      words.flatMap((paragraph) => paragraph.split('\n')),
      '',
    ) + code
  );
}

function identifiersIn(node: ts.Node): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (child: ts.Node): void => {
    if (ts.isIdentifier(child)) found.add(child.text);
    ts.forEachChild(child, visit);
  };
  visit(node);
  return found;
}
