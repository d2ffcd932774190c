import type { Catalog } from '../catalog/catalog.js';
import type { ResolvedCatalog } from '../config/resolve-config.js';
import type { Stopwatch } from '../diagnostics/stopwatch.js';
import type { Answer, Validate } from '../payloads/judge.js';
import { readCatalog } from '../pipeline.js';

/**
 * The validator that `generate` would write for a catalog: the emitted text itself, which imports nothing, is evaluated
 * from memory.
 * @param headers those of the requests with which the payloads came, where a header names the event
 * @throws DiagnosticError with what is wrong with the schemas
 */
export async function loadValidator(
  config: ResolvedCatalog,
  clock: Stopwatch,
  headers: Readonly<Record<string, string>>,
): Promise<Validate> {
  const { catalog } = await readCatalog(config, clock);
  const code = await clock.measure('emit', () => validatorScript(catalog));
  const module: Emitted = await import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`);
  return (payload) => module.validateWebhookEvent(payload, headers);
}

/** Of the emitters this one alone, without the types that it declares: to print those takes longer than all else. */
async function validatorScript(catalog: Catalog): Promise<string> {
  const [{ validators }, { packageTarget }] = await Promise.all([
    import('../emit/validators.js'),
    import('../target/package-target.js'),
  ]);
  const files = validators.emit(catalog).flatMap((module) => packageTarget.print(module));
  return files.find(({ path }) => path === 'validators.js')?.content ?? '';
}

interface Emitted {
  readonly validateWebhookEvent: (payload: unknown, headers: Readonly<Record<string, string>>) => Answer;
}
