import type { JudgedChange } from '../../compare/judgement.js';
import { ruleOf } from '../../compare/rules.js';
import { markdownCode, markdownText } from '../../text/safe-text.js';
import type { Report } from './report.js';
import { alsoIn, changeMarkdown } from './words.js';

/** The headings of an entry, each with a test for its changes. The first heading that fits gets the change. */
const SECTIONS: readonly (readonly [string, (change: JudgedChange) => boolean])[] = [
  ['Breaking changes', ({ level }) => level === 'major'],
  ['Deprecated', ({ code }) => code === 'HS753'],
  ['Added', ({ code }) => ruleOf(code).effect === 'adds'],
  ['Changed', () => true],
];

/** An entry for a changelog in Markdown, below a heading with the new version. */
export function changelogEntry({ judgement, now }: Report): string {
  const open = new Set(judgement.changes);
  const sections = SECTIONS.flatMap(([title, fits]) => {
    const chosen = [...open].filter(fits);
    for (const change of chosen) open.delete(change);
    return chosen.length === 0 ? [] : [`### ${title}\n\n${chosen.map(line).join('')}`];
  });
  return `## ${now.number === undefined ? '[Unreleased]' : markdownText(now.number)}\n\n${
    sections.length === 0 ? 'No change of the events.\n' : sections.join('\n')
  }`;
}

function line(change: JudgedChange): string {
  const also = alsoIn(change);
  const text = `${changeMarkdown(change)}${also === '' ? '' : markdownText(` (${also})`)}`;
  return change.event === undefined ? `- ${text}\n` : `- ${markdownCode(change.event)}: ${text}\n`;
}
