import type { OutputModule } from '../emit/emitter.js';
import { printImport, printReexport } from './print-names.js';
import {
  declareConstant,
  declareFunction,
  exportCode,
  scriptConstant,
  scriptFunction,
  typedConstant,
  typedFunction,
} from './print-value.js';
import type { Specifier } from './specifier.js';
import type { Statement } from './statement.js';

/** The form in which a module is printed: declarations alone, code alone, or both in one. */
export type Form = 'declarations' | 'script' | 'typescript';

/** How to print: `top` are whole lines at the top, comments that is. */
export interface PrintOptions {
  readonly form: Form;
  readonly specifier: Specifier;
  readonly top: readonly string[];
}

/** Prints a module, its parts set apart by blank lines; undefined when it has nothing in this form. */
export function printModule(module: OutputModule, options: PrintOptions): string | undefined {
  const imports = module.statements.flatMap((one) => printImports(one, module.path, options));
  const body = module.statements.flatMap((one) => printStatement(one, module.path, options));
  if (body.length === 0) return undefined;
  const parts = [options.top.join('\n'), ...(imports.length > 0 ? [imports.join('\n')] : []), ...body];
  return `${parts.join('\n\n')}\n`;
}

/** True for a module that holds code, and not declarations and re-exports alone. */
export function hasCode(statements: readonly Statement[]): boolean {
  return statements.some((one) =>
    one.kind === 'section'
      ? hasCode(one.statements)
      : one.kind === 'code' || one.kind === 'constant' || one.kind === 'function',
  );
}

function printImports(
  statement: Statement,
  module: string,
  { form, specifier }: PrintOptions,
): readonly string[] {
  if (statement.kind !== 'import') return [];
  const { what, from } = statement;
  const skipped = form === 'declarations' ? 'values' : form === 'script' ? 'types' : undefined;
  return what === skipped ? [] : [printImport(statement, specifier(module, from), form === 'declarations')];
}

function printStatement(statement: Statement, module: string, options: PrintOptions): readonly string[] {
  const { form, specifier } = options;
  switch (statement.kind) {
    case 'import':
      return [];
    case 'reexport':
      return form === 'script' && statement.what === 'types'
        ? []
        : [printReexport(statement, specifier(module, statement.from))];
    case 'type':
      return form === 'script' ? [] : [statement.text];
    case 'code':
      if (form === 'declarations') return [];
      return [statement.isExported ? exportCode(statement.text, form) : statement.text];
    case 'constant':
      return [CONSTANT[form](statement)];
    case 'function':
      return [FUNCTION[form](statement)];
    case 'section': {
      const inner = statement.statements.flatMap((one) => printStatement(one, module, options));
      return inner.length === 0 || form === 'declarations' ? inner : [`// --- ${statement.title}`, ...inner];
    }
  }
}

const CONSTANT = { declarations: declareConstant, script: scriptConstant, typescript: typedConstant };
const FUNCTION = { declarations: declareFunction, script: scriptFunction, typescript: typedFunction };
