import type { AnyNode, BinaryExpression, BinaryOperator, Expression, Statement } from 'acorn';
import { callExpression, childrenOf, joined, notExpression, partsOf, rewrite } from './syntax-tree.js';

/**
 * Says what Ajv's code says as people would write it: `a !== b` for `!(a === b)`, `isObject(a)` for three conditions,
 * `const` for what is never assigned to, no blocks in blocks. The names must be those of Ajv, which are never used twice
 * in a function.
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

function visit(node: AnyNode, look: (node: AnyNode) => void): void {
  look(node);
  for (const child of childrenOf(node)) visit(child, look);
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
      return { ...node, body: mergeTests(node.body.flatMap(withoutBlock)) };
    default:
      return node;
  }
}

function withoutBlock(statement: Statement): readonly Statement[] {
  return statement.type === 'BlockStatement' ? statement.body : [statement];
}

/** What one test decides after another, or after its opposite, is decided by one statement. */
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

/** A test that gives the same for the same variable, whatever was found in between. */
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

/** The opposite of a condition, without a `!` in front of it where it can do without. */
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

/** True for what is never NaN, of which no comparison is the opposite of another one. */
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

/** Ajv's conditions for the types of JSON, and the functions that say the same. */
const KIND_TESTS: readonly (readonly [readonly ((node: Expression, name: string) => boolean)[], string])[] = [
  [[isName, (node, name) => isTypeof(node, name, 'object'), isNotArray], 'isObject'],
  [
    [
      (node, name) => isTypeof(node, name, 'number'),
      (node, name) => textOf(node) === `!(${name} % 1)`,
      (node, name) => textOf(node) === `!isNaN(${name})`,
      (node, name) => textOf(node) === `isFinite(${name})`,
    ],
    'Number.isInteger',
  ],
  [
    [(node, name) => isTypeof(node, name, 'number'), (node, name) => textOf(node) === `isFinite(${name})`],
    'Number.isFinite',
  ],
];

function kindTests(parts: readonly Expression[]): readonly Expression[] {
  const left = [...parts];
  const made: Expression[] = [];
  while (left.length > 0) {
    const found = KIND_TESTS.find(([tests]) => {
      const name = subjectOf(left[0]);
      return (
        name !== undefined &&
        tests.every((test, at) => {
          const part = left[at];
          return part !== undefined && test(part, name);
        })
      );
    });
    const name = subjectOf(left[0]);
    const [first] = left.splice(0, found?.[0].length ?? 1);
    if (found && name !== undefined) made.push(callExpression(found[1], { ...NAME, name }));
    else if (first) made.push(first);
  }
  return made;
}

const NAME = { type: 'Identifier', start: 0, end: 0 } as const;

/** The variable of which `a` and `typeof a === …` speak. */
function subjectOf(node: Expression | undefined): string | undefined {
  if (node?.type === 'Identifier') return node.name;
  if (node?.type !== 'BinaryExpression' || node.left.type !== 'UnaryExpression') return undefined;
  return node.left.operator === 'typeof' && node.left.argument.type === 'Identifier'
    ? node.left.argument.name
    : undefined;
}

function isName(node: Expression, name: string): boolean {
  return node.type === 'Identifier' && node.name === name;
}

function isTypeof(node: Expression, name: string, type: string): boolean {
  return textOf(node) === `typeof ${name} === ${type}`;
}

function isNotArray(node: Expression, name: string): boolean {
  return textOf(node) === `!Array.isArray(${name})`;
}

/** The text of the few kinds of expressions of which the conditions are made. */
function textOf(node: AnyNode): string | undefined {
  switch (node.type) {
    case 'Identifier':
      return node.name;
    case 'Literal':
      return String(node.value);
    case 'MemberExpression':
      return `${textOf(node.object)}.${textOf(node.property)}`;
    case 'CallExpression':
      return `${textOf(node.callee)}(${node.arguments.map(textOf).join(', ')})`;
    case 'UnaryExpression': {
      const inner = textOf(node.argument);
      if (node.operator === 'typeof') return `typeof ${inner}`;
      return node.argument.type === 'BinaryExpression' ? `!(${inner})` : `!${inner}`;
    }
    case 'BinaryExpression':
      return `${textOf(node.left)} ${node.operator} ${textOf(node.right)}`;
    default:
      return undefined;
  }
}
