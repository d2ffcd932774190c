import type { AnyNode, Expression } from 'acorn';
import { pointerTo } from '../../runtime/errors.js';
import { identifier, rewrite } from './syntax-tree.js';

/**
 * Calls `pointerTo` for a path that ends with a key of an object. Ajv writes the key with two calls of `replace`, which
 * escape what JSON Pointers escape.
 */
export function namePointers<Node extends AnyNode>(tree: Node): Node {
  return rewrite(tree, (node) => {
    if (node.type !== 'BinaryExpression' || node.operator !== '+') return node;
    const key = escapedKey(node.right);
    const base = key && withoutSlash(node.left as Expression);
    if (!key || !base) return node;
    const place = { start: 0, end: 0 };
    return {
      ...place,
      type: 'CallExpression',
      callee: identifier(pointerTo.name),
      arguments: [base, key],
      optional: false,
    };
  }) as Node;
}

/** The key in `key.replace(/~/g, '~0').replace(/\//g, '~1')`. */
function escapedKey(node: Expression): Expression | undefined {
  const inner = replacedIn(node, '/\\//g', '~1');
  return inner && replacedIn(inner, '/~/g', '~0');
}

function replacedIn(node: Expression, pattern: string, by: string): Expression | undefined {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return undefined;
  const { object, property } = node.callee;
  const [from, to] = node.arguments;
  const isReplace = property.type === 'Identifier' && property.name === 'replace' && object.type !== 'Super';
  const isSame =
    from?.type === 'Literal' && from.raw === pattern && to?.type === 'Literal' && to.value === by;
  return isReplace && isSame ? object : undefined;
}

/** A sum of texts without the slash at its end. */
function withoutSlash(sum: Expression): Expression | undefined {
  if (sum.type !== 'BinaryExpression' || sum.operator !== '+') return undefined;
  const { right } = sum;
  if (right.type !== 'Literal' || typeof right.value !== 'string' || !right.value.endsWith('/'))
    return undefined;
  const value = right.value.slice(0, -1);
  if (value === '') return sum.left as Expression;
  return { ...sum, right: { ...right, value, raw: JSON.stringify(value) } };
}
