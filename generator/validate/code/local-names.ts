import type { AnyNode, Expression } from 'acorn';
import { pascalCase } from '../../text/safe-text.js';
import { childrenOf } from './syntax-tree.js';

/** A variable of a function, with the scopes in which it lies. */
interface Local {
  readonly name: string;
  readonly scopes: readonly number[];
  /** What to call it. */
  readonly wanted: string;
  /** What to put in front where that name is taken. */
  readonly subject: string | undefined;
}

/** What Ajv's own variables are about. */
const WORDS: Readonly<Record<string, string>> = {
  coll: 'first',
  i: 'index',
  key: 'key',
  known: 'known',
  len: 'length',
  passed: 'passed',
  start: 'before',
  tag: 'tag',
  valid: 'isValid',
  _valid: 'isBranchValid',
  _errs: 'errorsBefore',
};

const RESERVED: ReadonlySet<string> = new Set(
  `arguments await break case catch class const continue debugger default delete do else enum eval export extends
  false finally for function if implements import in instanceof interface let new null package private protected public
  return static super switch this throw true try typeof undefined var void while with yield NaN Infinity`.split(
    /\s+/,
  ),
);

/**
 * Names for the variables of a function that Ajv has written: a property's value is called after the property.
 * @param tree the function
 * @param taken names that mean something else in it
 */
export function localNames(tree: AnyNode, taken: ReadonlySet<string>): ReadonlyMap<string, string> {
  const given: { readonly name: string; readonly scopes: readonly number[] }[] = [];
  const names = new Map<string, string>();
  for (const { name, scopes, wanted, subject } of localsOf(tree)) {
    // Ajv declares some with `var` wherever they get a value.
    if (names.has(name)) continue;
    const isFree = (candidate: string): boolean =>
      !RESERVED.has(candidate) &&
      !taken.has(candidate) &&
      !given.some((one) => one.name === candidate && isNested(one.scopes, scopes));
    const own = subject === undefined ? undefined : names.get(subject);
    const longer = /^data\d*$/.test(name) ? `${wanted}Value` : wanted;
    const full = own === undefined ? longer : own + capital(wanted);
    let candidate = [wanted, full].find(isFree);
    for (let at = 2; candidate === undefined; at += 1) candidate = [`${full}${at}`].find(isFree);
    given.push({ name: candidate, scopes });
    names.set(name, candidate);
  }
  return names;
}

/** True where one of two lists of scopes is the start of the other one. */
function isNested(one: readonly number[], other: readonly number[]): boolean {
  const length = Math.min(one.length, other.length);
  return one[length - 1] === other[length - 1];
}

const SCOPES: ReadonlySet<AnyNode['type']> = new Set([
  'FunctionDeclaration',
  'BlockStatement',
  'ForStatement',
  'ForOfStatement',
  'ForInStatement',
]);

function localsOf(tree: AnyNode): readonly Local[] {
  const found: Local[] = [];
  let count = 0;
  const outermost = [0];
  const wide: AnyNode[] = [];
  const visit = (
    node: AnyNode,
    outer: readonly number[],
    lastValue: string | undefined,
  ): string | undefined => {
    const own = SCOPES.has(node.type) ? [...outer, count++] : outer;
    let last = lastValue;
    if (node.type === 'VariableDeclaration' && node.kind === 'var') wide.push(...node.declarations);
    if (node.type === 'VariableDeclarator' && node.id.type === 'Identifier') {
      const { name } = node.id;
      const property = propertyOf(node.init);
      const scopes = wide.includes(node) ? outermost : own;
      if (/^data\d*$/.test(name) && property) {
        found.push({ name, scopes, wanted: property.wanted, subject: property.of });
        last = name;
      } else {
        const stem = name.replace(/\d+$/, '');
        found.push({ name, scopes, wanted: WORDS[stem] ?? stem, subject: last });
      }
    }
    for (const child of childrenOf(node)) {
      const after = visit(child, own, last);
      if (!SCOPES.has(node.type) || node.type === 'BlockStatement') last = after;
    }
    return SCOPES.has(node.type) && node.type !== 'BlockStatement' ? lastValue : last;
  };
  visit(tree, [], undefined);
  return found;
}

interface Property {
  readonly wanted: string;
  /** The variable of which it is a property. */
  readonly of: string | undefined;
}

function propertyOf(init: Expression | null | undefined): Property | undefined {
  if (init?.type !== 'MemberExpression') return undefined;
  const of = init.object.type === 'Identifier' ? init.object.name : undefined;
  const { property } = init;
  if (!init.computed)
    return { wanted: property.type === 'Identifier' ? camelCase(property.name) : 'member', of };
  if (property.type === 'Literal' && typeof property.value === 'string')
    return { wanted: camelCase(property.value), of };
  const isKey = property.type === 'Identifier' && property.name.startsWith('key');
  return { wanted: isKey ? 'member' : 'item', of };
}

function camelCase(text: string): string {
  const name = pascalCase(text);
  return name === undefined ? 'member' : name.charAt(0).toLowerCase() + name.slice(1);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
