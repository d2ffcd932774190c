/** A module of the output, by its path (`types`), or an npm package, by its specifier (`zod/v4`). */
export interface ImportSource {
  readonly kind: 'module' | 'package';
  readonly path: string;
}

/** A name of another module. A module that uses it in `code` imports it. */
export interface ImportedName {
  readonly kind: 'imported';
  /** A named export, the default export, or all exports in one object. */
  readonly what: 'name' | 'default' | 'namespace';
  /** The name of the export; for the default export and a namespace, the name in the importing module. */
  readonly name: string;
  readonly from: ImportSource;
}

/** References to the names of one module or package. An equal reference is the same object. */
export interface NamesOf {
  /** A named export: `zod('z')`. */
  (name: string): ImportedName;
  /** The default export, under a name of your choice. */
  readonly default: (name: string) => ImportedName;
  /** All exports in one object, under a name of your choice. */
  readonly namespace: (name: string) => ImportedName;
}

/**
 * The names of another module of the output, for `code`.
 * @param path the module's path as its emitter gives it: `types`, `validators`, `events/order.created`
 */
export function fromModule(path: string): NamesOf {
  return namesOf({ kind: 'module', path });
}

/**
 * The names of an npm package, for `code`. The emitter declares the package in `dependencies` or `peerDependencies`.
 * @param specifier as in an import: `zod`, `@scope/name/part`, `node:crypto`
 * @throws TypeError unless it names a package, with or without a path inside it
 */
export function fromPackage(specifier: string): NamesOf {
  if (!isBuiltIn(specifier) && !PACKAGE.test(specifier))
    throw new TypeError(
      `${JSON.stringify(specifier)} is not a package: write it as an import does, without "./"`,
    );
  return namesOf({ kind: 'package', path: specifier });
}

/** The npm package that an import needs: `@scope/name` for `@scope/name/part`. Undefined for modules of Node. */
export function packageOf({ kind, path }: ImportSource): string | undefined {
  return kind === 'package' && !isBuiltIn(path) ? PACKAGE.exec(path)?.[1] : undefined;
}

const PACKAGE = /^((?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*)(?:\/[\w.~@-]+)*$/;

const IDENTIFIER = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

function isBuiltIn(specifier: string): boolean {
  return /^node:[a-z_/]+$/.test(specifier);
}

function namesOf(from: ImportSource): NamesOf {
  const imported = (what: ImportedName['what']) => {
    const known = new Map<string, ImportedName>();
    return (name: string): ImportedName => {
      const found = known.get(name);
      if (found !== undefined) return found;
      if (!IDENTIFIER.test(name))
        throw new TypeError(`${JSON.stringify(name)} cannot be the name of an import`);
      const made: ImportedName = { kind: 'imported', what, name, from };
      known.set(name, made);
      return made;
    };
  };
  return Object.assign(imported('name'), { default: imported('default'), namespace: imported('namespace') });
}
