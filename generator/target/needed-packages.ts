import { type Diagnostic, diagnostic } from '../diagnostics/index.js';
import type { Emitter, Packages } from '../emit/emitter.js';
import { packageOf } from '../module/imported-name.js';

/** The npm packages that the emitted code imports, sorted by name. */
export interface NeededPackages {
  readonly dependencies: Packages;
  readonly peerDependencies: Packages;
}

type Declaring = Pick<Emitter, 'name' | 'dependencies' | 'peerDependencies'>;

/** Puts together what emitters declare. */
export function neededPackages(emitters: readonly Declaring[]): NeededPackages {
  const merged = (pick: (one: Declaring) => Packages | undefined): Packages =>
    Object.fromEntries(
      emitters.flatMap((one) => Object.entries(pick(one) ?? {})).sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  return {
    dependencies: merged(({ dependencies }) => dependencies),
    peerDependencies: merged(({ peerDependencies }) => peerDependencies),
  };
}

/** Reports what is not a package, and packages of which two emitters want different versions. */
export function checkDeclared(emitters: readonly Declaring[]): readonly Diagnostic[] {
  const seen = new Map<string, { readonly by: string; readonly version: string }>();
  return emitters.flatMap(({ name: by, dependencies, peerDependencies }) =>
    [...Object.entries(dependencies ?? {}), ...Object.entries(peerDependencies ?? {})].flatMap(
      ([name, version]) => {
        if (
          packageOf({ kind: 'package', path: name }) !== name ||
          typeof version !== 'string' ||
          version === ''
        )
          return [notAPackage(by, name)];
        const other = seen.get(name) ?? { by, version };
        seen.set(name, other);
        return other.version === version ? [] : [versionsDiffer(name, { by, version }, other)];
      },
    ),
  );
}

function notAPackage(by: string, name: string): Diagnostic {
  const message = `the emitter ${by} declares ${JSON.stringify(name)}, which is not a package with a version`;
  return diagnostic('HS802', { message, hint: 'write names and versions as package.json has them' });
}

function versionsDiffer(
  name: string,
  one: { readonly by: string; readonly version: string },
  other: { readonly by: string; readonly version: string },
): Diagnostic {
  const message = `${other.by} wants ${name} ${other.version}, and ${one.by} wants ${name} ${one.version}`;
  return diagnostic('HS802', { message, hint: 'let both emitters declare the same version' });
}
