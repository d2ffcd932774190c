import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { constants, runInThisContext } from 'node:vm';
import { transform } from 'esbuild';
import { type Tree, writeTree } from '../../support/folders.js';

/** The exports of a module. */
export type Exports = Readonly<Record<string, unknown>>;
/** The modules of an output by path. */
export type Modules = Readonly<Record<string, Exports>>;

/** Imports the way Node does. The import of a test is the one of its bundler, which parses and prints modules again. */
const importNatively: (url: string) => Promise<Exports> = runInThisContext('(url) => import(url)', {
  importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
});

/** Imports every module of an output. A TypeScript output is compiled into the folder first. */
export async function importAll(files: Tree, folder: string): Promise<Modules> {
  const sources = Object.entries(files).filter(([path]) => path.endsWith('.ts') && !path.endsWith('.d.ts'));
  const compiled = sources.map(
    async ([path, text]) => [path.replace(/ts$/, 'js'), await compile(text)] as const,
  );
  await writeTree(folder, Object.fromEntries(await Promise.all(compiled)));
  const paths = [...Object.keys(files), ...sources.map(([path]) => path.replace(/ts$/, 'js'))];
  const modules: Record<string, Exports> = {};
  for (const path of paths.filter((one) => /\.c?js$/.test(one)))
    modules[path] = await importNatively(pathToFileURL(join(folder, path)).href);
  return modules;
}

async function compile(text: string): Promise<string> {
  return (await transform(text, { loader: 'ts', format: 'esm' })).code;
}

/** Modules whose functions check any value, so that none may throw. The others are helpers and factories. */
const CHECKS = /^(?:index|guards|validators|all-errors|events\/.*)\.js$/;

/** Calls every exported function with every input, and with what else the explaining functions need. Gives what a function threw that must not. */
export function callAll(modules: Modules, inputs: readonly unknown[]): readonly string[] {
  return Object.entries(modules).flatMap(([path, exports]) =>
    Object.entries(exports).flatMap(([name, value]) =>
      typeof value === 'function'
        ? inputs.flatMap((input) => callOne(`${path} ${name}`, () => value(input, '', [])))
        : [],
    ),
  );
}

function callOne(name: string, work: () => unknown): readonly string[] {
  try {
    work();
    return [];
  } catch (error) {
    return CHECKS.test(name.split(' ')[0] ?? '') ? [`${name} throws ${error}`] : [];
  }
}

/** Runs some work and says whether it set the canary or changed what all objects inherit. */
export async function withCanary<T>(
  work: () => Promise<T>,
): Promise<{ readonly result: T; readonly problems: readonly string[] }> {
  const world = globalThis as { canary?: string };
  world.canary = 'alive';
  const before = Reflect.ownKeys(Object.prototype).length;
  const result = await work();
  const isPolluted = Reflect.ownKeys(Object.prototype).length !== before;
  return {
    result,
    problems: [
      ...(world.canary === 'alive' ? [] : ['code of a schema ran']),
      ...(isPolluted ? ['Object.prototype has changed'] : []),
    ],
  };
}
