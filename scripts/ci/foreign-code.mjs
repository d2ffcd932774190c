import ts from 'typescript';

/** Names through which code can reach modules, the platform, or the evaluation of text. */
const FOREIGN_NAMES = new Set([
  ...['eval', 'Function', 'AsyncFunction', 'GeneratorFunction', 'setTimeout', 'setInterval'],
  ...['require', 'module', 'exports', 'createRequire', 'importScripts', 'WebAssembly', 'Worker'],
  ...['globalThis', 'window', 'self', 'global', 'process', 'fetch', 'XMLHttpRequest'],
]);

/**
 * Everything through which a module could run code from outside its package: imports of anything but the modules beside
 * it, and names that lead to modules and to `eval`. It reads the syntax, so the contents of strings and comments do not
 * count.
 *
 * @param {string} text JavaScript, an ES module
 * @returns {readonly string[]} a description of each place, in the order of the text
 */
export function findForeignCode(text) {
  const source = ts.createSourceFile('module.js', text, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
  /** @type {string[]} */
  const found = [];
  const visit = (/** @type {ts.Node} */ node) => {
    const foreign = describe(node);
    if (foreign !== undefined) found.push(foreign);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** @param {ts.Node} node @returns {string | undefined} */
function describe(node) {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
    const from = node.moduleSpecifier;
    return from === undefined || isNeighbour(from) ? undefined : `imports ${from.getText()}`;
  }
  if (node.kind === ts.SyntaxKind.ImportKeyword) return `imports while it runs: ${node.parent.getText()}`;
  if (ts.isMetaProperty(node)) return `names ${node.getText()}`;
  if (ts.isIdentifier(node) && !isMemberName(node) && FOREIGN_NAMES.has(node.text))
    return `names ${node.text}`;
  if (isConstructorOfConstructor(node)) return `names ${node.getText()}`;
  return undefined;
}

/** True for a module beside this one, in the same package. @param {ts.Expression} from */
function isNeighbour(from) {
  return ts.isStringLiteralLike(from) && /^\.\/[\w-]+\.js$/.test(from.text);
}

/** True for the name of a property, which does not refer to a variable of that name. @param {ts.Identifier} node */
function isMemberName(node) {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  return (ts.isPropertyAssignment(parent) || ts.isMethodDeclaration(parent)) && parent.name === node;
}

/** True for `value.constructor`, which leads to `Function` from any function. @param {ts.Node} node */
function isConstructorOfConstructor(node) {
  if (ts.isPropertyAccessExpression(node)) return node.name.text === 'constructor';
  return (
    ts.isElementAccessExpression(node) &&
    ts.isStringLiteralLike(node.argumentExpression) &&
    node.argumentExpression.text === 'constructor'
  );
}
