import { code, exportedCode, type Import, importValues } from '../module/statement.js';
import { sharedRuntime } from '../runtime/runtime-source.js';
import type { OutputModule } from './emitter.js';

const PATH = 'validation-support';

/** What a module of guards or validators takes from the one that they share. */
export interface Shared {
  /** Functions of the runtime. */
  readonly runtime: readonly string[];
  /** Regular expressions as literals, by the names of their constants. */
  readonly patterns?: ReadonlyMap<string, string>;
}

/** The import of what a module needs; none where it needs nothing. */
export function importShared({ runtime, patterns = new Map() }: Shared): readonly Import[] {
  const names = [...new Set([...runtime, ...patterns.keys()])];
  return names.length === 0 ? [] : [importValues(names, PATH)];
}

/** The module that has what others need, each once. It is no entry point of the package. */
export function supportModule(needs: readonly Shared[]): OutputModule {
  const runtime = new Set(needs.flatMap((one) => one.runtime));
  const patterns = new Map(needs.flatMap((one) => [...(one.patterns ?? [])]));
  const sorted = [...patterns].sort(([one], [other]) => (one < other ? -1 : 1));
  return {
    path: PATH,
    statements: [
      ...sharedRuntime(runtime).flatMap(({ text, isAskedFor }) =>
        isAskedFor ? exportedCode(text) : code(text),
      ),
      ...exportedCode(...sorted.map(([name, literal]) => `const ${name} = ${literal};`)),
    ],
  };
}
