/**
 * Characters that a terminal obeys instead of showing: control characters, and marks that change the text direction.
 */
const INVISIBLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to replace
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/**
 * A text that is safe to show in a terminal: these characters become `\u` escapes. File names and diagnostics contain
 * text from schemas and payloads, which are not trusted. Line feeds and tabs stay.
 */
export function visible(text: string): string {
  return text.replace(INVISIBLE, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
