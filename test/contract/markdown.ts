export const LINE = '<br>';

export const code = (text: string): string => `\`${text}\``;

export const codes = (texts: readonly string[]): string => texts.map(code).join(', ');

export const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts)];

export const row = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

export const table = (head: readonly string[], rows: readonly string[]): string =>
  [row(...head), row(...head.map(() => '---')), ...rows].join('\n');

/** Groups items by a text, in the order in which the texts first occur. */
export function groupBy<Item>(
  items: readonly Item[],
  textOf: (item: Item) => string,
): readonly (readonly [string, readonly Item[]])[] {
  const texts = unique(items.map(textOf));
  return texts.map((text) => [text, items.filter((item) => textOf(item) === text)]);
}

const FEW = 4;

/** A few names in full; more names as a number with a noun. */
export const namesOrNumber = (names: readonly string[], what: string): string =>
  names.length <= FEW ? codes(names) : `${names.length} ${what}`;
