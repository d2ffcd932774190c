/** Removes a byte order mark. It is not part of the text, and would shift every column of the first line. */
export function withoutMark(text: string): string {
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}
