import type { AnyNode, Expression, Identifier, LogicalOperator, UnaryExpression } from 'acorn';

/** True for a value that is a node of a syntax tree. */
export function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** The direct children of a node, in the order of the text. */
export function childrenOf(node: AnyNode): readonly AnyNode[] {
  const children: AnyNode[] = [];
  // A loop, because a large function has millions of nodes.
  for (const value of Object.values(node)) {
    if (Array.isArray(value)) {
      for (const item of value) if (isNode(item)) children.push(item);
    } else if (isNode(value)) children.push(value);
  }
  return children;
}

/** Walks through a tree, outer nodes before inner ones. */
export function visit(node: AnyNode, look: (node: AnyNode) => void): void {
  look(node);
  for (const child of childrenOf(node)) visit(child, look);
}

/** A copy of a node with changed children. */
export function mapChildren<Node extends AnyNode>(node: Node, change: (child: AnyNode) => AnyNode): Node {
  const copy: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(node)) {
    if (isNode(value)) copy[key] = change(value);
    else if (Array.isArray(value)) {
      const list: unknown[] = [];
      for (const item of value) list.push(isNode(item) ? change(item) : item);
      copy[key] = list;
    } else copy[key] = value;
  }
  return copy as unknown as Node;
}

/** A copy of a tree with every node changed, inner nodes before outer ones. */
export function rewrite(node: AnyNode, change: (node: AnyNode) => AnyNode): AnyNode {
  return change(mapChildren(node, (child) => rewrite(child, change)));
}

/** A position for new nodes, which are not in the text. */
const NOWHERE = { start: 0, end: 0 };

/** An identifier. */
export function identifier(name: string): Identifier {
  return { ...NOWHERE, type: 'Identifier', name };
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
