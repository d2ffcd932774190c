import { code, exportedCode, type Import, importValues } from '../module/statement.js';
import type { CatalogValidators } from '../validate/catalog-validators.js';
import type { OutputModule } from './emitter.js';
import { importShared, type Shared } from './validation-support.js';

const PATH = 'explanations';

/** What the explanations need of the module that all share. */
export function sharedByExplanations({ compiled }: CatalogValidators): Shared {
  return { runtime: [...compiled.runtime], patterns: compiled.patterns };
}

/**
 * The module of the functions that say what is wrong with a payload, made of Ajv's code. They stop at the first error.
 * It is no entry point of the package.
 */
export function explanationModule(validators: CatalogValidators): OutputModule {
  const { functions, roots } = validators.compiled;
  const statements = [...functions].flatMap(([name, text]) =>
    roots.has(name) ? exportedCode(text) : code(text),
  );
  return { path: PATH, statements: [...importShared(sharedByExplanations(validators)), ...statements] };
}

/** The import of functions that explain. */
export function importExplanations(names: readonly string[]): readonly Import[] {
  return names.length === 0 ? [] : [importValues([...new Set(names)], PATH)];
}
