import { type AnyNode, type FunctionDeclaration, parse } from 'acorn';
import { arrangeTests } from './arrange-tests.js';
import { countFailures } from './count-failures.js';
import { localNames } from './local-names.js';
import { namePointers } from './name-pointers.js';
import { nullishTests } from './nullish-tests.js';
import { printCode } from './print-code.js';
import { simplifyCode } from './simplify-code.js';
import { childrenOf, identifier, isKey, mapChildren } from './syntax-tree.js';
import { writeVerdicts } from './write-verdicts.js';

/** Readable names for the parameters of a compiled function. */
const PARAMETERS = new Map([
  ['data', 'value'],
  ['instancePath', 'path'],
  ['vErrors', 'failures'],
]);

/** A function of Ajv's in readable form. */
export interface ReadableCode {
  readonly text: string;
  /** Every name that it uses and does not declare, including `isObject` and names of JavaScript. */
  readonly uses: ReadonlySet<string>;
}

/**
 * Rewrites a function of Ajv's as people would write it: with meaningful names, plain conditions and a standard layout.
 * @param code the function as `reframe` returns it
 * @param rename the new names of what the function uses from its module
 */
export function readableCode(code: string, rename: ReadonlyMap<string, string>): ReadableCode {
  const { body } = parse(code, { ecmaVersion: 'latest', sourceType: 'module' });
  const [declared] = body;
  if (declared?.type !== 'FunctionDeclaration' || body.length > 1)
    throw new Error(`Ajv did not write exactly one function:\n${code}`);
  const tree = STEPS.reduce((step, next) => next(step), renamed(declared, rename) as FunctionDeclaration);
  const [own, used] = namesIn(tree);
  const uses = new Set([...used].filter((name) => !own.has(name)));
  const locals = localNames(tree.body, new Set([...uses, ...PARAMETERS.values()]));
  return { text: printCode(renamed(tree, new Map([...PARAMETERS, ...locals]))), uses };
}

/** What is done with a function, in this order. The variables in it keep Ajv's names, which are unique in a function. */
const STEPS: readonly ((tree: FunctionDeclaration) => FunctionDeclaration)[] = [
  simplifyCode,
  countFailures,
  arrangeTests,
  writeVerdicts,
  nullishTests,
  namePointers,
];

/** The names that a function declares, and all names in it. */
function namesIn(tree: AnyNode): readonly [own: ReadonlySet<string>, used: ReadonlySet<string>] {
  const own = new Set<string>();
  const used = new Set<string>();
  const visit = (node: AnyNode): void => {
    if (node.type === 'Identifier') used.add(node.name);
    const declared: readonly (AnyNode | null)[] =
      node.type === 'VariableDeclarator'
        ? [node.id]
        : node.type === 'FunctionDeclaration'
          ? [node.id, ...node.params]
          : [];
    for (const id of declared) if (id?.type === 'Identifier') own.add(id.name);
    for (const child of childrenOf(node)) if (!isKey(child, node)) visit(child);
  };
  visit(tree);
  return [own, used];
}

/** The names of objects that hold functions: Ajv writes `wrapper0.validate` for functions that call each other. */
export const HOLDER = /^(?:wrapper|root)\d+$/;

/** What replaces `Object.prototype.hasOwnProperty.call`. */
export const HAS_OWN = 'Object.hasOwn';

function renamed(node: AnyNode, names: ReadonlyMap<string, string>): AnyNode {
  if (node.type === 'Identifier') {
    const name = names.get(node.name);
    return name === undefined ? node : { ...node, name };
  }
  const isHolder =
    node.type === 'MemberExpression' && node.object.type === 'Identifier' && HOLDER.test(node.object.name);
  if (isHolder) return renamed(node.object, names);
  if (node.type === 'MemberExpression' && node.object.type === 'Identifier') {
    const object = names.get(node.object.name);
    if (object === HAS_OWN) return identifier(HAS_OWN);
  }
  return mapChildren(node, (child) => (isKey(child, node) ? child : renamed(child, names)));
}
