import type { AnyNode } from 'acorn';

/**
 * The text of an expression, by which two are compared; undefined for expressions of which conditions are not made.
 * Different expressions have different texts.
 */
export function textOf(node: AnyNode): string | undefined {
  switch (node.type) {
    case 'Identifier':
      return node.name;
    case 'Literal':
      return typeof node.value === 'string' ? JSON.stringify(node.value) : String(node.value);
    case 'MemberExpression':
      return node.computed
        ? joinedText(['', '[', ']'], node.object, node.property)
        : joinedText(['', '.', ''], node.object, node.property);
    case 'CallExpression': {
      const between = node.arguments.map((_, at) => (at === 0 ? '(' : ', '));
      return joinedText(
        ['', ...(between.length === 0 ? ['('] : between), ')'],
        node.callee,
        ...node.arguments,
      );
    }
    case 'UnaryExpression':
      return joinedText([node.operator === 'typeof' ? 'typeof ' : node.operator, ''], node.argument);
    case 'BinaryExpression':
      return joinedText(['', ` ${node.operator} `, ''], node.left, node.right);
    default:
      return undefined;
  }
}

/** Texts around and between the texts of nodes; undefined where a node has none. */
function joinedText(around: readonly string[], ...nodes: readonly AnyNode[]): string | undefined {
  const texts = nodes.map((node) => {
    const text = textOf(node);
    return node.type === 'BinaryExpression' && text !== undefined ? `(${text})` : text;
  });
  if (texts.includes(undefined)) return undefined;
  return around.map((text, at) => text + (texts[at] ?? '')).join('');
}
