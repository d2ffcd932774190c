import type { Code } from '../module/code.js';
import { fromModule, type ImportedName } from '../module/imported-name.js';
import { linkNames } from '../module/link-names.js';
import type { OutputModule } from '../module/output.js';
import { exportedCode, plainCode, type Statement } from '../module/statement.js';
import { sharedRuntime } from '../runtime/runtime-source.js';

const PATH = 'validation-support';

/** The names of the module that guards and validators share. */
export const shared = fromModule(PATH);

/** What a module of guards or validators uses from the shared module. */
export interface Shared {
  /** Functions of the runtime. */
  readonly runtime: readonly string[];
  /** Regular expressions as literals, by the names of their constants. */
  readonly patterns?: ReadonlyMap<string, string>;
}

/**
 * Adds imports for the names of the shared module that generated code uses.
 * @param others the imports for other names, from other modules
 */
export function linkShared(
  texts: Iterable<string>,
  { runtime, patterns = new Map() }: Shared,
  others: (name: string) => ImportedName | undefined = () => undefined,
): readonly Code[] {
  const names = new Set([...runtime, ...patterns.keys()]);
  return [...texts].map((text) => linkNames(text, (name) => (names.has(name) ? shared(name) : others(name))));
}

/** The module with everything that guards and validators share. It is not an entry point of the package. */
export function supportModule(needs: readonly Shared[]): OutputModule {
  const runtime = new Set(needs.flatMap((one) => one.runtime));
  const patterns = new Map(needs.flatMap((one) => [...(one.patterns ?? [])]));
  const sorted = [...patterns].sort(([one], [other]) => (one < other ? -1 : 1));
  return {
    path: PATH,
    statements: [
      ...sharedRuntime(runtime).flatMap(({ text, isRequested }): readonly Statement[] =>
        isRequested ? exportedCode(text) : plainCode(text),
      ),
      ...exportedCode(...sorted.map(([name, literal]) => `const ${name} = ${literal};`)),
    ],
  };
}
