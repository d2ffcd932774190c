import type {
  AnyNode,
  BinaryExpression,
  BinaryOperator,
  Expression,
  Statement,
  VariableDeclaration,
} from 'acorn';
import { kindTests, textOf } from './kind-tests.js';
import { callExpression, joined, notExpression, partsOf, rewrite, visit } from './syntax-tree.js';

/**
 * Rewrites Ajv's code as people would write it: `a !== b` for `!(a === b)`, `isObject(a)` for three conditions, `const`
 * for variables without another assignment, no blocks directly in blocks. The names must be Ajv's, which are unique in
 * a function.
 */
export function simplifyCode<Node extends AnyNode>(tree: Node): Node {
  const assigned = new Set<string>();
  const counts = new Map<string, number>();
  visit(tree, (node) => {
    if (node.type === 'Identifier') counts.set(node.name, (counts.get(node.name) ?? 0) + 1);
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
    case 'FunctionDeclaration':
      return { ...node, body: { ...node.body, body: withLastVerdict(node.body.body) } };
    case 'BlockStatement':
      return { ...node, body: mergeTests(node.body.flatMap(withoutBlock).flatMap(withoutNesting)) };
    default:
      return node;
  }
}

function withoutBlock(statement: Statement): readonly Statement[] {
  return statement.type === 'BlockStatement' ? statement.body : [statement];
}

/** `return explain(…)` for `if (!explain(…)) return false; return true`. */
function withLastVerdict(statements: readonly Statement[]): Statement[] {
  const [test, last] = statements.slice(-2);
  if (test?.type !== 'IfStatement' || test.alternate || last?.type !== 'ReturnStatement')
    return [...statements];
  const [result, ...others] = withoutBlock(test.consequent);
  const isVerdict =
    others.length === 0 && result?.type === 'ReturnStatement' && isLiteral(result.argument, false);
  const isCall = test.test.type === 'UnaryExpression' && test.test.argument.type === 'CallExpression';
  if (!isVerdict || !isCall || !isLiteral(last.argument, true)) return [...statements];
  return [...statements.slice(0, -2), { ...last, argument: negated(test.test) }];
}

function isLiteral(node: Expression | null | undefined, value: boolean): boolean {
  return node?.type === 'Literal' && node.value === value;
}

/** Joins a test for the presence of a property with the test of its value. */
function withoutNesting(statement: Statement): readonly Statement[] {
  if (statement.type !== 'IfStatement' || statement.alternate) return [statement];
  const inside = [...withoutBlock(statement.consequent)];
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

/** True for constants that can be read before the test that needs them. */
function isPlainConstant(statement: Statement): statement is VariableDeclaration {
  return (
    statement.type === 'VariableDeclaration' &&
    statement.kind === 'const' &&
    statement.declarations.every(({ init }) => init?.type === 'MemberExpression')
  );
}

/** Merges consecutive statements that have the same test, or opposite ones. */
function mergeTests(statements: readonly Statement[]): Statement[] {
  const merged: Statement[] = [];
  for (const statement of statements) {
    const last = merged.at(-1);
    const both = last && mergedWith(last, statement);
    if (both) merged.splice(-1, 1, both);
    else merged.push(statement);
  }
  return merged;
}

function mergedWith(first: Statement, second: Statement): Statement | undefined {
  if (first.type !== 'IfStatement' || second.type !== 'IfStatement' || second.alternate) return undefined;
  const test = textOf(second.test);
  if (test === undefined || !ONLY_KIND.test(test)) return undefined;
  const { consequent, alternate } = first;
  const added = withoutBlock(second.consequent);
  const block = (one: Statement): Statement => ({
    type: 'BlockStatement',
    start: 0,
    end: 0,
    body: mergeTests([...withoutBlock(one), ...added]),
  });
  if (!alternate && textOf(first.test) === test) return { ...first, consequent: block(consequent) };
  if (textOf(first.test) !== `!${test}`) return undefined;
  return { ...first, alternate: alternate ? block(alternate) : second.consequent };
}

/** A test with the same result for the same variable, whatever is between. */
const ONLY_KIND = /^(?:isObject|Array\.isArray)\(\w+\)$/;

function isNumber(node: Expression, value: number): boolean {
  return node.type === 'Literal' && node.value === value;
}

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
function negated(node: Expression): Expression {
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

function withStrictEquality(node: BinaryExpression): BinaryExpression {
  const isTypeof = node.left.type === 'UnaryExpression' && node.left.operator === 'typeof';
  if (!isTypeof || (node.operator !== '==' && node.operator !== '!=')) return node;
  return { ...node, operator: `${node.operator}=` };
}
