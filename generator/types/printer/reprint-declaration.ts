import { ts } from './compiler.js';
import { type DeclarationOptions, printDeclaration } from './type-printer.js';

/** Comments are read from the text, so they need not be parsed. */
const OPTIONS = {
  languageVersion: ts.ScriptTarget.Latest,
  jsDocParsingMode: ts.JSDocParsingMode.ParseNone,
};

/** Reads one declaration and prints it again with the given name. */
export function reprintDeclaration(text: string, name: string, options: DeclarationOptions): string {
  const file = ts.createSourceFile('declaration.ts', text, OPTIONS, true);
  const [statement, ...more] = file.statements;
  const isOne = statement && more.length === 0;
  if (!isOne || !(ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement))) {
    throw new Error(`expected one interface or type for ${name}, got:\n${text}`);
  }
  return printDeclaration(statement, name, options);
}
