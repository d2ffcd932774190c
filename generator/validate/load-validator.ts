import type { ResolvedCatalog } from '../config/resolve-config.js';
import { emitOnly } from '../pipeline.js';
import type { Stopwatch } from '../timing.js';
import type { Answer, Validate } from './judge.js';

/**
 * The validator that `generate` would write for a catalog: the emitted text itself, which imports nothing, is evaluated
 * from memory.
 * @param headers those of the requests with which the payloads came, where a header names the event
 * @throws DiagnosticError with what is wrong with the schemas
 */
export async function loadValidator(
  catalog: ResolvedCatalog,
  clock: Stopwatch,
  headers: Readonly<Record<string, string>>,
): Promise<Validate> {
  const files = await emitOnly({ ...catalog, target: { name: 'package' } }, clock, ['validators']);
  const code = files.find(({ path }) => path === 'validators.js')?.content ?? '';
  const module: Emitted = await import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`);
  return (payload) => module.validateWebhookEvent(payload, headers);
}

interface Emitted {
  readonly validateWebhookEvent: (payload: unknown, headers: Readonly<Record<string, string>>) => Answer;
}
