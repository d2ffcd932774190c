import type { Code } from './code.js';
import type { Identifier } from './identifiers.js';
import type { ImportedName } from './imported-name.js';

/**
 * Turns JavaScript that another program wrote into code, in which some names become imports.
 * @param identifiers those of the text, as `identifiersIn` gives them for values
 * @param importOf the import for a name; undefined for names of the module itself
 */
export function linkNames(
  text: string,
  identifiers: readonly Identifier[],
  importOf: (name: string) => ImportedName | undefined,
): Code {
  const parts: (string | ImportedName)[] = [];
  let end = 0;
  for (const { name, at } of identifiers) {
    const imported = importOf(name);
    if (imported === undefined) continue;
    parts.push(text.slice(end, at), imported);
    end = at + name.length;
  }
  return { kind: 'code', parts: [...parts, text.slice(end)] };
}
