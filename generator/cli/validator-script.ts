import type { Catalog } from '../catalog/catalog.js';
import { code } from '../module/code.js';
import { relativeSpecifier } from '../module/specifier.js';
import { plainCode, type Statement } from '../module/statement.js';

/**
 * The modules of a catalog's validators as one script: no two of them declare the same name. Its value is a function, which
 * is given the constructor of expressions. That returns the function for all events, and the patterns of guards. The
 * script has no types, because printing types takes longer than everything else.
 */
export async function validatorScript(catalog: Catalog): Promise<string> {
  const [{ guards }, { validators }, { printModule }, { guardCode }] = await Promise.all([
    import('../emit/validators/guards.js'),
    import('../emit/validators/validators.js'),
    import('../module/print-module.js'),
    import('../validate/guard-code.js'),
  ]);
  const emitters = new Set([guards.name, validators.name]);
  const modules = [...validators.emit(catalog), ...guards.emit(catalog, { emitters })]
    .flatMap((output) => ('statements' in output ? [output] : []))
    .sort((one, other) => ORDER.indexOf(one.path) - ORDER.indexOf(other.path));
  const statements = modules.flatMap((one) => one.statements).flatMap(unexported);
  const includes = new Set(modules.map(({ path }) => path));
  const options = { form: 'script', specifier: relativeSpecifier('.js'), top: [], includes } as const;
  const body = printModule({ path: 'validators', statements }, options) ?? '';
  const patterns = guardCode(catalog).patterns.join(', ');
  return `(RegExp) => {\n"use strict";\n${body}\nreturn { validateWebhookEvent, patterns: [${patterns}] };\n}`;
}

/** Each of these modules uses what the ones before it declare. */
const ORDER = ['validation-support', 'definitions', 'payloads', 'guards', 'json-schemas', 'validators'];

/** A statement of a script, which exports nothing. */
function unexported(statement: Statement): readonly Statement[] {
  switch (statement.kind) {
    case 'reexport':
      return [];
    case 'exported-code':
      return plainCode(code`${statement.text}`);
    case 'section':
      return [{ ...statement, statements: statement.statements.flatMap(unexported) }];
    case 'constant':
    case 'function':
      return [{ ...statement, exported: false }];
    default:
      return [statement];
  }
}
