import type { AnyNode, Expression, FunctionDeclaration, IfStatement, Statement } from 'acorn';
import { isLiteral, type KnownTests, knownInside, learn, reduced } from './known-tests.js';
import { negated } from './negated.js';
import { block, joined, mapChildren, partsOf, statementsOf, visit } from './syntax-tree.js';

/** The most conditions in a chain of `else if`: each is nested in the one before. */
const LONGEST = 20;

/**
 * Writes the conditions of a function as people would: `else` for the opposite of the condition before, `else if` for
 * one that excludes it, no `else` after `return`, one `if` for two nested ones, and no test of what is known.
 * @param tree a function with Ajv's names, which are unique in it
 */
export function arrangeTests(tree: FunctionDeclaration): FunctionDeclaration {
  const changing = changingNames(tree);
  const once = (step: FunctionDeclaration): FunctionDeclaration => {
    const merged = mergeAll(step, changing) as FunctionDeclaration;
    return { ...merged, body: block(arranged(merged.body.body, knownInside(), changing)) };
  };
  // The second time, tests are next to each other that were in different blocks.
  return once(once(tree));
}

/** The names of variables that get a value more than once. */
function changingNames(tree: AnyNode): ReadonlySet<string> {
  const changing = new Set<string>();
  visit(tree, (node) => {
    const changed =
      node.type === 'AssignmentExpression'
        ? node.left
        : node.type === 'UpdateExpression'
          ? node.argument
          : undefined;
    if (changed?.type === 'Identifier') changing.add(changed.name);
    if (node.type !== 'VariableDeclaration' || node.kind !== 'var') return;
    for (const { id } of node.declarations) if (id.type === 'Identifier') changing.add(id.name);
  });
  return changing;
}

/** Merges consecutive tests in all blocks, inner ones first. */
function mergeAll(node: AnyNode, changing: ReadonlySet<string>): AnyNode {
  const inner = mapChildren(node, (child) => mergeAll(child, changing));
  if (inner.type !== 'BlockStatement') return inner;
  return { ...inner, body: mergeTests(inner.body, changing) };
}

function mergeTests(statements: readonly Statement[], changing: ReadonlySet<string>): Statement[] {
  const merged: Statement[] = [];
  for (const statement of statements) addMerged(merged, statement, changing);
  return merged;
}

/** Adds a statement to merged ones. No two of these can be merged any more, so only the last one matters. */
function addMerged(merged: Statement[], statement: Statement, changing: ReadonlySet<string>): void {
  const last = merged.at(-1);
  const both = last && mergedWith(last, statement, changing);
  if (both) merged.splice(-1, 1, both);
  else merged.push(statement);
}

/**
 * One statement for two, where the test of the second says whether the first one's holds; undefined for others.
 * @param depth the number of conditions before, in a chain of `else if`
 */
function mergedWith(
  first: Statement,
  second: Statement,
  changing: ReadonlySet<string>,
  depth = 0,
): IfStatement | undefined {
  if (first.type !== 'IfStatement' || second.type !== 'IfStatement' || second.alternate) return undefined;
  if (leaves(first.consequent) || depth > LONGEST) return undefined;
  const truths = partsOf(second.test, '||').map((part) => learn(knownInside(), part, changing));
  const isAlways = (value: boolean): boolean =>
    truths.every((truth) => isLiteral(reduced(first.test, truth), value));
  // Where the second test is known to hold, its statements follow without it. Otherwise each would be nested in the one
  // before.
  const withSecond = (statement: Statement, condition: Expression): Statement => {
    const merged = [...statementsOf(statement)];
    if (isKnownIn(condition)) for (const one of statementsOf(second.consequent)) merged.push(one);
    else addMerged(merged, second, changing);
    return block(merged);
  };
  const isKnownIn = (condition: Expression): boolean =>
    isLiteral(reduced(second.test, learn(knownInside(), condition, changing)), true);
  if (isAlways(true)) return { ...first, consequent: withSecond(first.consequent, first.test) };
  if (!isAlways(false)) return undefined;
  const { alternate } = first;
  const opposite = negated(first.test);
  if (!alternate) return { ...first, alternate: isKnownIn(opposite) ? second.consequent : second };
  if (alternate.type !== 'IfStatement') return { ...first, alternate: withSecond(alternate, opposite) };
  const chain = mergedWith(alternate, second, changing, depth + 1);
  return chain && { ...first, alternate: chain };
}

/** True for a statement after which the next one is not reached. */
function leaves(statement: Statement | undefined): boolean {
  if (statement?.type === 'BlockStatement') return leaves(statement.body.at(-1));
  if (statement?.type === 'IfStatement')
    return statement.alternate ? leaves(statement.consequent) && leaves(statement.alternate) : false;
  return (
    statement?.type === 'ReturnStatement' ||
    statement?.type === 'BreakStatement' ||
    statement?.type === 'ContinueStatement'
  );
}

/** Statements without tests of what is known where they are reached. */
function arranged(
  statements: readonly Statement[],
  known: KnownTests,
  changing: ReadonlySet<string>,
): Statement[] {
  const made: Statement[] = [];
  const queue = [...statements].reverse();
  const now = knownInside(known);
  const inside = (test: Expression, body: Statement): Statement[] =>
    arranged(statementsOf(body), learn(knownInside(now), test, changing), changing);
  for (let next = queue.pop(); next; next = queue.pop()) {
    if (next.type !== 'IfStatement') {
      made.push(withInner(next, now, changing));
      continue;
    }
    const { test: given, consequent, alternate } = next;
    const test = reduced(given, now);
    const first = (body: Statement | null | undefined): void => {
      if (body) queue.push(...[...statementsOf(body)].reverse());
    };
    if (isLiteral(test, true)) first(consequent);
    else if (isLiteral(test, false)) first(alternate);
    else {
      const isLast = leaves(consequent);
      const otherwise = alternate && !isLast ? inside(negated(test), alternate) : [];
      made.push(joinedTests(test, inside(test, consequent), otherwise));
      if (!isLast) continue;
      learn(now, negated(test), changing);
      first(alternate);
    }
  }
  return made;
}

/** The body of a loop or block. */
function withInner(statement: Statement, known: KnownTests, changing: ReadonlySet<string>): Statement {
  switch (statement.type) {
    case 'BlockStatement':
      return block(arranged(statement.body, known, changing));
    case 'ForStatement':
    case 'ForInStatement':
    case 'ForOfStatement':
      return { ...statement, body: block(arranged(statementsOf(statement.body), known, changing)) };
    default:
      return statement;
  }
}

/** An `if` statement; the test of a single one inside it joins its own test. */
function joinedTests(
  test: Expression,
  inside: readonly Statement[],
  otherwise: readonly Statement[],
): IfStatement {
  const place = { start: 0, end: 0 };
  const [only, ...others] = inside;
  const isNested = only?.type === 'IfStatement' && others.length === 0 && !only.alternate;
  if (isNested && otherwise.length === 0)
    return { ...only, test: joined('&&', [...partsOf(test, '&&'), ...partsOf(only.test, '&&')]) };
  const [next, ...more] = otherwise;
  const isChain = next?.type === 'IfStatement' && more.length === 0;
  const alternate = isChain ? next : otherwise.length > 0 ? block(otherwise) : null;
  return { ...place, type: 'IfStatement', test, consequent: block(inside), alternate };
}
