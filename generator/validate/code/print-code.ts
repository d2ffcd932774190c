import type { AnyNode, Expression, Statement } from 'acorn';
import { GENERATOR, type Generator, generate, type State } from 'astring';
import { partsOf } from './syntax-tree.js';

type Printed = Parameters<typeof generate>[0];

/** The length of a line, above which its parts get lines of their own. */
const LINE = 110;

/** Prints a tree as JavaScript, with two spaces per level. */
export function printCode(tree: AnyNode): string {
  return generate(forPrinter(tree), { generator: WRITERS as unknown as Generator, indent: '  ' }).trimEnd();
}

/** A tree as the printer's type: the parser and the printer have types of their own for the same trees. */
function forPrinter(node: AnyNode): Printed {
  return node as unknown as Printed;
}

/** Writes a node of one type. */
type Writer = (node: never, state: State) => void;

function print(node: AnyNode, state: State): void {
  const write = WRITERS[node.type];
  if (!write) throw new Error(`no way to print a ${node.type}`);
  write.call(WRITERS, node as never, state);
}

/** Prints a node as the printer does by default. */
function printPlainly(node: AnyNode, state: State): void {
  const stock: Readonly<Record<string, Writer>> = GENERATOR;
  stock[node.type]?.call(WRITERS, node as never, state);
}

/** The printers that are trying to write something on one line. */
const trying = new WeakSet<State>();

/**
 * Writes something on one line, or in another way if the line gets too long. While that is tried, the parts are written
 * on one line too: trying other ways for each part at each level would take exponential time.
 */
function fitLine(state: State, onOneLine: () => void, otherwise: () => void): void {
  if (trying.has(state)) {
    onOneLine();
    return;
  }
  const start = state.output.length;
  trying.add(state);
  onOneLine();
  trying.delete(state);
  const text = state.output.slice(state.output.lastIndexOf('\n', start) + 1);
  if (text.length <= LINE && !text.includes('\n')) return;
  state.output = state.output.slice(0, start);
  otherwise();
}

/** Writes nodes between two brackets, each on a line of its own. */
function rows(
  state: State,
  nodes: readonly AnyNode[],
  [open, separator, close]: readonly [string, string, string],
): void {
  state.indentLevel += 1;
  const indent = state.indent.repeat(state.indentLevel);
  state.write(`${open}\n`);
  for (const [at, node] of nodes.entries()) {
    state.write(indent);
    print(node, state);
    state.write(at < nodes.length - 1 || separator === ',' ? `${separator}\n` : '\n');
  }
  state.indentLevel -= 1;
  state.write(state.indent.repeat(state.indentLevel) + close);
}

function condition(test: Expression, state: State): void {
  const operator = test.type === 'LogicalExpression' ? test.operator : undefined;
  const inline = (): void => {
    state.write('(');
    print(test, state);
    state.write(')');
  };
  if (operator === undefined) inline();
  else
    fitLine(state, inline, () =>
      rows(state, partsOf(test, operator).map(grouped(operator)), ['(', ` ${operator}`, ')']),
    );
}

/** Puts a part of a condition in parentheses where it has another operator. */
function grouped(operator: string): (part: Expression) => AnyNode {
  return (part) =>
    part.type === 'LogicalExpression' && part.operator !== operator
      ? { type: 'ParenthesizedExpression', start: 0, end: 0, expression: part }
      : part;
}

/** The terms of a sum. */
function termsOf(node: AnyNode): readonly AnyNode[] {
  return node.type === 'BinaryExpression' && node.operator === '+'
    ? [...termsOf(node.left), node.right]
    : [node];
}

/** The statement of a block that has only one; undefined for others. */
function onlyOne(statement: Statement): Statement | undefined {
  const [only, ...others] = statement.type === 'BlockStatement' ? statement.body : [statement];
  return others.length === 0 ? only : undefined;
}

/** The statements after `else`. */
const chained = new WeakSet<Statement>();

const SHORT: ReadonlySet<string> = new Set(['ReturnStatement', 'BreakStatement', 'ExpressionStatement']);

const OWN_WRITERS = {
  /** Each statement is written by itself: looking for the start of a line in all that was written takes quadratic time. */
  BlockStatement: ({ body }: Extract<Statement, { type: 'BlockStatement' }>, state: State): void => {
    if (body.length === 0) {
      state.write('{}');
      return;
    }
    const before = state.output;
    const indent = state.indent.repeat(state.indentLevel);
    state.indentLevel += 1;
    const lines = body.map((statement) => {
      state.output = indent + state.indent;
      print(statement, state);
      return state.output;
    });
    state.indentLevel -= 1;
    state.output = `${before}{\n${lines.join('\n')}\n${indent}}`;
  },
  IfStatement: (node: Extract<Statement, { type: 'IfStatement' }>, state: State): void => {
    const { test, consequent, alternate } = node;
    const start = state.output.length;
    state.write('if ');
    condition(test, state);
    const isLong = state.output.includes('\n', start);
    const only = alternate || isLong || chained.has(node) ? undefined : onlyOne(consequent);
    const inBlock = (): void => {
      state.write(' ');
      print(consequent, state);
    };
    if (only && SHORT.has(only.type)) {
      const short = (): void => {
        state.write(' ');
        print(only, state);
      };
      fitLine(state, short, inBlock);
    } else inBlock();
    if (!alternate) return;
    state.write(' else ');
    chained.add(alternate);
    print(alternate, state);
  },
  LogicalExpression: (node: Extract<Expression, { type: 'LogicalExpression' }>, state: State): void => {
    for (const [at, part] of partsOf(node, node.operator).entries()) {
      if (at > 0) state.write(` ${node.operator} `);
      const needsParentheses = ['LogicalExpression', 'ConditionalExpression', 'AssignmentExpression'];
      if (needsParentheses.includes(part.type)) state.write('(');
      print(part, state);
      if (needsParentheses.includes(part.type)) state.write(')');
    }
  },
  BinaryExpression: (node: Extract<Expression, { type: 'BinaryExpression' }>, state: State): void => {
    const broken = (): void => {
      const indent = state.indent.repeat(state.indentLevel + 1);
      for (const [at, part] of termsOf(node).entries()) {
        // The line so far ends with a space, as in `const passed = `.
        if (at === 0) state.output = state.output.trimEnd();
        state.write(at === 0 ? `\n${indent}` : ` +\n${indent}`);
        print(part, state);
      }
    };
    if (node.operator === '+' && termsOf(node).every(({ type }) => type === 'CallExpression'))
      fitLine(state, () => printPlainly(node, state), broken);
    else printPlainly(node, state);
  },
  ParenthesizedExpression: (
    node: Extract<Expression, { type: 'ParenthesizedExpression' }>,
    state: State,
  ): void => {
    state.write('(');
    print(node.expression, state);
    state.write(')');
  },
  CallExpression: (node: Extract<Expression, { type: 'CallExpression' }>, state: State): void => {
    const isPlain = node.callee.type === 'Identifier' && node.arguments.length > 1;
    const broken = (): void => {
      print(node.callee, state);
      rows(state, node.arguments, ['(', ',', ')']);
    };
    if (isPlain) fitLine(state, () => printPlainly(node, state), broken);
    else printPlainly(node, state);
  },
  ObjectExpression: (node: Extract<Expression, { type: 'ObjectExpression' }>, state: State): void => {
    const inline = (): void => {
      state.write('{ ');
      for (const [at, property] of node.properties.entries()) {
        if (at > 0) state.write(', ');
        print(property, state);
      }
      state.write(' }');
    };
    if (node.properties.length === 0) state.write('{}');
    else fitLine(state, inline, () => rows(state, node.properties, ['{', ',', '}']));
  },
  ArrayExpression: (node: Extract<Expression, { type: 'ArrayExpression' }>, state: State): void => {
    const items = node.elements.filter((item) => item !== null);
    fitLine(
      state,
      () => printPlainly(node, state),
      () => rows(state, items, ['[', ',', ']']),
    );
  },
};

const WRITERS: Readonly<Record<string, Writer>> = { ...GENERATOR, ...OWN_WRITERS };
