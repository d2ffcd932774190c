import { type Markup, markupBlocks } from '../markup/markup-blocks.js';
import { isRead } from '../markup/markup-elements.js';
import { replaceCode } from './code-spans.js';
import { fences } from './fences.js';

/** Characters that no page has, in place of those that mean something in HTML and are meant as text. */
const STAND_INS: readonly (readonly [string, string])[] = [
  ['<', '\uE000'],
  ['>', '\uE001'],
  ['"', '\uE002'],
  ['&', '\uE003'],
];

/** In place of `<` where it begins a tag that means nothing. */
const UNREAD_TAG = '\uE004';

/**
 * Reads the tables, lists, headings and code that a page of Markdown has as HTML, and the fields that it has as elements of
 * MDX. Text inside of them may be Markdown.
 * @param lines the page without comments
 */
export function markupInMarkdown(lines: readonly string[]): Promise<Markup> {
  return markupBlocks(parsable(lines), { isWhole: false, plainOf: plainText });
}

/**
 * A page with the same places, in which an HTML parser finds the tags that are read, and no others: `<id>` in a text is
 * often not meant as one, and has no end.
 */
function parsable(lines: readonly string[]): string {
  const fenceOf = fences();
  // A fence is blank, but has as many characters, so that places stay.
  const padded = lines.map((line) => (fenceOf(line) === undefined ? line : ' '.repeat(line.length)));
  return replaceCode(padded.join('\n'), standIn)
    .replace(/=\{([^{}\n]*)\}/g, (_all, value: string) => `="${standIn(value)}"`)
    .replace(/<(?=\/?([a-z][\w.-]*)|.)/gi, (_all, name?: string) =>
      name === undefined ? standIn('<') : isRead(name.toLowerCase()) ? '<' : UNREAD_TAG,
    );
}

function standIn(text: string): string {
  return STAND_INS.reduce((changed, [from, to]) => changed.replaceAll(from, to), text);
}

/** The text of Markdown without marks. */
function plainText(text: string, onCode: (code: string) => void): string {
  const withoutTags = text.replace(/\uE004[^<>\uE004\n]*>/g, ' ').replaceAll(UNREAD_TAG, '<');
  const written = STAND_INS.reduce((changed, [to, from]) => changed.replaceAll(from, to), withoutTags);
  const withoutCode = replaceCode(written, (_span, code) => {
    onCode(code.trim());
    return code.trim();
  });
  return withoutCode.replaceAll('**', '').replace(/\[([^[\]\n]*)\]\([^()\n]*\)/g, '$1');
}
