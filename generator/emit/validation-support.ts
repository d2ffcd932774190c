import { fromModule } from '../module/imported-name.js';
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
}

/** The module with everything that guards and validators share. It is not an entry point of the package. */
export function supportModule(needs: readonly Shared[]): OutputModule {
  const runtime = new Set(needs.flatMap((one) => one.runtime));
  return {
    path: PATH,
    statements: sharedRuntime(runtime).flatMap(({ text, isRequested }): readonly Statement[] =>
      isRequested ? exportedCode(text) : plainCode(text),
    ),
  };
}
