import { quote } from '../text/safe-text.js';
import type { CollectedImport } from './collect-imports.js';
import type { Reexport } from './statement.js';

/** The length of a list of names, above which it is split over several lines. */
const LINE = 90;

/** An import as TypeScript or JavaScript; `import type` where the file has only types. */
export function printImport(
  { what, names, isTypeOnly }: CollectedImport,
  path: string,
  types: boolean,
): string {
  const start = `import ${types || isTypeOnly ? 'type ' : ''}`;
  const [first] = names;
  if (what === 'default') return `${start}${first?.local} from ${quote(path)};`;
  if (what === 'namespace') return `${start}* as ${first?.local} from ${quote(path)};`;
  return (
    start +
    nameList(
      names.map(({ name, local }) => (name === local ? name : `${name} as ${local}`)),
      path,
    )
  );
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
