import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { REPOSITORY } from '../support/folders.js';

const ENTRY = join(REPOSITORY, 'generator/emit/index.ts');

/** The names of types of this repository to which exports of `hookschema/emit` refer without exporting them. */
function unexported(): readonly string[] {
  const options = { module: ts.ModuleKind.NodeNext, target: ts.ScriptTarget.ES2022, strict: true };
  const program = ts.createProgram([ENTRY], options);
  const checker = program.getTypeChecker();
  const entry = program.getSourceFile(ENTRY);
  const module = entry && checker.getSymbolAtLocation(entry);
  if (module === undefined) throw new Error(`${ENTRY} is not a module`);
  const resolve = (symbol: ts.Symbol): ts.Symbol =>
    symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  const exported = new Set(checker.getExportsOfModule(module).map(resolve));
  const missing = new Set<string>();
  const visit = (node: ts.Node): void => {
    // What a function does inside is not part of the contract.
    if (ts.isBlock(node)) return;
    if (ts.isTypeReferenceNode(node) || ts.isExpressionWithTypeArguments(node)) {
      const name = ts.isTypeReferenceNode(node) ? node.typeName : node.expression;
      const symbol = checker.getSymbolAtLocation(name);
      const target = symbol && resolve(symbol);
      const declared = target?.declarations?.[0];
      const isOurs = declared?.getSourceFile().fileName.includes('/generator/') === true;
      if (target && declared && isOurs && !ts.isTypeParameterDeclaration(declared)) {
        if (isExported(declared)) {
          if (!exported.has(target)) missing.add(target.name);
        } else declared.forEachChild(visit);
      }
    }
    node.forEachChild(visit);
  };
  for (const symbol of exported) for (const declared of symbol.declarations ?? []) visit(declared);
  return [...missing].sort();
}

function isExported(node: ts.Declaration): boolean {
  return (ts.getCombinedModifierFlags(node) & ts.ModifierFlags.Export) !== 0;
}

test('Every type that the contract of emitters mentions can be imported from hookschema/emit', () => {
  expect(unexported()).toStrictEqual([]);
});
