import { type AnyNode, type FunctionDeclaration, parse } from 'acorn';
import { countFailures } from './count-failures.js';
import { localNames } from './local-names.js';
import { printCode } from './print-code.js';
import { simplifyCode } from './simplify-code.js';
import { childrenOf, identifier, mapChildren } from './syntax-tree.js';

/** The parameters and the counter of a compiled function, as people would call them. */
const PARAMETERS = new Map([
  ['data', 'value'],
  ['instancePath', 'path'],
  ['vErrors', 'failures'],
  ['errors', 'errorCount'],
]);

/** A function of Ajv's, written anew. */
export interface ReadableCode {
  readonly text: string;
  /** Every name in it that it does not declare itself, `isObject` and those of JavaScript among them. */
  readonly uses: ReadonlySet<string>;
}

/**
 * Writes a function of Ajv's as people would: names that say what they stand for, plain conditions, a layout.
 * @param code the function as `reframe` leaves it
 * @param rename the new names of what the function uses of its module
 */
export function readableCode(code: string, rename: ReadonlyMap<string, string>): ReadableCode {
  const { body } = parse(code, { ecmaVersion: 'latest', sourceType: 'module' });
  const [declared] = body;
  if (declared?.type !== 'FunctionDeclaration' || body.length > 1)
    throw new Error(`Ajv has written something other than one function:\n${code}`);
  const tree = countFailures(simplifyCode<FunctionDeclaration>(declared));
  const outside = new Map([...PARAMETERS, ...rename]);
  const [own, used] = namesIn(tree);
  const uses = new Set([...used].filter((name) => !own.has(name)).map((name) => outside.get(name) ?? name));
  const locals = localNames(tree.body, new Set([...uses, ...PARAMETERS.values()]));
  const names = new Map([...outside, ...locals]);
  return { text: printCode(renamed(tree, names)), uses };
}

/** The names that a function declares, and all that it has. */
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

/** True for the name of a property, which looks like that of a variable. */
function isKey(child: AnyNode, node: AnyNode): boolean {
  if (node.type === 'MemberExpression') return child === node.property && !node.computed;
  return node.type === 'Property' && child === node.key && !node.computed;
}

/** Functions that call each other are handed around in objects by Ajv: `wrapper0.validate`. */
export const HOLDER = /^(?:wrapper|root)\d+$/;

/** What is said for `Object.prototype.hasOwnProperty.call`. */
export const HAS_OWN = 'Object.hasOwn';

function renamed(node: AnyNode, names: ReadonlyMap<string, string>): AnyNode {
  if (node.type === 'Identifier') return { ...node, name: names.get(node.name) ?? node.name };
  const isHolder =
    node.type === 'MemberExpression' && node.object.type === 'Identifier' && HOLDER.test(node.object.name);
  if (isHolder) return renamed(node.object, names);
  if (node.type === 'MemberExpression' && node.object.type === 'Identifier') {
    const object = names.get(node.object.name);
    if (object === HAS_OWN) return identifier(HAS_OWN);
  }
  return mapChildren(node, (child) => (isKey(child, node) ? child : renamed(child, names)));
}
