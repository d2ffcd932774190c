import type { JudgedChange } from '../../compare/judgement.js';
import { positionText } from '../../diagnostics/index.js';
import { markdownCode, markdownText } from '../../text/safe-text.js';
import type { Report } from './report.js';
import {
  alsoIn,
  answerLines,
  byEvent,
  changeMarkdown,
  headline,
  listedChanges,
  payloadText,
  QUESTION_WORDS,
} from './words.js';

/** The report as Markdown, for a comment on a pull request. */
export function reportMarkdown(report: Report): string {
  const { judgement, before, now } = report;
  const { listed, others } = listedChanges(report);
  const title = `## ${markdownText(headline(report))}`;
  if (judgement.level === 'none') return `${title}\n`;
  return [
    title,
    '',
    `${markdownCode(before.label)} → ${markdownCode(now.label)}, profile \`${judgement.profile}\``,
    '',
    '| question | answer | events |',
    '| --- | --- | --- |',
    ...answerLines(judgement).map(
      ([question, answer, where]) =>
        `| ${question}: ${QUESTION_WORDS[question]} | ${answer} | ${markdownText(where)} |`,
    ),
    ...byEvent(listed).flatMap(({ name, isEvent, changes }) => [
      '',
      isEvent ? `### ${markdownCode(name)}` : `### ${name.charAt(0).toUpperCase()}${name.slice(1)}`,
      '',
      ...changes.flatMap(changeLines),
    ]),
    ...(others === undefined ? [] : ['', markdownText(others)]),
    '',
  ].join('\n');
}

function changeLines(change: JudgedChange): readonly string[] {
  const places = [change.old, change.new].flatMap((place) =>
    place === undefined ? [] : [markdownCode(positionText(place))],
  );
  const payload = payloadText(change);
  const further = [
    markdownText(alsoIn(change)),
    places.join(' → '),
    ...(payload === undefined ? [] : [`payload: ${markdownCode(payload)}`]),
  ].filter((text) => text !== '');
  return [
    `- **${change.level}** ${change.code}: ${changeMarkdown(change)}`,
    ...further.map((text) => `  - ${text}`),
  ];
}
