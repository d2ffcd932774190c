import type { JudgedChange } from '../../compare/judgement.js';
import { versionRise } from '../../compare/version-rise.js';
import { placeAsJson } from '../../diagnostics/index.js';
import type { JsonObject, JsonValue } from '../../json/json.js';
import type { Report } from './report.js';

/** The result for programs. */
export function diffResult({ judgement, before, now, events }: Report): JsonValue {
  const { level, profile, answers, changes } = judgement;
  const rise =
    before.number === undefined || now.number === undefined
      ? undefined
      : versionRise(before.number, now.number);
  return {
    level,
    profile,
    answers,
    old: versionResult(before, events.before),
    new: versionResult(now, events.now),
    ...(rise !== undefined && { rise }),
    changes: changes.map(changeResult),
  };
}

function versionResult({ label, number }: Report['before'], events: number): JsonObject {
  return { name: label, events, ...(number !== undefined && { version: number }) };
}

function changeResult({
  code,
  level,
  topic,
  events,
  path,
  message,
  payload,
  old,
  new: now,
}: JudgedChange): JsonObject {
  return {
    code,
    level,
    topic,
    events,
    path,
    message,
    ...(payload !== undefined && { payload }),
    ...(old && { old: placeAsJson(old) }),
    ...(now && { new: placeAsJson(now) }),
  };
}
