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

/** Functions that accept any value, so that none may throw or reject. The others are helpers and factories. */
const CHECKS =
  /^(?:(?:index|guards|validators|all-errors|events\/.*)\.js \S+|receive\.js (?:receive|verify))$/;

/**
 * Calls every exported function with every input, and with what else the explaining functions need, and waits for their
 * promises. Gives what a function threw that must not.
 */
export async function callAll(modules: Modules, inputs: readonly unknown[]): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const [path, exports] of Object.entries(modules)) {
    for (const [name, value] of Object.entries(exports)) {
      if (typeof value !== 'function') continue;
      for (const input of inputs)
        problems.push(...(await callOne(`${path} ${name}`, () => value(input, '', []))));
    }
  }
  return problems;
}

async function callOne(name: string, work: () => unknown): Promise<readonly string[]> {
  try {
    await work();
    return [];
  } catch (error) {
    return CHECKS.test(name) ? [`${name} throws ${error}`] : [];
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
