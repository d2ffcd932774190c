/** The printable characters of ASCII. */
export const ASCII: readonly string[] = characters(0x20, 0x7e);

/** The printable characters of ISO 8859-1, including those of ASCII. */
export const LATIN_1: readonly string[] = [
  ...ASCII,
  ...characters(0xa1, 0xff).filter((one) => one !== '\u00ad'),
];

/**
 * The smallest alphabet for the characters of a text: `LATIN_1` when the text needs it, and otherwise `ASCII`. Names
 * are analysed within one alphabet.
 */
export function alphabetOf(text: string): readonly string[] {
  return LATIN_1.slice(ASCII.length).some((one) => text.includes(one)) ? LATIN_1 : ASCII;
}

function characters(first: number, last: number): readonly string[] {
  return Array.from({ length: last - first + 1 }, (_, at) => String.fromCodePoint(first + at));
}
