/** What regular expressions of other languages have and those of ECMAScript do not, and what to write instead. */
const FOREIGN: readonly (readonly [RegExp, string])[] = [
  [/\(\?[a-z]*i[a-z]*[:)-]/, 'there are no flags: write [Aa] for a letter of both cases'],
  [/\(\?[a-z]*s[a-z]*[:)-]/, 'there are no flags: write [^] for any character, line breaks included'],
  [/\(\?[a-z]+[:)-]/, 'there are no flags'],
  [/\(\?P<\w+>/, 'write (?<name>...) for a group with a name'],
  [/\(\?P=\w+\)/, 'write \\k<name> for the text of a group with a name'],
  [/\\A|\\[Zz]/, 'write ^ for the start of the text and $ for its end'],
  [
    /\(\?>|[*+?}]\+/,
    'there are no atomic groups and no possessive quantifiers: write (?:...), and * or + alone',
  ],
  [/\(\?#/, 'there are no comments: use "$comment" beside the pattern'],
  [/\[\[:\w+:\]/, 'there are no classes with names: write a-z, 0-9 or \\p{L}'],
  [/\\h/, 'write [ \\t] for spaces and tabs'],
];

/** What to write in place of the syntax of another language; undefined where none is known. */
export function foreignSyntax(pattern: string): string | undefined {
  return FOREIGN.find(([syntax]) => syntax.test(pattern))?.[1];
}
