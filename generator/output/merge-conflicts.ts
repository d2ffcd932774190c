/** One conflict, as git writes it. The part between `|||||||` and `=======` is what both sides began with. */
const CONFLICT =
  /^<{7} [^\n]*\n(?<ours>(?:(?![<|=>]{7})[^\n]*\n)*)(?:\|{7}[^\n]*\n(?:(?![<|=>]{7})[^\n]*\n)*)?={7}\r?\n(?<theirs>(?:(?![<|=>]{7})[^\n]*\n)*)>{7} [^\n]*(?:\n|$)/gm;

/** True for a text in which a merge has left a conflict. */
export function hasConflict(text: string): boolean {
  return text.search(CONFLICT) >= 0;
}

/** The text of each side of a merge. Both are the whole text where it has no conflict. */
export function sidesOf(text: string): readonly [ours: string, theirs: string] {
  return [text.replace(CONFLICT, '$<ours>'), text.replace(CONFLICT, '$<theirs>')];
}
