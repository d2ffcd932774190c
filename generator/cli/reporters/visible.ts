/** What a terminal would obey instead of showing: control characters, and marks that turn the direction of text. */
const INVISIBLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are looked for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/**
 * A text as it may be shown in a terminal. File names and diagnostics hold words of schemas and payloads, which are not
 * trusted. Line feeds and tabs stay.
 */
export function visible(text: string): string {
  return text.replace(INVISIBLE, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
