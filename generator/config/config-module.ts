import { createJiti } from 'jiti';
import { dataModuleOf, isNode, type SyntaxNode } from './data-module.js';

/** What a configuration module depends on, according to its syntax. */
export interface ConfigModule {
  /** The specifiers of the modules that it imports. Imports of types alone are left out. */
  readonly imports: readonly string[];
  /**
   * True when its value follows from its own text and the files that it imports: it consists of data, and calls only
   * hookschema's `defineConfig`.
   */
  readonly isData: boolean;
}

/**
 * Reads a configuration module without running it, for the cache and for `--watch`. It is parsed by jiti, which also
 * loads the configuration. A text that cannot be parsed imports nothing and is not data.
 * @param file its path; the extension decides whether it is TypeScript
 */
export function readConfigModule(file: string, source: string): ConfigModule {
  let found: ConfigModule = { imports: [], isData: false };
  const plugin = () => ({
    // Runs before other plugins change the tree.
    pre({ ast: { program } }: ParsedFile) {
      found = { imports: importsOf(program), isData: dataModuleOf(program) !== undefined };
    },
    visitor: {},
  });
  jiti.transform({ source, filename: file, ts: /\.[cm]?ts$/.test(file), babel: { plugins: [plugin] } });
  return found;
}

interface ParsedFile {
  readonly ast: { readonly program: SyntaxNode };
}

const jiti = createJiti(import.meta.url, { fsCache: false });

const IMPORTING = new Set(['ImportDeclaration', 'ExportNamedDeclaration', 'ExportAllDeclaration']);

/** The modules named in imports and exports, and in calls of `import` and `require` with a string literal. */
function importsOf(program: SyntaxNode): readonly string[] {
  const found = new Set<string>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) visit(item);
    if (!isNode(value)) return;
    const source = sourceOf(value);
    if (source?.type === 'StringLiteral') found.add(String(source.value));
    for (const [key, child] of Object.entries(value)) if (!NOT_SYNTAX.has(key)) visit(child);
  };
  visit(program);
  return [...found];
}

/** Members of a node that are not syntax. */
const NOT_SYNTAX = new Set(['loc', 'extra', 'leadingComments', 'innerComments', 'trailingComments']);

function sourceOf(node: SyntaxNode): SyntaxNode | undefined {
  if (IMPORTING.has(node.type)) {
    const isType = node.importKind === 'type' || node.exportKind === 'type';
    return !isType && isNode(node.source) ? node.source : undefined;
  }
  if (node.type === 'ImportExpression') return isNode(node.source) ? node.source : undefined;
  if (node.type !== 'CallExpression' || !isNode(node.callee) || !Array.isArray(node.arguments))
    return undefined;
  const isImport = node.callee.type === 'Import' || node.callee.name === 'require';
  return isImport && isNode(node.arguments[0]) ? node.arguments[0] : undefined;
}
