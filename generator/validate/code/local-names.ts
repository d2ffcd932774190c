import type { AnyNode, Expression } from 'acorn';
import { pascalCase } from '../../text/safe-text.js';
import { childrenOf } from './syntax-tree.js';

/** A variable of a function, with the scopes that contain it. */
interface Local {
  readonly name: string;
  readonly scopes: readonly number[];
  /** The preferred name. */
  readonly preferred: string;
  /** The variable whose name is put in front where the preferred name is taken. */
  readonly subject: string | undefined;
}

/** Readable names for Ajv's own variables. */
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

/** Words for further variables with one name, because a number says nothing about what a variable has. */
const ORDINALS = ['second', 'third', 'fourth', 'fifth'];

const RESERVED: ReadonlySet<string> = new Set(
  `arguments await break case catch class const continue debugger default delete do else enum eval export extends
  false finally for function if implements import in instanceof interface let new null package private protected public
  return static super switch this throw true try typeof undefined var void while with yield NaN Infinity`.split(
    /\s+/,
  ),
);

/**
 * Chooses names for the variables of a function that Ajv wrote. A property's value is named after the property.
 * @param tree the function
 * @param taken names that the function uses for something else
 */
export function localNames(tree: AnyNode, taken: ReadonlySet<string>): ReadonlyMap<string, string> {
  /** The scopes of the variables that have a name. */
  const given = new Map<string, (readonly number[])[]>();
  const names = new Map<string, string>();
  for (const { name, scopes, preferred, subject } of localsOf(tree)) {
    // Ajv declares some variables with `var` at each assignment.
    if (names.has(name)) continue;
    const isFree = (candidate: string): boolean =>
      !RESERVED.has(candidate) &&
      !taken.has(candidate) &&
      !given.get(candidate)?.some((one) => isNested(one, scopes));
    const own = subject === undefined ? undefined : names.get(subject);
    const longer = /^data\d*$/.test(name) ? `${preferred}Value` : preferred;
    const full = own === undefined ? longer : own + capital(preferred);
    let candidate = [preferred, full, ...ORDINALS.map((word) => word + capital(full))].find(isFree);
    for (let tail = '_'; candidate === undefined; tail += '_') candidate = [full + tail].find(isFree);
    const holders = given.get(candidate);
    if (holders) holders.push(scopes);
    else given.set(candidate, [scopes]);
    names.set(name, candidate);
  }
  return names;
}

/** True where one list of scopes is the start of the other. */
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
        found.push({ name, scopes, preferred: property.preferred, subject: property.of });
        last = name;
      } else {
        const stem = name.replace(/\d+$/, '');
        found.push({ name, scopes, preferred: WORDS[stem] ?? stem, subject: last });
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
  readonly preferred: string;
  /** The variable that it is a property of. */
  readonly of: string | undefined;
}

function propertyOf(init: Expression | null | undefined): Property | undefined {
  if (init?.type !== 'MemberExpression') return undefined;
  const of = init.object.type === 'Identifier' ? init.object.name : undefined;
  const { property } = init;
  if (!init.computed)
    return { preferred: property.type === 'Identifier' ? camelCase(property.name) : 'member', of };
  if (property.type === 'Literal' && typeof property.value === 'string')
    return { preferred: camelCase(property.value), of };
  const isKey = property.type === 'Identifier' && property.name.startsWith('key');
  return { preferred: isKey ? 'member' : 'item', of };
}

function camelCase(text: string): string {
  const name = pascalCase(text);
  return name === undefined ? 'member' : name.charAt(0).toLowerCase() + name.slice(1);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
