import type { AnyNode, Expression, FunctionDeclaration, Statement } from 'acorn';
import { childrenOf, identifier, joined, mapChildren, partsOf, variablesIn } from './syntax-tree.js';

/**
 * Ajv's functions that continue after an error count errors in addition to listing them. Where every counted error is
 * also on the list, the length of the list is enough, and the counter is removed.
 * @param tree a function with Ajv's names
 */
export function countFailures(tree: FunctionDeclaration): FunctionDeclaration {
  const uses = variablesIn(tree).get('errors');
  const counted = countedIn(tree.body, false);
  // The other two uses are the declaration and the final comparison.
  if (counted === undefined || counted === 0 || uses !== counted + 2) return tree;
  return replaced(tree) as FunctionDeclaration;
}

/** The number of places that count an error; undefined where an error is counted but not listed. */
function countedIn(node: AnyNode, isListed: boolean): number | undefined {
  let sum = 0;
  let listed = isListed;
  for (const child of childrenOf(node)) {
    if (isCount(child)) {
      if (!listed) return undefined;
      sum += 1;
      continue;
    }
    const isCallee = node.type === 'IfStatement' && child === node.consequent && impliesRejection(node.test);
    const inner = countedIn(child, isCallee);
    if (inner === undefined) return undefined;
    sum += inner;
    if (isListing(child)) listed = true;
  }
  return sum;
}

function isCount(node: AnyNode): boolean {
  return (
    node.type === 'ExpressionStatement' &&
    node.expression.type === 'UpdateExpression' &&
    node.expression.argument.type === 'Identifier' &&
    node.expression.argument.name === 'errors'
  );
}

/** True for a call that adds a failure to the list. */
export function isListing(node: AnyNode): boolean {
  if (node.type !== 'ExpressionStatement' || node.expression.type !== 'CallExpression') return false;
  return node.expression.arguments.some((one) => one.type === 'Identifier' && one.name === 'vErrors');
}

/** True for a condition that is true only after a function has rejected a value and listed a failure. */
function impliesRejection(test: Expression): boolean {
  return partsOf(test, '&&').some(isRejection);
}

function isRejection(test: Expression): boolean {
  if (test.type !== 'UnaryExpression' || test.operator !== '!' || test.argument.type !== 'CallExpression')
    return false;
  return test.argument.arguments.some((one) => one.type === 'Identifier' && one.name === 'vErrors');
}

const NOWHERE = { start: 0, end: 0 };

/** Replaces the counter: comparisons use the length of the list, now and at the start. */
function replaced(node: AnyNode): AnyNode {
  if (node.type === 'VariableDeclarator' && node.id.type === 'Identifier' && node.id.name === 'errors')
    return { ...node, id: identifier('start'), init: LENGTH };
  if (node.type === 'VariableDeclaration' && node.declarations.some(isCounter))
    return { ...mapChildren(node, replaced), kind: 'const' };
  if (node.type === 'BinaryExpression' && node.left.type === 'Identifier' && node.left.name === 'errors')
    return { ...node, left: LENGTH, right: identifier('start') };
  if (node.type === 'IfStatement' && !node.alternate && isEmpty(node.consequent)) {
    const call = callAlone(node.test);
    if (call) return call;
  }
  if (node.type !== 'BlockStatement') return mapChildren(node, replaced);
  return { ...node, body: node.body.filter((one) => !isCount(one)).map((one) => replaced(one) as Statement) };
}

function isCounter({ id }: Extract<AnyNode, { type: 'VariableDeclarator' }>): boolean {
  return id.type === 'Identifier' && id.name === 'errors';
}

/** The call alone, under the conditions before it, for a test whose block only counts. */
function callAlone(test: Expression): Statement | undefined {
  const conditions = [...partsOf(test, '&&')];
  const last = conditions.pop();
  if (last?.type !== 'UnaryExpression' || !isRejection(last)) return undefined;
  const call = { ...NOWHERE, type: 'ExpressionStatement', expression: last.argument } as const;
  if (conditions.length === 0) return call;
  const consequent = { ...NOWHERE, type: 'BlockStatement', body: [call] } satisfies Statement;
  return { ...NOWHERE, type: 'IfStatement', test: joined('&&', conditions), consequent };
}

/** True for a block that only counts. */
function isEmpty(statement: Statement): boolean {
  return statement.type === 'BlockStatement' && statement.body.every(isCount);
}

const LENGTH = {
  ...NOWHERE,
  type: 'MemberExpression',
  object: identifier('vErrors'),
  property: identifier('length'),
  computed: false,
  optional: false,
} as const;
