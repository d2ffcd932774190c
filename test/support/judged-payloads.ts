import { expect } from 'vitest';
import type { Answer, EmittedValidators } from './catalogs.js';

/** Headers of a request. */
export type Headers = Readonly<Record<string, string>>;

/** A payload of `payloads.json`, and what a validator has to say of it. */
export interface Judged {
  readonly payload: unknown;
  /** True for one that has to pass. */
  readonly valid?: true;
  /** JSON Pointer to what is wrong; nothing for a payload that has to pass. */
  readonly path?: string;
  /** The validator to ask; by default that of the union. */
  readonly validator?: string;
  /** The headers that come with it, where they name the event. */
  readonly headers?: Headers;
}

/** Expects of validators what a list of payloads says: the place of the error, or that there is none. */
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
  if (typeof answer !== 'object') throw new Error(`${name} is no validator`);
  return answer;
}
