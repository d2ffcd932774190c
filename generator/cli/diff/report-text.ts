import type { JudgedChange } from '../../compare/judgement.js';
import { positionText } from '../../diagnostics/index.js';
import { visibleLine } from '../../text/visible.js';
import type { Report } from './report.js';
import { alsoIn, answerLines, byEvent, changeText, headline, listedChanges, payloadText } from './words.js';

/** The report for people: what the next version must be and why, the three answers, then the changes by event. */
export function reportText(report: Report): string {
  const { judgement, before, now, events } = report;
  const head = visibleLine(headline(report));
  if (judgement.level === 'none') return `${head}\n`;
  const { listed, others } = listedChanges(report);
  const width = Math.max(...judgement.changes.map(({ level }) => level.length));
  return [
    head,
    `${versionText(before, events.before)} -> ${versionText(now, events.now)}, profile ${judgement.profile}`,
    '',
    ...answerLines(judgement).map(([question, answer, where]) =>
      visibleLine(`  ${question.padEnd(7)}  ${answer.padEnd(7)}  ${where}`.trimEnd()),
    ),
    ...byEvent(listed).flatMap(({ name, changes }) => [
      '',
      visibleLine(name),
      ...changes.flatMap((change) => changeLines(change, width)),
    ]),
    ...(others === undefined ? [] : ['', visibleLine(others)]),
    '',
  ].join('\n');
}

function versionText({ label, number }: Report['before'], events: number): string {
  const about = [`${events} ${events === 1 ? 'event' : 'events'}`, ...(number === undefined ? [] : [number])];
  return visibleLine(`${label} (${about.join(', ')})`);
}

function changeLines(change: JudgedChange, width: number): readonly string[] {
  const indent = ' '.repeat(width + 4);
  const places = [change.old, change.new].flatMap((place) =>
    place === undefined ? [] : [positionText(place)],
  );
  const further = [alsoIn(change), places.join(' -> ')].filter((text) => text !== '');
  const payload = payloadText(change);
  return [
    `  ${change.level.padEnd(width)}  ${change.code} ${changeText(change)}`,
    ...further.map((text) => `${indent}${text}`),
    ...(payload === undefined ? [] : [`${indent}payload: ${payload}`]),
  ].map(visibleLine);
}
