import { compareStrings } from '../text/compare-strings.js';
import type { Change } from './change.js';
import { greatest, LEVELS, type Level, levelOf, type ProfileName } from './profiles.js';
import { ruleOf, type Topic } from './rules.js';

/** A change, how much the version must rise for it, and the events that have it in the same place of the same schema. */
export interface JudgedChange extends Change {
  readonly level: Level;
  readonly topic: Topic;
  /** All events with this change, the event of the change first. Empty for an exported type. */
  readonly events: readonly string[];
}

/** The answer to one of the three questions, for all events. */
export type Answer = 'yes' | 'no' | 'unknown';

/** The three questions. */
export const QUESTIONS = ['receive', 'replay', 'types'] as const satisfies readonly Topic[];

/** One of the three questions. */
export type Question = (typeof QUESTIONS)[number];

/** What the changes mean for the next version. */
export interface Judgement {
  readonly profile: ProfileName;
  /** How much the version must rise. */
  readonly level: Level;
  /** By event, the greatest level first. */
  readonly changes: readonly JudgedChange[];
  readonly answers: Readonly<Record<Question, Answer>>;
}

/** Judges changes for a profile. Changes of a schema that several events share are put together. */
export function judgementOf(changes: readonly Change[], profile: ProfileName): Judgement {
  const groups = new Map<string, JudgedChange>();
  for (const change of changes) {
    const key = keyOf(change);
    const there = groups.get(key);
    const own = change.event === undefined ? [] : [change.event];
    const level = levelOf(change.code, profile);
    const { topic } = ruleOf(change.code);
    if (there === undefined) groups.set(key, { ...change, level, topic, events: own });
    else if (!there.events.includes(own[0] ?? ''))
      groups.set(key, { ...there, events: [...there.events, ...own] });
  }
  const judged = [...groups.values()].sort(byEventAndLevel);
  return {
    profile,
    level: greatest(judged.map(({ level }) => level)),
    changes: judged,
    answers: {
      receive: answer(judged, 'receive'),
      replay: answer(judged, 'replay'),
      types: answer(judged, 'types'),
    },
  };
}

function keyOf({ code, message, path, event, old, new: now }: Change): string {
  const places = [old, now].map((place) => place && [place.file, place.pointer]);
  const isShared = places.every((place) => place !== undefined) && path !== '';
  return JSON.stringify(isShared ? [code, message, places] : [code, message, path, event]);
}

function byEventAndLevel(one: JudgedChange, other: JudgedChange): number {
  return (
    compareStrings(one.event ?? '', other.event ?? '') ||
    LEVELS.indexOf(one.level) - LEVELS.indexOf(other.level) ||
    compareStrings(one.path, other.path) ||
    compareStrings(one.code, other.code)
  );
}

/** `no` where something breaks. */
function answer(changes: readonly JudgedChange[], question: Question): Answer {
  const effects = changes
    .filter((change) => isAgainst(change, question))
    .map(({ code }) => ruleOf(code).effect);
  if (effects.includes('breaks')) return 'no';
  return effects.includes('unknown') ? 'unknown' : 'yes';
}

/**
 * True for a change because of which the answer to a question is not yes. Where an event is removed, old payloads are
 * rejected and its type is gone.
 */
export function isAgainst({ topic, code }: JudgedChange, question: Question): boolean {
  const { effect } = ruleOf(code);
  if (effect !== 'breaks' && effect !== 'unknown') return false;
  return topic === question || (topic === 'events' && question !== 'receive');
}
