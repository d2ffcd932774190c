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
  /** The patterns of guards. */
  readonly patterns: readonly RegExp[];
}

/**
 * Evaluates the code of a validator: a script whose value has the function. For a large one, importing a module takes
 * longer.
 */
export function evaluateValidator(code: string): ValidateRequest {
  const load: (expression: unknown) => Emitted = runInThisContext(code, {
    filename: 'hookschema-validator.js',
  });
  const { watch, run } = watchPatterns();
  // What explains a rejection makes its expressions when it needs them.
  const construct = (_target: unknown, [pattern = '', flags]: string[]): RegExp =>
    watch(new RegExp(pattern, flags));
  const emitted = load(new Proxy(RegExp, { construct }));
  for (const pattern of emitted.patterns) watch(pattern);
  return (payload, headers) => {
    const { result, slow } = run(() => emitted.validateWebhookEvent(payload, headers));
    return slow === undefined ? result : { ...result, slow };
  };
}
