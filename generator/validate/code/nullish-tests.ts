import type { AnyNode, Expression } from 'acorn';
import { textOf } from './expression-text.js';
import { STEADY_FUNCTIONS } from './known-tests.js';
import { joined, partsOf, rewrite } from './syntax-tree.js';

/** Writes `a != null` for `a !== undefined && a !== null`, and `a == null` for the opposite. */
export function nullishTests<Node extends AnyNode>(tree: Node): Node {
  return rewrite(tree, (node) => {
    if (node.type !== 'LogicalExpression' || node.operator === '??') return node;
    const parts = partsOf(node, node.operator);
    const operator = node.operator === '&&' ? '!==' : '===';
    return joined(node.operator, withNullish(parts, operator));
  }) as Node;
}

function withNullish(parts: readonly Expression[], operator: '===' | '!=='): readonly Expression[] {
  const dropped = new Set<Expression>();
  const made = parts.map((part, at) => {
    if (part.type !== 'BinaryExpression' || part.operator !== operator || textOf(part.right) !== 'undefined')
      return part;
    const subject = textOf(part.left);
    const isNull = parts.slice(at + 1).find((one) => textOf(one) === `${subject} ${operator} null`);
    if (subject === undefined || !isNull || !arePlain(parts.slice(at, parts.indexOf(isNull)))) return part;
    dropped.add(isNull);
    return { ...part, operator: operator === '===' ? ('==' as const) : ('!=' as const), right: NULL };
  });
  return made.filter((part) => !dropped.has(part));
}

const NULL = { type: 'Literal', start: 0, end: 0, value: null, raw: 'null' } as const;

/** True for comparisons and tests of types, in any order of which a condition means the same. */
function arePlain(parts: readonly Expression[]): boolean {
  return parts.every((part) => {
    const test = part.type === 'UnaryExpression' ? part.argument : part;
    return test.type === 'CallExpression'
      ? STEADY_FUNCTIONS.has(textOf(test.callee) ?? '')
      : test.type === 'BinaryExpression' && textOf(test) !== undefined;
  });
}
