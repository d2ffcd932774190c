import { quote } from '../text/safe-text.js';
import type { Import, Reexport } from './statement.js';

/** How long a list of names may get before it is laid out over several lines. */
const LINE = 90;

/** An import as TypeScript or JavaScript; `types` turns a namespace into one of types alone. */
export function printImport({ what, names, from }: Import, path: string, types: boolean): string {
  if (what === 'namespace') return `import ${types ? 'type ' : ''}* as ${names.join()} from ${quote(path)};`;
  if (names.length === 0) throw new Error(`an import of nothing from ${from}`);
  return `import ${what === 'types' ? 'type ' : ''}${nameList(names, path)}`;
}

/** A re-export as TypeScript or JavaScript. */
export function printReexport({ what, names }: Reexport, path: string): string {
  const type = what === 'types' ? 'type ' : '';
  return `export ${type}${names === undefined ? `* from ${quote(path)};` : nameList(names, path)}`;
}

function nameList(names: readonly string[], path: string): string {
  const sorted = [...new Set(names)].sort();
  const line = `{ ${sorted.join(', ')} } from ${quote(path)};`;
  return line.length <= LINE
    ? line
    : `{\n${sorted.map((name) => `  ${name},\n`).join('')}} from ${quote(path)};`;
}
