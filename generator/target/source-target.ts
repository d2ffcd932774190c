import { hasCode, printModule } from '../module/print-module.js';
import { relativeSpecifier } from '../module/specifier.js';
import { BANNER } from './banner.js';
import { defineTarget, type Target } from './target.js';

/** How relative imports end: as the application's bundler, its `nodenext` or Node's own type stripping want it. */
export type ImportExtension = '' | '.js' | '.ts';

const NOTES = [
  ...BANNER.map((line) => `// ${line}`),
  '/* eslint-disable */',
  '// biome-ignore-all lint: generated',
  '// biome-ignore-all format: generated',
];

/**
 * The code is plain JavaScript, made to be fast and to be right under every compiler option, of which there are too
 * many to please: the compiler takes it as it is, and the exported names have whole types of their own.
 */
const UNCHECKED = '// @ts-nocheck';

/** `.ts` files to compile with an application: whatever a module has, in one. */
export function sourceTarget(extension: ImportExtension): Target {
  const relative = relativeSpecifier(extension);
  const specifier = (from: string, to: string): string => relative(sourcePath(from), sourcePath(to));
  return defineTarget('source', {
    printModule: (module) => {
      const top = hasCode(module.statements) ? [...NOTES, UNCHECKED] : NOTES;
      const content = printModule(module, { form: 'typescript', specifier, top });
      return content === undefined ? [] : [{ path: `${sourcePath(module.path)}.ts`, content }];
    },
    frame: () => [],
  });
}

/** Last parts of a name that mean something to compilers, test runners and bundlers. */
const MEANT = new Set([
  'cjs',
  'css',
  'cts',
  'html',
  'js',
  'json',
  'jsx',
  'mjs',
  'mts',
  'node',
  'spec',
  'test',
  'ts',
  'tsx',
  'wasm',
]);

/**
 * A module's path as a file of an application may have it: `vitamin.d.added.ts` would be a declaration, `ping.test.ts`
 * a test, and `./config.json` would be looked for as it stands. The first letter of such a part is written as
 * `pathSegment` writes odd ones.
 */
export function sourcePath(path: string): string {
  const folders = path.split('/');
  const [first = '', ...parts] = (folders.pop() ?? '').split('.');
  const harmless = parts.map((part, at) => {
    const means = part.toLowerCase() === 'd' || (at === parts.length - 1 && MEANT.has(part.toLowerCase()));
    return means ? `~${part.charCodeAt(0).toString(16).toUpperCase()}${part.slice(1)}` : part;
  });
  return [...folders, [first, ...harmless].join('.')].join('/');
}
