/**
 * Characters that a reader cannot see, or that change how the text around them looks: control characters, format
 * characters such as the marks that turn the direction of text, halves of surrogate pairs, line separators, and
 * characters that Unicode says to leave blank. Code with such characters can be something else than what its reader
 * sees (https://trojansource.codes). Line feeds, tabs, and the selector that makes an emoji of a symbol are not hidden.
 */
const HIDDEN =
  /(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|(?!(?<=\p{Extended_Pictographic})\ufe0f)\p{Default_Ignorable_Code_Point}/u;

const EVERY = new RegExp(HIDDEN.source, 'gu');

/** Most texts have printable ASCII only, which takes a fraction of the time to find out. */
const PLAIN = /^[\n\t -~]*$/;

/** True for a text with a hidden character. */
export function hasHidden(text: string): boolean {
  return !PLAIN.test(text) && HIDDEN.test(text);
}

/** A text with the escape `\uXXXX` in place of each hidden character. Inside strings of code and JSON the value stays. */
export function escapeHidden(text: string): string {
  return hasHidden(text) ? text.replace(EVERY, escaped) : text;
}

/** A text with a blank in place of each hidden character, for prose. */
export function withoutHidden(text: string): string {
  return text.replace(EVERY, ' ');
}

/** The escapes of all code units of a text. */
export function escaped(text: string): string {
  return Array.from({ length: text.length }, (_, at) => {
    return `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`;
  }).join('');
}
