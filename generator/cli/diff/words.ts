import {
  isAgainst,
  type JudgedChange,
  type Judgement,
  QUESTIONS,
  type Question,
} from '../../compare/judgement.js';
import { greatest, LEVELS } from '../../compare/profiles.js';
import { markdownCode, markdownText } from '../../text/safe-text.js';
import { shortened } from '../../text/visible.js';
import type { Report } from './report.js';

/** What a change says about its place: `/data/status may now be "paused"`. */
export function changeText({ path, message }: JudgedChange): string {
  return path === '' ? message : `${shortened(path, 200)} ${message}`;
}

/** The same in Markdown. */
export function changeMarkdown({ path, message }: JudgedChange): string {
  return path === ''
    ? markdownText(message)
    : `${markdownCode(shortened(path, 200))} ${markdownText(message)}`;
}

/** How many other events have a change: empty where there are none. */
export function alsoIn({ events }: JudgedChange): string {
  const [, ...others] = events;
  if (others.length === 0) return '';
  return others.length > 3 ? `also in ${others.length} other events` : `also in ${others.join(', ')}`;
}

/** The questions in words, with what is asked of whom. */
export const QUESTION_WORDS: Readonly<Record<Question, string>> = {
  receive: 'code for the old version understands what is sent now',
  replay: 'the new version accepts recorded payloads of the old one',
  types: 'code for the old types compiles with the new ones',
};

/** The first line of a report: how much the version must rise, and why. */
export function headline({ judgement, before, now }: Report): string {
  const { level, changes } = judgement;
  if (level === 'none') return `no change between ${before.label} and ${now.label}`;
  const reasons = changes.filter((change) => change.level === level);
  const [first] = reasons;
  if (first === undefined || reasons.length > 1) return `${level}: ${countOf(reasons)}`;
  return `${level}: ${reasonOf(first)}`;
}

function countOf(reasons: readonly JudgedChange[]): string {
  const events = new Set(reasons.flatMap((change) => change.events));
  const [first] = reasons;
  const where =
    events.size === 1 ? ` in ${[...events][0]}` : events.size === 0 ? '' : ` in ${events.size} events`;
  const told = first && (events.size === 1 ? changeText(first) : reasonOf(first));
  const example = told === undefined ? '' : `, such as ${told}`;
  return `${reasons.length} changes${where}${example}`;
}

function reasonOf(change: JudgedChange): string {
  if (change.event === undefined) return changeText(change);
  return `${change.event}${change.path === '' ? ' ' : ': '}${changeText(change)}`;
}

/** The answers to the three questions, each with the events where it is not yes. */
export function answerLines({
  answers,
  changes,
}: Judgement): readonly (readonly [Question, string, string])[] {
  return QUESTIONS.map((question) => {
    const events = new Set(
      changes.filter((change) => isAgainst(change, question)).flatMap((one) => one.events),
    );
    return [question, answers[question], listed([...events])] as const;
  });
}

function listed(events: readonly string[]): string {
  return events.length > 3
    ? `${events.slice(0, 3).join(', ')} and ${events.length - 3} more`
    : events.join(', ');
}

/** Changes of an event, or those that are about no single event: its name, or what they are about. */
interface ChangeGroup {
  readonly name: string;
  readonly isEvent: boolean;
  readonly changes: readonly JudgedChange[];
}

/** The changes by event, those with the greatest changes first. */
export function byEvent(changes: readonly JudgedChange[]): readonly ChangeGroup[] {
  const groups = new Map<string, ChangeGroup & { readonly changes: JudgedChange[] }>();
  for (const change of changes) {
    const name = change.event ?? (change.topic === 'receive' ? 'requests' : 'exported types');
    const isEvent = change.event !== undefined;
    // An event may have the same name.
    const key = `${isEvent} ${name}`;
    const group = groups.get(key) ?? { name, isEvent, changes: [] };
    group.changes.push(change);
    groups.set(key, group);
  }
  const rank = ({ changes: list }: ChangeGroup): number =>
    LEVELS.indexOf(greatest(list.map(({ level }) => level)));
  return [...groups.values()].sort((one, other) => rank(one) - rank(other));
}

/** The changes that a report for people lists, and one line about the others: texts, unless all are wanted. */
export function listedChanges({ judgement, isVerbose }: Report): {
  readonly listed: readonly JudgedChange[];
  readonly others: string | undefined;
} {
  const { changes } = judgement;
  const texts = changes.filter(({ code }) => code === 'HS754');
  if (isVerbose || texts.length < 2) return { listed: changes, others: undefined };
  const events = new Set(texts.flatMap((one) => one.events));
  const where = events.size === 1 ? [...events][0] : `${events.size} events`;
  return {
    listed: changes.filter(({ code }) => code !== 'HS754'),
    others: `${texts.length} texts have changed in ${where}; --verbose lists them`,
  };
}

/** The payload that shows a change, on one line. Undefined where there is none. */
export function payloadText({ payload }: JudgedChange): string | undefined {
  return payload === undefined ? undefined : shortened(JSON.stringify(payload), 2000);
}
