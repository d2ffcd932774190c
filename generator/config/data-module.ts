/** A node of a syntax tree, of acorn or of Babel: https://github.com/estree/estree, and Babel's `ast/spec.md`. */
export interface SyntaxNode {
  readonly type: string;
  readonly [member: string]: unknown;
}

/** What a module exports whose value follows from its own text. */
export interface DataModule {
  readonly value: unknown;
  /** True when it imports `hookschema`: then its value follows from `defineConfig` of that package too. */
  readonly importsHookschema: boolean;
}

/**
 * The default export of a module whose value follows from its own text alone; undefined for any other module. Only the
 * forms of syntax listed in this file are allowed: imports of `defineConfig` from hookschema, imports and declarations
 * of types, constants, and a default export. Values consist of literals, objects, lists and concatenated strings. Any
 * other form might read a file, a clock or the environment.
 * @param program the module's `Program`, as parsed and before any plugin has changed it
 */
export function dataModuleOf(program: SyntaxNode): DataModule | undefined {
  const scope: Scope = { constants: new Map([['undefined', undefined]]), functions: new Set() };
  const body = nodes(program.body);
  try {
    const exported = body.flatMap((statement) => valuesExportedBy(statement, scope));
    if (exported.length !== 1) return undefined;
    return { value: exported[0], importsHookschema: body.some(importsAtRunTime) };
  } catch (error) {
    if (error === NOT_DATA) return undefined;
    throw error;
  }
}

/** Thrown for a form of syntax that is not in this file. */
const NOT_DATA = new Error('the module is not data');

/** The names that are known so far. A data module has no functions and so no nested scopes: a name has one meaning. */
interface Scope {
  readonly constants: Map<unknown, unknown>;
  /** The local names of `defineConfig`. */
  readonly functions: Set<unknown>;
}

/** The default export, where the statement is one. Adds the names that a statement declares to the scope. */
function valuesExportedBy(statement: SyntaxNode, scope: Scope): readonly unknown[] {
  switch (statement.type) {
    case 'TSInterfaceDeclaration':
    case 'TSTypeAliasDeclaration':
      return [];
    case 'ImportDeclaration':
      if (importsAtRunTime(statement)) addImports(statement, scope);
      return [];
    case 'VariableDeclaration':
      ensure(statement.kind === 'const');
      for (const one of nodes(statement.declarations)) addConstant(one, scope);
      return [];
    case 'ExportDefaultDeclaration':
      return [evaluated(statement.declaration, scope)];
    default:
      throw NOT_DATA;
  }
}

function importsAtRunTime({ type, importKind }: SyntaxNode): boolean {
  return type === 'ImportDeclaration' && importKind !== 'type';
}

function addImports({ source, specifiers }: SyntaxNode, { functions }: Scope): void {
  ensure(isNode(source) && source.value === 'hookschema');
  for (const { type, importKind, imported, local } of nodes(specifiers)) {
    if (type !== 'ImportSpecifier' || !isNode(imported) || !isNode(local)) throw NOT_DATA;
    if (importKind === 'type') continue;
    ensure(imported.name === 'defineConfig');
    functions.add(local.name);
  }
}

function addConstant({ id, init }: SyntaxNode, scope: Scope): void {
  if (!isNode(id) || id.type !== 'Identifier') throw NOT_DATA;
  scope.constants.set(id.name, evaluated(init, scope));
}

type Evaluate = (node: SyntaxNode, scope: Scope) => unknown;

const literal: Evaluate = ({ value }) => {
  ensure(value === null || ['string', 'number', 'boolean'].includes(typeof value));
  return value;
};

const inner: Evaluate = ({ expression }, scope) => evaluated(expression, scope);

/** The allowed forms of expression, each with its value. */
const EXPRESSIONS: Readonly<Record<string, Evaluate>> = {
  // acorn's name for all literals. The value of a regular expression may be null.
  Literal: (node, scope) => (node.regex === undefined ? literal(node, scope) : unknownForm()),
  StringLiteral: literal,
  NumericLiteral: literal,
  BooleanLiteral: literal,
  NullLiteral: () => null,
  Identifier: ({ name }, { constants }) => {
    ensure(constants.has(name));
    return constants.get(name);
  },
  TemplateLiteral: ({ quasis, expressions }, scope) => {
    const values = nodes(expressions).map((one) => primitive(evaluated(one, scope)));
    const texts = nodes(quasis).map(({ value }) => cookedText(value));
    return texts.map((text, at) => (at === 0 ? text : String(values[at - 1]) + text)).join('');
  },
  BinaryExpression: ({ operator, left, right }, scope) => {
    ensure(operator === '+');
    return sum(evaluated(left, scope), evaluated(right, scope));
  },
  UnaryExpression: ({ operator, argument }, scope) => {
    const value = evaluated(argument, scope);
    if (operator !== '-' || typeof value !== 'number') throw NOT_DATA;
    return -value;
  },
  ArrayExpression: ({ elements }, scope) => list(elements).flatMap((one) => items(one, scope)),
  ObjectExpression: ({ properties }, scope) => {
    const members = nodes(properties).flatMap((one) => membersOf(one, scope));
    return Object.fromEntries(members);
  },
  CallExpression: ({ callee, arguments: given }, scope) => {
    ensure(isNode(callee) && scope.functions.has(callee.name));
    return list(given).map((one) => evaluated(one, scope))[0];
  },
  ParenthesizedExpression: inner,
  TSAsExpression: inner,
  TSSatisfiesExpression: inner,
};

function evaluated(node: unknown, scope: Scope): unknown {
  const evaluate = isNode(node) ? EXPRESSIONS[node.type] : undefined;
  return isNode(node) && evaluate ? evaluate(node, scope) : unknownForm();
}

/** The items that an element of a list stands for. A list with holes is not data. */
function items(node: unknown, scope: Scope): readonly unknown[] {
  if (!isNode(node) || node.type !== 'SpreadElement') return [evaluated(node, scope)];
  return list(evaluated(node.argument, scope));
}

/** The members that a part of an object literal stands for. */
function membersOf(node: SyntaxNode, scope: Scope): readonly (readonly [string, unknown])[] {
  if (node.type === 'SpreadElement') {
    const value = evaluated(node.argument, scope);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw NOT_DATA;
    return Object.entries(value);
  }
  // acorn has one type for properties, methods and accessors.
  ensure(node.type === 'ObjectProperty' || (node.type === 'Property' && node.kind === 'init'));
  ensure(node.method !== true);
  return [[keyOf(node, scope), evaluated(node.value, scope)]];
}

function keyOf({ computed, key }: SyntaxNode, scope: Scope): string {
  if (!isNode(key)) throw NOT_DATA;
  const name = computed !== true && key.type === 'Identifier' ? key.name : evaluated(key, scope);
  // Otherwise it sets the prototype of the object.
  ensure(name !== '__proto__');
  return String(primitive(name));
}

function sum(left: unknown, right: unknown): unknown {
  if (typeof left === 'number' && typeof right === 'number') return left + right;
  return `${primitive(left)}${primitive(right)}`;
}

function primitive(value: unknown): string | number {
  return typeof value === 'string' || typeof value === 'number' ? value : unknownForm();
}

function cookedText(value: unknown): string {
  const text = typeof value === 'object' && value !== null && 'cooked' in value ? value.cooked : undefined;
  return typeof text === 'string' ? text : unknownForm();
}

function ensure(condition: boolean): asserts condition {
  if (!condition) throw NOT_DATA;
}

function unknownForm(): never {
  throw NOT_DATA;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : unknownForm();
}

function nodes(value: unknown): readonly SyntaxNode[] {
  return Array.isArray(value) ? value.filter(isNode) : [];
}

/** True for a node of a syntax tree. */
export function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}
