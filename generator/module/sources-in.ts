import { uniqueBy } from '../text/unique-by.js';
import { importedNames } from './code.js';
import type { ImportSource } from './imported-name.js';
import { usesOf } from './print-form.js';
import type { Statement } from './statement.js';

/** Every module and package that statements import or re-export from, without duplicates. */
export function sourcesIn(statements: readonly Statement[]): readonly ImportSource[] {
  const all = new Set(statedSources(statements));
  // Names of the same module have the same source in most cases.
  for (const { text } of usesOf(statements, 'typescript'))
    for (const { from } of importedNames(text)) all.add(from);
  return uniqueBy([...all], ({ kind, path }) => `${kind} ${path}`);
}

function statedSources(statements: readonly Statement[]): readonly ImportSource[] {
  return statements.flatMap((one) => {
    if (one.kind === 'section') return statedSources(one.statements);
    return one.kind === 'reexport' ? [{ kind: 'module', path: one.from }] : [];
  });
}
