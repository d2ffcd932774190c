import type { BinaryExpression, BinaryOperator, Expression } from 'acorn';
import { joined, notExpression, partsOf } from './syntax-tree.js';

const FLIPPED: Partial<Record<BinaryOperator, BinaryOperator>> = {
  '===': '!==',
  '!==': '===',
  '==': '!=',
  '!=': '==',
};
const FLIPPED_ORDER: Partial<Record<BinaryOperator, BinaryOperator>> = {
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
};

/** The opposite of a condition, without a leading `!` where possible. */
export function negated(node: Expression): Expression {
  if (node.type === 'UnaryExpression' && node.operator === '!') return node.argument;
  if (node.type === 'LogicalExpression' && node.operator !== '??') {
    const operator = node.operator === '&&' ? '||' : '&&';
    return joined(operator, partsOf(node, node.operator).map(negated));
  }
  if (node.type !== 'BinaryExpression') return notExpression(node);
  const operator = FLIPPED[node.operator] ?? (isLength(node.left) ? FLIPPED_ORDER[node.operator] : undefined);
  return operator === undefined ? notExpression(node) : { ...node, operator };
}

/** True for an expression that is never NaN. For NaN, `<` is not the opposite of `>=`. */
function isLength(node: BinaryExpression['left']): boolean {
  if (node.type === 'Identifier') return /^len\d+$/.test(node.name);
  if (node.type === 'CallExpression')
    return node.callee.type === 'Identifier' && node.callee.name === 'codePointLength';
  return (
    node.type === 'MemberExpression' && node.property.type === 'Identifier' && node.property.name === 'length'
  );
}
