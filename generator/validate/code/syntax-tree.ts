import type {
  AnyNode,
  BlockStatement,
  Expression,
  Identifier,
  Literal,
  LogicalOperator,
  Statement,
  UnaryExpression,
  VariableDeclaration,
} from 'acorn';

/** True for a value that is a node of a syntax tree. */
export function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** The direct children of a node, in the order of the text. */
export function childrenOf(node: AnyNode): readonly AnyNode[] {
  const found: AnyNode[] = [];
  for (const key in node) {
    const value: unknown = node[key as keyof AnyNode];
    if (typeof value !== 'object') continue;
    if (isNode(value)) found.push(value);
    else if (Array.isArray(value)) for (const item of value) if (isNode(item)) found.push(item);
  }
  return found;
}

/** Walks through a tree, outer nodes before inner ones. */
export function visit(node: AnyNode, look: (node: AnyNode) => void): void {
  look(node);
  for (const child of childrenOf(node)) visit(child, look);
}

/** True for the name of a property, which has the same node type as a variable. */
export function isKey(child: AnyNode, node: AnyNode): boolean {
  if (node.type === 'MemberExpression') return child === node.property && !node.computed;
  return node.type === 'Property' && child === node.key && !node.computed;
}

/** How often each variable is mentioned, its declaration included. */
export function variablesIn(tree: AnyNode): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const count = (node: AnyNode): void => {
    if (node.type === 'Identifier') counts.set(node.name, (counts.get(node.name) ?? 0) + 1);
    for (const child of childrenOf(node)) if (!isKey(child, node)) count(child);
  };
  count(tree);
  return counts;
}

/** A node with changed children: the node itself where all of them stay the same. */
export function mapChildren<Node extends AnyNode>(node: Node, change: (child: AnyNode) => AnyNode): Node {
  let copy: Record<string, unknown> | undefined;
  for (const key in node) {
    const value: unknown = node[key];
    if (typeof value !== 'object') continue;
    const made: unknown = isNode(value)
      ? change(value)
      : Array.isArray(value)
        ? mapItems(value, change)
        : value;
    if (made === value) continue;
    copy ??= { ...node };
    copy[key] = made;
  }
  return (copy ?? node) as Node;
}

function mapItems(items: readonly unknown[], change: (child: AnyNode) => AnyNode): readonly unknown[] {
  let copy: unknown[] | undefined;
  for (const [at, item] of items.entries()) {
    const made = isNode(item) ? change(item) : item;
    if (made === item) continue;
    copy ??= [...items];
    copy[at] = made;
  }
  return copy ?? items;
}

/** A copy of a tree with every node changed, inner nodes before outer ones. */
export function rewrite(node: AnyNode, change: (node: AnyNode) => AnyNode): AnyNode {
  return change(mapChildren(node, (child) => rewrite(child, change)));
}

/** A position for new nodes, which are not in the text. */
const NOWHERE = { start: 0, end: 0 };

/** A block of statements. */
export function block(body: readonly Statement[]): BlockStatement {
  return { ...NOWHERE, type: 'BlockStatement', body: [...body] };
}

/** The statements of a block, or the one statement that stands for a block. */
export function statementsOf(statement: Statement): readonly Statement[] {
  return statement.type === 'BlockStatement' ? statement.body : [statement];
}

/** True for a declaration of constants that are properties: it may move, because reading them has no effect. */
export function isPlainConstant(statement: Statement): statement is VariableDeclaration {
  return (
    statement.type === 'VariableDeclaration' &&
    statement.kind === 'const' &&
    statement.declarations.every(({ init }) => init?.type === 'MemberExpression')
  );
}

/** An identifier. */
export function identifier(name: string): Identifier {
  return { ...NOWHERE, type: 'Identifier', name };
}

/** The literal `true` or `false`. */
export function literal(value: boolean): Literal {
  return { ...NOWHERE, type: 'Literal', value, raw: String(value) };
}

/** A call, such as `Number.isInteger(value)`. */
export function callExpression(name: string, argument: Expression): Expression {
  return {
    ...NOWHERE,
    type: 'CallExpression',
    callee: identifier(name),
    arguments: [argument],
    optional: false,
  };
}

/** An expression with a `!` in front. */
export function notExpression(argument: Expression): UnaryExpression {
  return { ...NOWHERE, type: 'UnaryExpression', operator: '!', prefix: true, argument };
}

/** Expressions joined by `&&` or `||`. */
export function joined(operator: LogicalOperator, parts: readonly Expression[]): Expression {
  const [first, ...more] = parts;
  if (first === undefined) throw new Error('nothing to join');
  return more.reduce<Expression>(
    (left, right) => ({ ...NOWHERE, type: 'LogicalExpression', operator, left, right }),
    first,
  );
}

/** The operands of a chain of one operator, however deep they are nested. */
export function partsOf(node: Expression, operator: LogicalOperator): readonly Expression[] {
  const parts: Expression[] = [];
  let rest = node;
  while (rest.type === 'LogicalExpression' && rest.operator === operator) {
    parts.unshift(
      ...(rest.right.type === 'LogicalExpression' ? partsOf(rest.right, operator) : [rest.right]),
    );
    rest = rest.left;
  }
  return [rest, ...parts];
}
