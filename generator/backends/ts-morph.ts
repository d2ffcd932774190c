import { IndentationText, NewLineKind, Project, QuoteKind, type StatementStructures, ts } from 'ts-morph';
import { quote } from '../text/safe-text.js';
import { printDeclaration } from './type-printer.js';

/** How long a list of names may get before it is laid out over several lines. */
const LINE = 90;

/** What a module is made of, from top to bottom; text stands as it is. */
export interface ModuleContent {
  /** Lines of the comment at the top. */
  readonly banner: readonly string[];
  readonly statements: readonly (StatementStructures | string)[];
}

/**
 * Prints a module, its parts set apart by blank lines. Structures are put in at once: editing a file statement by
 * statement takes quadratic time.
 */
export function printModule(path: string, { banner, statements }: ModuleContent): string {
  const structures = statements.filter((statement) => typeof statement !== 'string');
  const printed = structures.length === 0 ? [] : printStructures(path, structures);
  const parts = statements.map((statement) => (typeof statement === 'string' ? statement : printed.shift()));
  const top = banner.map((line) => `// ${line}`).join('\n');
  return `${[top, ...parts].join('\n\n')}\n`;
}

function printStructures(path: string, structures: readonly StatementStructures[]): string[] {
  const file = project().createSourceFile(path, { statements: [...structures] }, { overwrite: true });
  const texts = file.getStatements().map((statement) => statement.getText(true));
  file.forget();
  return texts;
}

/** `import {...}`, on one line where it fits. */
export function importValues(names: readonly string[], from: string): string {
  return `import ${nameList(names, from)}`;
}

/** `import type {...}`, on one line where it fits. */
export function importTypes(names: readonly string[], from: string): string {
  return `import type ${nameList(names, from)}`;
}

/** `export type {...}` or `export {...}` from another module. */
export function exportNames(names: readonly string[], from: string, kind: 'type' | 'value'): string {
  return `export ${kind === 'type' ? 'type ' : ''}${nameList(names, from)}`;
}

function nameList(names: readonly string[], from: string): string {
  const sorted = [...names].sort();
  const line = `{ ${sorted.join(', ')} } from ${quote(from)};`;
  return line.length <= LINE
    ? line
    : `{\n${sorted.map((name) => `  ${name},\n`).join('')}} from ${quote(from)};`;
}

/** A JSDoc comment for a structure; several lines start with a line break, which lays them out as a block. */
export function docs(lines: readonly string[]): { docs?: string[] } {
  if (lines.length === 0) return {};
  return { docs: [(lines.length > 1 ? '\n' : '') + lines.join('\n')] };
}

/** Reads one declaration, whatever its name, and prints it anew under the name that it is to have. */
export function reprintDeclaration(text: string, name: string): string {
  const file = ts.createSourceFile('declaration.ts', text, ts.ScriptTarget.Latest, true);
  const [statement, ...more] = file.statements;
  const isOne = statement && more.length === 0;
  if (!isOne || !(ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement))) {
    throw new Error(`expected one interface or type for ${name}, got:\n${text}`);
  }
  return printDeclaration(statement, name);
}

let shared: Project | undefined;

function project(): Project {
  shared ??= new Project({
    useInMemoryFileSystem: true,
    skipLoadingLibFiles: true,
    manipulationSettings: {
      indentationText: IndentationText.TwoSpaces,
      newLineKind: NewLineKind.LineFeed,
      quoteKind: QuoteKind.Double,
    },
  });
  return shared;
}
