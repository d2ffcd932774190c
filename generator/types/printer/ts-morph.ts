import { IndentationText, NewLineKind, Project, QuoteKind, type StatementStructures, ts } from 'ts-morph';
import { type PrintOptions, printDeclaration } from './type-printer.js';

/** Prints one statement. */
export function printStructure(structure: StatementStructures): string {
  const file = project().createSourceFile('structure.ts', { statements: [structure] }, { overwrite: true });
  const text = file.getStatements().map((statement) => statement.getText(true));
  file.forget();
  return text.join('\n');
}

/** A JSDoc comment for a structure; several lines start with a line break, which lays them out as a block. */
export function docs(lines: readonly string[]): { docs?: string[] } {
  if (lines.length === 0) return {};
  return { docs: [(lines.length > 1 ? '\n' : '') + lines.join('\n')] };
}

/** Reads one declaration, whatever its name, and prints it anew under the name that it is to have. */
export function reprintDeclaration(text: string, name: string, options: PrintOptions): string {
  const file = ts.createSourceFile('declaration.ts', text, ts.ScriptTarget.Latest, true);
  const [statement, ...more] = file.statements;
  const isOne = statement && more.length === 0;
  if (!isOne || !(ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement))) {
    throw new Error(`expected one interface or type for ${name}, got:\n${text}`);
  }
  return printDeclaration(statement, name, options);
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
