import type { FunctionDeclaration, IfStatement, Statement } from 'acorn';
import { isListing } from './count-failures.js';
import { isLiteral } from './known-tests.js';
import { negated } from './negated.js';
import { block, isPlainConstant, literal, statementsOf, variablesIn } from './syntax-tree.js';

const NOWHERE = { start: 0, end: 0 };

/**
 * Returns as early as possible: at once for a value of the wrong type, and directly with the result of a function that
 * adds the only failure that there can be.
 * @param tree a function with Ajv's names, after `countFailures` and `arrangeTests`
 */
export function writeVerdicts(tree: FunctionDeclaration): FunctionDeclaration {
  const early = returnEarly(tree.body.body);
  const isCompared = (variablesIn(tree).get('start') ?? 0) > 2;
  const direct = isCompared ? early : returnDirectly(early);
  return { ...tree, body: { ...tree.body, body: withLastVerdict(direct) } };
}

/** Returns at once for a value of the wrong type, which has no further errors. */
function returnEarly(statements: readonly Statement[]): readonly Statement[] {
  const [start, test, verdict, ...more] = statements;
  if (!start || !isComparison(verdict) || more.length > 0 || test?.type !== 'IfStatement' || !test.alternate)
    return statements;
  const rejection = rejectionOf(test.consequent);
  if (!rejection) return statements;
  return [
    { ...test, consequent: block([rejection]), alternate: null },
    start,
    ...statementsOf(test.alternate),
    verdict,
  ];
}

/** True for `return failures.length === before`. */
function isComparison(statement: Statement | undefined): statement is Statement {
  return (
    statement?.type === 'ReturnStatement' &&
    statement.argument?.type === 'BinaryExpression' &&
    statement.argument.right.type === 'Identifier' &&
    statement.argument.right.name === 'start'
  );
}

/** The `return` statement for a block that only adds a failure, or failures of one function. */
function rejectionOf(statement: Statement): Statement | undefined {
  const [only, ...others] = statementsOf(statement);
  if (only?.type !== 'ExpressionStatement' || !isListing(only) || others.length > 0) return undefined;
  return { ...NOWHERE, type: 'ReturnStatement', argument: only.expression };
}

/** Replaces the comparison at the end where one of several conditions adds all failures. */
function returnDirectly(statements: readonly Statement[]): readonly Statement[] {
  const at = statements.findIndex(isStart);
  const [last, verdict] = statements.slice(-2);
  const between = statements.slice(at + 1, -2);
  if (at === -1 || !last || !isComparison(verdict) || !between.every(isPlainConstant)) return statements;
  const rejections = last.type === 'IfStatement' ? rejectionsOf(last) : [rejectionOf(last)];
  const made = rejections.filter((one) => one !== undefined);
  if (made.length < rejections.length) return statements;
  const isCertain = made.at(-1)?.type === 'ReturnStatement';
  const accepted: Statement = { ...NOWHERE, type: 'ReturnStatement', argument: literal(true) };
  return [...statements.slice(0, at), ...between, ...made, ...(isCertain ? [] : [accepted])];
}

/** True for `const before = failures.length`. */
function isStart(statement: Statement): boolean {
  return (
    statement.type === 'VariableDeclaration' &&
    statement.declarations.some(({ id }) => id.type === 'Identifier' && id.name === 'start')
  );
}

/** Each condition of a chain, with its rejection. */
function rejectionsOf({
  test,
  consequent,
  alternate,
  ...place
}: IfStatement): readonly (Statement | undefined)[] {
  const rejection = rejectionOf(consequent);
  const own: Statement | undefined = rejection && {
    ...place,
    test,
    consequent: block([rejection]),
    alternate: null,
  };
  if (!alternate) return [own];
  return [own, ...(alternate.type === 'IfStatement' ? rejectionsOf(alternate) : [rejectionOf(alternate)])];
}

/** `return explain(…)` for `if (!explain(…)) return false; return true`. */
function withLastVerdict(statements: readonly Statement[]): Statement[] {
  const [test, last] = statements.slice(-2);
  if (test?.type !== 'IfStatement' || test.alternate || last?.type !== 'ReturnStatement')
    return [...statements];
  const [result, ...others] = statementsOf(test.consequent);
  const isVerdict =
    others.length === 0 && result?.type === 'ReturnStatement' && isLiteral(result.argument, false);
  const isCall = test.test.type === 'UnaryExpression' && test.test.argument.type === 'CallExpression';
  if (!isVerdict || !isCall || !isLiteral(last.argument, true)) return [...statements];
  return [...statements.slice(0, -2), { ...last, argument: negated(test.test) }];
}
