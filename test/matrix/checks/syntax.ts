import { ts } from 'ts-morph';
import type { Tree } from '../../support/folders.js';
import { rawCharacters } from './text.js';

/** The kinds of syntax in the files of an output, by the place of the emitter's files. */
export type Kinds = ReadonlyMap<string, ReadonlySet<ts.SyntaxKind>>;

/** What is wrong with the texts of an output: raw characters, syntax errors, and code that came from a schema. */
export function fileProblems(files: Tree, allowed: Kinds | undefined): readonly string[] {
  return Object.entries(files).flatMap(([path, text]) => [
    ...rawCharacters('name of a file', path),
    ...rawCharacters(path, text),
    ...(path.endsWith('.json') ? jsonProblems(path, text) : []),
    ...(isCode(path) ? codeProblems(path, text, allowed) : []),
    ...(path.endsWith('.md') ? markdownProblems(path, text) : []),
  ]);
}

/** The kinds of syntax in each group of files. */
export function kindsOf(files: Tree): Kinds {
  const kinds = new Map<string, Set<ts.SyntaxKind>>();
  for (const [path, text] of Object.entries(files).filter(([one]) => isCode(one))) {
    const group = groupOf(path);
    const found = kinds.get(group) ?? new Set();
    kinds.set(group, found);
    visit(parse(path, text), (node) => found.add(node.kind));
  }
  return kinds;
}

function isCode(path: string): boolean {
  return /\.c?[jt]s$/.test(path);
}

/** Files of one emitter: those of one folder, and those of one name. A schema has no say in either. */
function groupOf(path: string): string {
  const [first = '', ...rest] = path.split('/');
  return `${first}${rest.length > 0 ? '/' : ''}${path.endsWith('.d.ts') ? '.d.ts' : ''}`;
}

/** HTML outside of code: a block of code ends where its fence comes again at the start of a line. */
function markdownProblems(path: string, text: string): readonly string[] {
  const prose = text.replace(/^(`{3,})[^\n]*\n[\s\S]*?^\1$/gm, '');
  return /^(?!.*`.*<(?:script|img)).*<(?:script|img)/m.test(prose) ? [`${path}: HTML`] : [];
}

function jsonProblems(path: string, text: string): readonly string[] {
  try {
    JSON.parse(text);
    return [];
  } catch (error) {
    return [`${path}: ${error}`];
  }
}

function codeProblems(path: string, text: string, allowed: Kinds | undefined): readonly string[] {
  const file = parse(path, text);
  const problems: string[] = [];
  // The compiler keeps what its parser has found in a property that its types do not show.
  const errors =
    'parseDiagnostics' in file && Array.isArray(file.parseDiagnostics) ? file.parseDiagnostics : [];
  for (const { messageText } of errors) problems.push(`${path}: ${String(messageText)}`);
  const known = allowed?.get(groupOf(path));
  visit(file, (node) => {
    if (ts.isIdentifier(node) && node.text === 'canary') problems.push(`${path}: text became code`);
    if (known && !known.has(node.kind))
      problems.push(`${path}: ${ts.SyntaxKind[node.kind]} ${node.getText(file).slice(0, 60)}`);
  });
  if (allowed !== undefined && known === undefined) problems.push(`${path}: no file like it was expected`);
  return problems.slice(0, 5);
}

function parse(path: string, text: string): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
}

function visit(node: ts.Node, see: (node: ts.Node) => void): void {
  see(node);
  ts.forEachChild(node, (child) => visit(child, see));
}
