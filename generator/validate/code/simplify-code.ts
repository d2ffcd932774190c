import type { AnyNode, BinaryExpression, Expression, Statement } from 'acorn';
import { textOf } from './expression-text.js';
import { kindTests } from './kind-tests.js';
import { negated } from './negated.js';
import {
  callExpression,
  isPlainConstant,
  joined,
  partsOf,
  rewrite,
  statementsOf,
  variablesIn,
  visit,
} from './syntax-tree.js';

/**
 * Rewrites Ajv's code as people would write it: `a !== b` for `!(a === b)`, `isObject(a)` for three conditions, `const`
 * for variables without another assignment, no blocks directly in blocks. The names must be Ajv's, which are unique in
 * a function.
 */
export function simplifyCode<Node extends AnyNode>(tree: Node): Node {
  const assigned = new Set<string>();
  const counts = variablesIn(tree);
  visit(tree, (node) => {
    if (node.type === 'AssignmentExpression' && node.left.type === 'Identifier') assigned.add(node.left.name);
    if (node.type === 'UpdateExpression' && node.argument.type === 'Identifier')
      assigned.add(node.argument.name);
  });
  const isUsed = (statement: Statement): boolean =>
    statement.type !== 'VariableDeclaration' ||
    statement.declarations.some(
      ({ id, init }) => counts.get(textOf(id) ?? '') !== 1 || init?.type !== 'Literal',
    );
  return rewrite(tree, (node) => {
    const simple = simplify(node, assigned);
    return simple.type === 'BlockStatement' ? { ...simple, body: simple.body.filter(isUsed) } : simple;
  }) as Node;
}

function simplify(node: AnyNode, assigned: ReadonlySet<string>): AnyNode {
  switch (node.type) {
    case 'UnaryExpression':
      return node.operator === '!' ? negated(node.argument) : node;
    case 'BinaryExpression':
      return withStrictEquality(node);
    case 'LogicalExpression':
      return node.operator === '&&' ? joined('&&', kindTests(partsOf(node, '&&'))) : node;
    case 'ConditionalExpression':
      return isNumber(node.consequent, 1) && isNumber(node.alternate, 0)
        ? callExpression('Number', node.test)
        : node;
    case 'VariableDeclaration': {
      const isFixed = node.declarations.every(
        ({ id, init }) => init && id.type === 'Identifier' && !assigned.has(id.name),
      );
      return node.kind === 'let' && isFixed ? { ...node, kind: 'const' } : node;
    }
    case 'BlockStatement':
      return { ...node, body: node.body.flatMap(statementsOf).flatMap(withoutNesting) };
    default:
      return node;
  }
}

/** Joins a test for the presence of a property with the test of its value. */
function withoutNesting(statement: Statement): readonly Statement[] {
  if (statement.type !== 'IfStatement' || statement.alternate) return [statement];
  const inside = [...statementsOf(statement.consequent)];
  const last = inside.pop();
  const subject = presentPlace(statement.test);
  if (subject === undefined || last?.type !== 'IfStatement' || last.alternate) return [statement];
  if (!inside.every(isPlainConstant)) return [statement];
  const constant = inside
    .flatMap(({ declarations }) => declarations)
    .find(({ init }) => init && textOf(init) === subject);
  const place = constant?.id.type === 'Identifier' ? constant.id : undefined;
  if (!place && inside.length > 0) return [statement];
  const isPresent: Expression = place ? withLeft(statement.test, place) : statement.test;
  const test = joined('&&', [isPresent, ...partsOf(last.test, '&&')]);
  return [...inside, { ...last, test }];
}

/** The property whose presence a test checks; undefined for other tests. */
function presentPlace(test: Expression): string | undefined {
  const isPresent =
    test.type === 'BinaryExpression' && test.operator === '!==' && textOf(test.right) === 'undefined';
  return isPresent ? textOf(test.left) : undefined;
}

function withLeft(test: Expression, left: Expression): Expression {
  return test.type === 'BinaryExpression' ? { ...test, left } : test;
}

function isNumber(node: Expression, value: number): boolean {
  return node.type === 'Literal' && node.value === value;
}

function withStrictEquality(node: BinaryExpression): BinaryExpression {
  const isTypeof = node.left.type === 'UnaryExpression' && node.left.operator === 'typeof';
  if (!isTypeof || (node.operator !== '==' && node.operator !== '!=')) return node;
  return { ...node, operator: `${node.operator}=` };
}
