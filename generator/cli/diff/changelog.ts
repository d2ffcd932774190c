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
  const open = new Set(judgement.changes.filter((change) => !isRepeated(change, judgement.changes)));
  const sections = SECTIONS.flatMap(([title, fits]) => {
    const chosen = [...open].filter(fits);
    for (const change of chosen) open.delete(change);
    return chosen.length === 0 ? [] : [`### ${title}\n\n${chosen.map(line).join('')}`];
  });
  const texts = judgement.changes.some(({ code }) => code === TEXTS)
    ? ['Texts of the schemas have changed.\n']
    : [];
  const all = [...sections, ...texts];
  const title = now.number === undefined ? '[Unreleased]' : markdownText(now.number);
  return `## ${title}\n\n${all.length === 0 ? 'No change of the events.\n' : all.join('\n')}`;
}

const TEXTS = 'HS754';

/** Texts are told together, and a payload is not told where the type at the same place says why. */
function isRepeated({ code, topic, path, event }: JudgedChange, changes: readonly JudgedChange[]): boolean {
  if (code === TEXTS) return true;
  const isPayload = topic === 'receive' || topic === 'replay';
  return (
    isPayload &&
    changes.some(
      (other) =>
        other.topic === 'types' &&
        other.path === path &&
        other.events.includes(event ?? '') &&
        ruleOf(other.code).effect === 'breaks',
    )
  );
}

function line(change: JudgedChange): string {
  const also = alsoIn(change);
  const text = `${changeMarkdown(change)}${also === '' ? '' : markdownText(` (${also})`)}`;
  if (change.event === undefined) return `- ${text}\n`;
  return `- ${markdownCode(change.event)}${change.path === '' ? '' : ':'} ${text}\n`;
}
