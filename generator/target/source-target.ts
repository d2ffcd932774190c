import { hasCode, printModule } from '../module/print-module.js';
import { relativeSpecifier } from '../module/specifier.js';
import { BANNER } from './banner.js';
import { defineTarget, type Target } from './target.js';

/** How relative imports end: as the application's bundler, its `nodenext` or Node's type stripping requires. */
export type ImportExtension = '' | '.js' | '.ts';

const NOTES = [...BANNER, '// biome-ignore-all lint: generated', '// biome-ignore-all format: generated'];

/**
 * The code of built-in emitters is plain JavaScript, written for speed and correct under every compiler option. No code
 * passes the checks of all combinations of options, so the compiler does not check it. The exported names have complete
 * types of their own. Code of other emitters is checked like the rest of the application.
 */
const UNCHECKED = '// @ts-nocheck';

const known = new Map<ImportExtension, Target>();

/** A target for `.ts` files that an application compiles. Each module is one file. There is one target per extension. */
export function sourceTarget(extension: ImportExtension): Target {
  const target = known.get(extension) ?? createTarget(extension);
  known.set(extension, target);
  return target;
}

function createTarget(extension: ImportExtension): Target {
  const relative = relativeSpecifier(extension);
  const specifier = (from: string, to: string): string => relative(sourcePath(from), sourcePath(to));
  return defineTarget('source', {
    key: `source ${extension}`,
    printModule: (module, { isChecked = false }) => {
      const top = !isChecked && hasCode(module.statements) ? [...NOTES, UNCHECKED] : NOTES;
      const content = printModule(module, { form: 'typescript', specifier, top });
      return content === undefined ? [] : [{ path: `${sourcePath(module.path)}.ts`, content }];
    },
    frame: () => [],
  });
}

/** Parts of a file name that mean something to compilers, test runners and bundlers when they come last. */
const SPECIAL_PARTS = new Set([
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
 * The path of a module, safe as a file name in an application: `vitamin.d.added.ts` would be a declaration,
 * `ping.test.ts` a test, and `./config.json` would be resolved as it is. The first letter of such a part is escaped
 * in the same way as `pathSegment` escapes characters.
 */
export function sourcePath(path: string): string {
  const folders = path.split('/');
  const [first = '', ...parts] = (folders.pop() ?? '').split('.');
  const harmless = parts.map((part, at) => {
    const isSpecial =
      part.toLowerCase() === 'd' || (at === parts.length - 1 && SPECIAL_PARTS.has(part.toLowerCase()));
    return isSpecial ? `~${part.charCodeAt(0).toString(16).toUpperCase()}${part.slice(1)}` : part;
  });
  return [...folders, [first, ...harmless].join('.')].join('/');
}
