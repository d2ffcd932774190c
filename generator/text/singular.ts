/** The singular of a plural that English forms regularly: `labels` gives `label`. Other words stay as they are. */
export function singular(word: string): string {
  if (/ies$/.test(word)) return word.replace(/ies$/, 'y');
  if (/(?:ss|us|is)$/.test(word)) return word;
  return word.replace(/(?<=x|ch|sh|ss)es$|s$/, '');
}
