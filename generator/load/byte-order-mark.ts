/** Text without a byte order mark, which is no part of it, and would shift every column of the first line. */
export function withoutMark(text: string): string {
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}
