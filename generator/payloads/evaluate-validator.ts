import { runInThisContext } from 'node:vm';
import type { Answer } from './check-payload.js';
import { watchPatterns } from './watch-patterns.js';

/**
 * The emitted `validateWebhookEvent`, whose patterns have a limit of time. The headers are those of the request, where a
 * header names the event.
 */
export type ValidateRequest = (payload: unknown, headers: Readonly<Record<string, string>>) => Answer;

interface Emitted {
  readonly validateWebhookEvent: ValidateRequest;
  readonly patterns: readonly RegExp[];
}

/**
 * Evaluates the code of a validator: a script whose value has the function. For a large one, importing a module takes
 * longer.
 */
export function evaluateValidator(code: string): ValidateRequest {
  const emitted: Emitted = runInThisContext(code, { filename: 'hookschema-validator.js' });
  const watch = watchPatterns(emitted.patterns);
  return (payload, headers) => {
    const { result, slow } = watch(() => emitted.validateWebhookEvent(payload, headers));
    return slow === undefined ? result : { ...result, slow };
  };
}
