import type { Catalog } from '../catalog/catalog.js';
import type { ResolvedCatalog } from '../config/resolve-config.js';
import type { Stopwatch } from '../diagnostics/stopwatch.js';
import type { Answer, Validate } from '../payloads/judge.js';
import { readCatalog } from '../pipeline.js';

/**
 * The validator that `generate` would write for a catalog. The emitted module imports nothing, so its text is evaluated
 * from memory.
 * @param headers the headers of the requests that had the payloads, for catalogs in which a header names the event
 * @throws DiagnosticError with the errors of the schemas
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

/** Runs only the emitter of validators, and skips their types: printing types takes longer than everything else. */
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
