import { type Diagnostic, diagnostic } from '../diagnostics/index.js';
import type { Judgement } from './judgement.js';
import { isGreater, type Level } from './profiles.js';
import { leastVersion, versionRise } from './version-rise.js';

/** HS782 when the version of a package rises by less than the changes require. Nothing where a version is unknown. */
export function checkVersion(
  { level }: Judgement,
  before: string | undefined,
  now: string | undefined,
): readonly Diagnostic[] {
  if (before === undefined || now === undefined) return [];
  const rise = versionRise(before, now);
  if (rise === undefined || !isGreater(level, rise)) return [];
  const least = leastVersion(before, level);
  const message = `the version goes from ${before} to ${now}, but the changes are ${level}`;
  const hint = `set the version to ${least ?? 'a higher one'}, or undo the changes that are ${level}`;
  return [diagnostic('HS782', { message, hint })];
}

/** HS783 when the changes are greater than a level. */
export function checkAllowed({ level }: Judgement, allowed: Level): readonly Diagnostic[] {
  if (!isGreater(level, allowed)) return [];
  const message = `the changes are ${level}, and at most ${allowed} is allowed`;
  return [diagnostic('HS783', { message, hint: `undo the changes that are ${level}, or allow them` })];
}
