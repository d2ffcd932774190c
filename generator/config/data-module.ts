/** A node of Babel's syntax tree: https://github.com/babel/babel/blob/main/packages/babel-parser/ast/spec.md */
export interface SyntaxNode {
  readonly type: string;
  readonly [member: string]: unknown;
}

/**
 * True for a module whose value follows from its own text alone. Only the forms of syntax listed in this file are
 * allowed: imports of `defineConfig` from hookschema, imports and declarations of types, constants, and a default
 * export. Values consist of literals, objects, lists and concatenated strings. Any other form might read a file, a
 * clock or the environment.
 * @param program the module's `Program`, as parsed and before any plugin has changed it
 */
export function isDataModule(program: SyntaxNode): boolean {
  const names: Names = { constants: new Set(['undefined']), functions: new Set() };
  return nodes(program.body).every((statement) => isDataStatement(statement, names));
}

/** The names that are known so far. A data module has no functions and so no nested scopes: a name has one meaning. */
interface Names {
  readonly constants: Set<unknown>;
  /** The local names of `defineConfig`. */
  readonly functions: Set<unknown>;
}

function isDataStatement(statement: SyntaxNode, names: Names): boolean {
  switch (statement.type) {
    case 'TSInterfaceDeclaration':
    case 'TSTypeAliasDeclaration':
      return true;
    case 'ImportDeclaration':
      return statement.importKind === 'type' || isImportOfOurs(statement, names);
    case 'VariableDeclaration':
      return (
        statement.kind === 'const' && nodes(statement.declarations).every((one) => isConstant(one, names))
      );
    case 'ExportDefaultDeclaration':
      return isData(statement.declaration, names);
    default:
      return false;
  }
}

function isImportOfOurs({ source, specifiers }: SyntaxNode, { functions }: Names): boolean {
  if (!isNode(source) || source.value !== 'hookschema') return false;
  return nodes(specifiers).every(({ type, importKind, imported, local }) => {
    if (type !== 'ImportSpecifier' || !isNode(imported) || !isNode(local)) return false;
    if (importKind === 'type') return true;
    functions.add(local.name);
    return imported.name === 'defineConfig';
  });
}

function isConstant({ id, init }: SyntaxNode, names: Names): boolean {
  if (!isNode(id) || id.type !== 'Identifier' || !isData(init, names)) return false;
  names.constants.add(id.name);
  return true;
}

/** The allowed forms of expression. Each function decides whether an expression of its form is data. */
const EXPRESSIONS: Readonly<Record<string, (node: SyntaxNode, names: Names) => boolean>> = {
  StringLiteral: () => true,
  NumericLiteral: () => true,
  BooleanLiteral: () => true,
  NullLiteral: () => true,
  Identifier: ({ name }, { constants }) => constants.has(name),
  TemplateLiteral: ({ expressions }, names) => areData(expressions, names),
  BinaryExpression: ({ operator, left, right }, names) => operator === '+' && areData([left, right], names),
  UnaryExpression: ({ operator, argument }, names) => operator === '-' && isData(argument, names),
  ArrayExpression: ({ elements }, names) => areData(elements, names),
  ObjectExpression: ({ properties }, names) => areData(properties, names),
  ObjectProperty: ({ computed, key, value }, names) => areData(computed ? [key, value] : [value], names),
  SpreadElement: ({ argument }, names) => isData(argument, names),
  CallExpression: ({ callee, arguments: given }, names) =>
    isNode(callee) && names.functions.has(callee.name) && areData(given, names),
  ParenthesizedExpression: ({ expression }, names) => isData(expression, names),
  TSAsExpression: ({ expression }, names) => isData(expression, names),
  TSSatisfiesExpression: ({ expression }, names) => isData(expression, names),
};

function isData(node: unknown, names: Names): boolean {
  return isNode(node) && (EXPRESSIONS[node.type]?.(node, names) ?? false);
}

function areData(list: unknown, names: Names): boolean {
  return Array.isArray(list) && list.every((one) => isData(one, names));
}

function nodes(value: unknown): readonly SyntaxNode[] {
  return Array.isArray(value) ? value.filter(isNode) : [];
}

/** True for a node of a syntax tree. */
export function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}
