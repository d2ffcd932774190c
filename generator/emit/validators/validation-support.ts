import { fromModule } from '../../module/imported-name.js';
import type { OutputModule } from '../../module/output.js';
import { exportedCode, plainCode, type Statement } from '../../module/statement.js';
import { sharedRuntime } from '../../runtime/runtime-source.js';

const PATH = 'validation-support';

/** The names of the module that guards and validators share. */
export const shared = fromModule(PATH);

/**
 * The module with everything that guards and validators share. It is not an entry point of the package.
 * @param needed the names of runtime functions
 */
export function supportModule(needed: readonly string[]): OutputModule {
  return {
    path: PATH,
    statements: sharedRuntime(new Set(needed)).flatMap(({ text, isRequested }): readonly Statement[] =>
      isRequested ? exportedCode(text) : plainCode(text),
    ),
  };
}
