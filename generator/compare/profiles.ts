import { type ChangeCode, ruleOf, type Topic } from './rules.js';

/** How much a version must rise for a change, from the most to nothing. */
export type Level = 'major' | 'minor' | 'patch' | 'none';

/** The levels, the greatest first. */
export const LEVELS: readonly Level[] = ['major', 'minor', 'patch', 'none'];

/** Whom a comparison is for: which of the questions decide about a major version. */
export type ProfileName = 'webhook-consumer' | 'strict' | 'producer';

/** The topics whose breaking changes are major, by profile. Changes of all other topics are minor at most. */
export const PROFILES: Readonly<Record<ProfileName, ReadonlySet<Topic>>> = {
  'webhook-consumer': new Set<Topic>(['events', 'receive', 'types']),
  strict: new Set<Topic>(['events', 'receive', 'replay', 'types']),
  producer: new Set<Topic>(['events', 'replay']),
};

/** The names of all profiles. The first is the default. */
export const PROFILE_NAMES = Object.keys(PROFILES) as readonly ProfileName[];

/** True for the name of a profile. */
export function isProfileName(text: string): text is ProfileName {
  return Object.hasOwn(PROFILES, text);
}

/**
 * How much a version must rise for a finding of a rule. What nobody knows counts as if it broke something: a version
 * must not promise what is not proven.
 */
export function levelOf(code: ChangeCode, profile: ProfileName): Level {
  const { topic, effect } = ruleOf(code);
  if (effect === 'nothing') return 'patch';
  if (effect === 'adds') return 'minor';
  return PROFILES[profile].has(topic) ? 'major' : 'minor';
}

/** The greatest of some levels; `none` where there are none. */
export function greatest(levels: readonly Level[]): Level {
  return LEVELS.find((level) => levels.includes(level)) ?? 'none';
}

/** True where a level is greater than another. */
export function isGreater(one: Level, other: Level): boolean {
  return LEVELS.indexOf(one) < LEVELS.indexOf(other);
}
