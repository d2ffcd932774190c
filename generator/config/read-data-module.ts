import { parse } from 'acorn';
import { type DataModule, dataModuleOf, type SyntaxNode } from './data-module.js';
import { eraseTypes } from './erase-types.js';
import { importsThisProgram } from './imports-this-program.js';

/**
 * The default export of a configuration module that consists of data, without running it: what loads TypeScript takes
 * longer than most commands.
 * @param file its path: `hookschema`, where it is imported, must be this program
 * @returns undefined for a module that has to be run, and for one with types that `eraseTypes` does not know
 */
export function readDataModule(file: string, source: string): Pick<DataModule, 'value'> | undefined {
  const program = programOf(/\.[cm]?ts$/.test(file) ? eraseTypes : undefined, source);
  const found = program && dataModuleOf(program);
  return found && (!found.importsHookschema || importsThisProgram(file)) ? found : undefined;
}

function programOf(erase: ((code: string) => string) | undefined, source: string): SyntaxNode | undefined {
  try {
    const code = erase === undefined ? source : erase(source);
    const { type, body } = parse(code, { ecmaVersion: 'latest', sourceType: 'module' });
    return { type, body };
  } catch {
    return undefined;
  }
}
