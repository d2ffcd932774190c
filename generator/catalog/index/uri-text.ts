/**
 * A reference or an `$id` as a text that `URL` reads without loss. `URL` drops blanks at both ends, and tabs and line
 * breaks anywhere, as browsers do. Here they are characters like others: the reference `"  "` would otherwise mean its
 * own file, and `"#/$defs/a "` another key.
 */
export function uriText(text: string): string {
  return text.replace(/[\t\n\r]|^[\0- ]+|[\0- ]+$/g, encodeURIComponent);
}
