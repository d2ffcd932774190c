import type { Text } from './code.js';
import type { Use } from './collect-imports.js';
import type { Statement } from './statement.js';

/** The form in which a module is printed: declarations only, code only, or both in one. */
export type Form = 'declarations' | 'script' | 'typescript';

/** True where a form prints anything of a statement. */
export function printsIn(statement: Statement, form: Form): boolean {
  switch (statement.kind) {
    case 'type':
      return form !== 'script';
    case 'code':
    case 'exported-code':
      return form !== 'declarations';
    case 'reexport':
      return form !== 'script' || statement.what !== 'types';
    case 'constant':
    case 'function':
      return form !== 'declarations' || statement.exported !== false;
    case 'section':
      return true;
  }
}

/** The texts of statements that a form prints, each with whether it is a type or a value. */
export function usesOf(statements: readonly Statement[], form: Form): readonly Use[] {
  const hasTypes = form !== 'script';
  const hasValues = form !== 'declarations';
  const use = (types: readonly Text[], values: readonly Text[]): readonly Use[] => [
    ...(hasTypes ? types.map((text) => ({ text, as: 'type' }) as const) : []),
    ...(hasValues ? values.map((text) => ({ text, as: 'value' }) as const) : []),
  ];
  return statements.flatMap((one): readonly Use[] => {
    if (one.kind === 'section') return usesOf(one.statements, form);
    if (one.kind === 'reexport' || !printsIn(one, form)) return [];
    if (one.kind === 'type') return use([one.text], []);
    if (one.kind === 'code') return use([], [one]);
    if (one.kind === 'exported-code') return use([], [one.text]);
    if (one.kind === 'constant') return use([one.type], [one.value]);
    const { typeParameters = '', parameters, returns, body } = one;
    return use(
      [typeParameters, ...parameters.map(({ type }) => type), returns],
      [...parameters.map(({ default: value = '' }) => value), body],
    );
  });
}
