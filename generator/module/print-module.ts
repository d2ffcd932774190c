import { collectImports } from './collect-imports.js';
import type { ImportSource } from './imported-name.js';
import type { OutputModule } from './output.js';
import { type Form, printsIn, usesOf } from './print-form.js';
import { printImport, printReexport } from './print-names.js';
import {
  declareConstant,
  declareFunction,
  exportCode,
  type Print,
  scriptConstant,
  scriptFunction,
  typedConstant,
  typedFunction,
} from './print-value.js';
import type { Specifier } from './specifier.js';
import type { Statement } from './statement.js';

/** How to print a module. `top` has the comment lines at the top of the file. */
export interface PrintOptions {
  readonly form: Form;
  readonly specifier: Specifier;
  readonly top: readonly string[];
  /** The paths of modules whose statements are part of this one, so that their names need no import. */
  readonly includes?: ReadonlySet<string>;
}

/** Prints a module, with blank lines between its statements; undefined when it has nothing in this form. */
export function printModule(module: OutputModule, options: PrintOptions): string | undefined {
  const { path, statements } = module;
  const { form, specifier, top, includes = new Set() } = options;
  const own = new Set([path, ...includes]);
  const collected = collectImports(usesOf(statements, form), own, declaredNames(statements));
  const body = statements.flatMap((one) => printStatement(one, path, { ...options, print: collected.print }));
  if (body.length === 0) return undefined;
  const pathOf = (from: ImportSource): string =>
    from.kind === 'package' ? from.path : specifier(path, from.path);
  const imports = collected.imports.map((one) => printImport(one, pathOf(one.from), form === 'declarations'));
  return `${[top.join('\n'), ...(imports.length > 0 ? [imports.join('\n')] : []), ...body].join('\n\n')}\n`;
}

/** True for a module with code, rather than only declarations and re-exports. */
export function hasCode(statements: readonly Statement[]): boolean {
  return statements.some((one) =>
    one.kind === 'section'
      ? hasCode(one.statements)
      : one.kind === 'code' ||
        one.kind === 'exported-code' ||
        one.kind === 'constant' ||
        one.kind === 'function',
  );
}

/** The names that statements declare in addition to those in their texts. */
function declaredNames(statements: readonly Statement[]): readonly string[] {
  return statements.flatMap((one) => {
    if (one.kind === 'section') return declaredNames(one.statements);
    if (one.kind === 'function') return [one.name, ...one.parameters.map(({ name }) => name)];
    return one.kind === 'constant' ? [one.name] : [];
  });
}

function printStatement(
  statement: Statement,
  module: string,
  options: PrintOptions & { readonly print: Print },
): readonly string[] {
  const { form, specifier, print } = options;
  if (statement.kind === 'section') {
    const inner = statement.statements.flatMap((one) => printStatement(one, module, options));
    return inner.length === 0 || form === 'declarations' ? inner : [`// --- ${statement.title}`, ...inner];
  }
  if (!printsIn(statement, form)) return [];
  switch (statement.kind) {
    case 'reexport':
      return [printReexport(statement, specifier(module, statement.from))];
    case 'type':
      return [print(statement.text)];
    case 'code':
      return [print(statement)];
    case 'exported-code':
      return form === 'declarations' ? [] : [exportCode(print(statement.text), form)];
    case 'constant':
      return [CONSTANT[form](statement, print)];
    case 'function':
      return [FUNCTION[form](statement, print)];
  }
}

const CONSTANT = { declarations: declareConstant, script: scriptConstant, typescript: typedConstant };
const FUNCTION = { declarations: declareFunction, script: scriptFunction, typescript: typedFunction };
