import type { AnyNode, Expression } from 'acorn';
import { textOf } from './expression-text.js';
import { negated } from './negated.js';
import { joined, literal, partsOf, visit } from './syntax-tree.js';

/** Conditions that are known to be true at some point of a function, as texts. */
export interface KnownTests {
  readonly texts: Set<string>;
  /** The literals that expressions are known to be, by the expressions. */
  readonly literals: Map<string, string>;
  /** What is known around this point. */
  readonly outer: KnownTests | undefined;
}

/** What is known inside a block, which starts with what is known around it. */
export function knownInside(outer?: KnownTests): KnownTests {
  return { texts: new Set(), literals: new Map(), outer };
}

/** The functions whose results stay the same for the same constant. */
export const STEADY_FUNCTIONS: ReadonlySet<string> = new Set([
  'isObject',
  'Array.isArray',
  'Number.isFinite',
  'Number.isInteger',
  'isNaN',
]);

/** What else is true where a test of a value's type is. `$` is the value. */
const IMPLIED: Readonly<Record<string, readonly string[]>> = {
  'Number.isInteger': ['Number.isFinite($)', 'typeof $ === "number"', '!isNaN($)'],
  'Number.isFinite': ['typeof $ === "number"', '!isNaN($)'],
  isObject: ['typeof $ === "object"', '$ !== null', '!Array.isArray($)'],
  'Array.isArray': ['typeof $ === "object"', '$ !== null', '!isObject($)'],
};

/** The text of a literal or of `undefined`. */
const CONSTANT = /^(?:".*"|[\d.e+]+|true|false|null|undefined)$/;

/**
 * Adds what a condition says to what is known.
 * @param test a condition that is true
 * @param changing the names of the variables that get other values; what is said of these may be false a line later
 */
export function learn(known: KnownTests, test: Expression, changing: ReadonlySet<string>): KnownTests {
  for (const part of partsOf(test, '&&')) {
    const text = isSteady(part, changing) ? textOf(part) : undefined;
    if (text === undefined) continue;
    known.texts.add(text);
    if (part.type === 'CallExpression') {
      const subject = part.arguments.map(textOf).join();
      for (const one of IMPLIED[textOf(part.callee) ?? ''] ?? [])
        known.texts.add(one.replace('$', () => subject));
    }
    if (part.type !== 'BinaryExpression' || part.operator !== '===') continue;
    const [left, right] = [textOf(part.left) ?? '', textOf(part.right) ?? ''];
    if (CONSTANT.test(right)) known.literals.set(left, right);
  }
  return known;
}

/** True for a condition about constants that gives the same result each time. */
function isSteady(test: Expression, changing: ReadonlySet<string>): boolean {
  let steady = true;
  visit(test, (node) => {
    if (node.type === 'Identifier' && (changing.has(node.name) || node.name === 'vErrors')) steady = false;
    if (node.type === 'CallExpression' && !STEADY_FUNCTIONS.has(textOf(node.callee) ?? '')) steady = false;
  });
  return steady;
}

/** A condition without the parts that are known; a literal where all is known. */
export function reduced(test: Expression, known: KnownTests): Expression {
  if (test.type !== 'LogicalExpression' || test.operator === '??') {
    if (holds(test, known)) return literal(true);
    return holds(negated(test), known) ? literal(false) : test;
  }
  const { operator } = test;
  const parts = partsOf(test, operator).map((part) => reduced(part, known));
  const decisive = parts.find((part) => isLiteral(part, operator === '||'));
  if (decisive) return decisive;
  const open = parts.filter((part) => !isLiteral(part, operator === '&&'));
  return open.length === 0 ? literal(operator === '&&') : joined(operator, open);
}

/** True for the literal `true` or `false`. */
export function isLiteral(node: AnyNode | null | undefined, value: boolean): boolean {
  return node?.type === 'Literal' && node.value === value;
}

function holds(test: Expression, known: KnownTests): boolean {
  const text = textOf(test);
  if (text === undefined) return false;
  for (let level: KnownTests | undefined = known; level; level = level.outer)
    if (level.texts.has(text) || isOtherLiteral(test, level)) return true;
  return false;
}

/** True for `a !== 1` where `a` is known to be another literal. */
function isOtherLiteral(test: Expression, { literals }: KnownTests): boolean {
  if (test.type !== 'BinaryExpression' || test.operator !== '!==') return false;
  const is = literals.get(textOf(test.left) ?? '');
  const isNot = textOf(test.right) ?? '';
  return is !== undefined && CONSTANT.test(isNot) && is !== isNot;
}
