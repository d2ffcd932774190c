import type { Code } from './code.js';
import { identifiersIn } from './identifiers.js';
import type { ImportedName } from './imported-name.js';

/**
 * Turns JavaScript that another program wrote into code, in which some names become imports.
 * @param importOf the import for a name; undefined for names of the module itself
 */
export function linkNames(text: string, importOf: (name: string) => ImportedName | undefined): Code {
  const parts: (string | ImportedName)[] = [];
  let end = 0;
  for (const { name, at } of identifiersIn(text, 'value')) {
    const imported = importOf(name);
    if (imported === undefined) continue;
    parts.push(text.slice(end, at), imported);
    end = at + name.length;
  }
  return { kind: 'code', parts: [...parts, text.slice(end)] };
}
