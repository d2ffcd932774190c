import { type Diagnostic, diagnostic } from '../diagnostics/index.js';
import type { Emitter } from '../emit/emitter.js';
import { packageOf } from '../module/imported-name.js';
import type { PrintedOutput } from './printed-output.js';

/** Reports imports that lead nowhere: of modules that no emitter gives, and of packages that nobody would install. */
export function checkImports(
  outputs: readonly PrintedOutput[],
  emitters: readonly Pick<Emitter, 'name' | 'dependencies' | 'peerDependencies'>[],
): readonly Diagnostic[] {
  const modules = new Set(outputs.flatMap(({ output }) => ('statements' in output ? [output.path] : [])));
  const declared = new Map(
    emitters.map(({ name, dependencies, peerDependencies }) => [
      name,
      { ...dependencies, ...peerDependencies },
    ]),
  );
  return outputs.flatMap(({ by, output, sources }) =>
    sources.flatMap((from) => {
      const name = packageOf(from);
      if (name !== undefined)
        return name in (declared.get(by) ?? {}) ? [] : [undeclared(by, output.path, name)];
      return from.kind === 'package' || modules.has(from.path) ? [] : [noModule(by, output.path, from.path)];
    }),
  );
}

function undeclared(by: string, path: string, name: string): Diagnostic {
  const message = `the emitter ${by} imports the package ${name} in ${path}, but does not declare it`;
  return diagnostic('HS802', { message, hint: 'name it in "dependencies" or "peerDependencies"' });
}

function noModule(by: string, path: string, from: string): Diagnostic {
  const message = `the emitter ${by} imports ${from} in ${path}, but no emitter writes that module`;
  return diagnostic('HS802', { message, hint: 'name the emitter that writes it in "needs"' });
}
