import { createJiti } from 'jiti';
import { isDataModule, isNode, type SyntaxNode } from './data-module.js';

/** What the syntax of a configuration module says about what the module depends on. */
export interface ConfigModule {
  /** The modules that it imports, as they are written, without imports of types alone. */
  readonly imports: readonly string[];
  /** True when its value follows from its own text: it states data and calls only `defineConfig` of hookschema. */
  readonly isData: boolean;
}

/**
 * Reads a configuration module without running it, for the cache and for `--watch`. The parser is the one of jiti,
 * which also loads the configuration. A text that does not parse imports nothing and is not data.
 * @param file its path, whose extension says whether it is TypeScript
 */
export function readConfigModule(file: string, source: string): ConfigModule {
  let found: ConfigModule = { imports: [], isData: false };
  const plugin = () => ({
    // Before other plugins change the tree.
    pre({ ast: { program } }: ParsedFile) {
      found = { imports: importsOf(program), isData: isDataModule(program) };
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

/** Imports and exports with a source, and calls of `import` and `require` with a plain text. */
function importsOf(program: SyntaxNode): readonly string[] {
  const found = new Set<string>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) visit(item);
    if (!isNode(value)) return;
    const source = sourceOf(value);
    if (source?.type === 'StringLiteral') found.add(String(source.value));
    for (const [key, child] of Object.entries(value)) if (!BESIDE.has(key)) visit(child);
  };
  visit(program);
  return [...found];
}

/** Members of a node that are not syntax. */
const BESIDE = new Set(['loc', 'extra', 'leadingComments', 'innerComments', 'trailingComments']);

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
