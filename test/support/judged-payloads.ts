import { expect } from 'vitest';
import type { Answer, EmittedValidators } from './catalogs.js';

/** Headers of a request. */
export type Headers = Readonly<Record<string, string>>;

/** A payload of `payloads.json`, and the expected verdict. */
export interface Judged {
  readonly payload: unknown;
  /** True for a payload that must be accepted. */
  readonly valid?: true;
  /** JSON Pointer to the error. Absent for a payload that must be accepted. */
  readonly path?: string;
  /** The name of the validator. Default: that of the union. */
  readonly validator?: string;
  /** The headers of its request, where they name the event. */
  readonly headers?: Headers;
}

/** Expects the verdicts of a list of payloads from validators: the place of the error, or no error. */
export function expectJudgements(validators: EmittedValidators, payloads: readonly Judged[]): void {
  expect(payloads.length).toBeGreaterThan(0);
  for (const { payload, path, valid, validator = 'validateWebhookEvent', headers } of payloads) {
    const answer = answerOf(validators, validator, payload, headers);
    const paths = answer.valid ? [] : answer.errors.map((error) => error.path);
    expect(paths, JSON.stringify({ validator, payload })).toStrictEqual(valid ? [] : [path]);
    if (validator === 'validateWebhookEvent')
      expect(validators.isWebhookEvent(payload, headers)).toBe(valid === true);
  }
}

function answerOf(
  validators: EmittedValidators,
  name: string,
  payload: unknown,
  headers: Headers | undefined,
): Answer {
  const answer = validators[name]?.(payload, headers);
  if (typeof answer !== 'object') throw new Error(`${name} is not a validator`);
  return answer;
}
