import type { ImportedName } from './imported-name.js';

/**
 * JavaScript or TypeScript that knows which of its names come from other modules, so that imports are collected from
 * use. As a statement of a module, it is JavaScript that is not exported.
 */
export interface Code {
  readonly kind: 'code';
  readonly parts: readonly (string | ImportedName)[];
}

/** The text of a statement: a string without imports, a name of another module, or code. */
export type Text = string | ImportedName | Code;

/** A value in a template of `code`. A string is printed unchanged; a list is printed without separators. */
export type Printable = string | number | ImportedName | Code | readonly Printable[];

/**
 * Code from a template: `` code`${zod('z')}.array(${item})` ``. Code inside code gets the indentation of the line on
 * which it starts, so that nested code is well formatted.
 *
 * Strings are printed unchanged: pass text from a schema through `quote` or another function of `safe-text` first.
 */
export function code(strings: TemplateStringsArray, ...values: readonly Printable[]): Code {
  let indent = /^[ \t]*/.exec(strings[0] ?? '')?.[0] ?? '';
  const parts = strings.flatMap((text, at) => {
    if (text.includes('\n')) indent = /\n([ \t]*)[^\n]*$/.exec(text)?.[1] ?? '';
    const value = values[at];
    return value === undefined ? [text] : [text, ...partsOf(value, indent)];
  });
  return { kind: 'code', parts };
}

/** Puts a separator between parts: `joinCode(members, ',\n')`. */
export function joinCode(parts: readonly Printable[], separator: string): Code {
  return {
    kind: 'code',
    parts: parts.flatMap((part, at) => [...(at > 0 ? [separator] : []), ...partsOf(part)]),
  };
}

/** The names of other modules in a text. */
export function importedNames(text: Text): readonly ImportedName[] {
  if (typeof text === 'string') return [];
  return text.kind === 'imported' ? [text] : text.parts.filter((part) => typeof part !== 'string');
}

/** Prints a text with the local names of imports. */
export function printText(text: Text, nameOf: (imported: ImportedName) => string): string {
  if (typeof text === 'string') return text;
  if (text.kind === 'imported') return nameOf(text);
  let printed = '';
  for (const part of text.parts) printed += typeof part === 'string' ? part : nameOf(part);
  return printed;
}

function partsOf(value: Printable, indent = ''): Code['parts'] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value)];
  if (isList(value)) return value.flatMap((one) => partsOf(one, indent));
  if (value.kind === 'imported') return [value];
  return value.parts.map((part) => (typeof part === 'string' ? indented(part, indent) : part));
}

function isList(value: Printable): value is readonly Printable[] {
  return Array.isArray(value);
}

/** Empty lines stay empty. */
function indented(text: string, indent: string): string {
  return indent === '' ? text : text.replace(/\n(?!\n)/g, `\n${indent}`);
}
