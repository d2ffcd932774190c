import type { Catalog } from '../catalog/catalog.js';
import type { ResolvedCatalog } from '../config/resolve-config.js';
import type { Stopwatch } from '../diagnostics/stopwatch.js';
import type { Answer, Validate } from '../payloads/judge.js';
import { readCatalog } from '../pipeline.js';

/**
 * The validator that `generate` would write for a catalog: the emitted code itself, evaluated from memory.
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

/**
 * The modules of the validators as one that imports nothing: no two of them declare the same name. Their types are left
 * out, since to print those takes longer than all else.
 */
async function validatorScript(catalog: Catalog): Promise<string> {
  const [{ guards }, { validators }, { packageTarget }] = await Promise.all([
    import('../emit/guards.js'),
    import('../emit/validators.js'),
    import('../target/package-target.js'),
  ]);
  const emitters = new Set([guards.name, validators.name]);
  const outputs = [...validators.emit(catalog), ...guards.emit(catalog, { emitters })];
  const statements = outputs
    .flatMap((output) => ('statements' in output ? [output] : []))
    // What the others declare is there when the validators are made of it.
    .sort((one, other) => Number(one.path === 'validators') - Number(other.path === 'validators'))
    .flatMap((module) => module.statements)
    .filter(({ kind }) => kind !== 'import' && kind !== 'reexport');
  const files = packageTarget.print({ path: 'validators', statements });
  return files.find(({ path }) => path === 'validators.js')?.content ?? '';
}

interface Emitted {
  readonly validateWebhookEvent: (payload: unknown, headers: Readonly<Record<string, string>>) => Answer;
}
