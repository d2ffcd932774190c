import type { Catalog } from '../catalog/catalog.js';
import type { ResolvedCatalog } from '../config/resolve-config.js';
import type { Stopwatch } from '../diagnostics/stopwatch.js';
import { relativeSpecifier } from '../module/specifier.js';
import type { Answer } from '../payloads/check-payload.js';
import { watchPatterns } from '../payloads/watch-patterns.js';
import { readCatalog } from '../pipeline.js';

/**
 * The validator that `generate` would write for a catalog: the emitted code itself, evaluated from memory.
 * @throws DiagnosticError with what is wrong with the schemas
 */
export async function loadValidator(config: ResolvedCatalog, clock: Stopwatch): Promise<ValidateRequest> {
  const { catalog } = await readCatalog(config, clock);
  const code = await clock.measure('emit', () => validatorScript(catalog));
  const module: Emitted = await import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`);
  const watch = watchPatterns(Object.values(module));
  return (payload, headers) => {
    const { result, slow } = watch(() => module.validateWebhookEvent(payload, headers));
    return slow === undefined ? result : { ...result, slow };
  };
}

/**
 * The emitted `validateWebhookEvent`, whose patterns have a limit of time. The headers are those of the request, where a
 * header names the event.
 */
export type ValidateRequest = (payload: unknown, headers: Readonly<Record<string, string>>) => Answer;

/**
 * The modules of the validators as one module that imports nothing: no two of them declare the same name. It has no
 * types, because printing types takes longer than everything else.
 */
async function validatorScript(catalog: Catalog): Promise<string> {
  const [{ guards }, { validators }, { printModule }] = await Promise.all([
    import('../emit/guards.js'),
    import('../emit/validators.js'),
    import('../module/print-module.js'),
  ]);
  const emitters = new Set([guards.name, validators.name]);
  const modules = [...validators.emit(catalog), ...guards.emit(catalog, { emitters })]
    .flatMap((output) => ('statements' in output ? [output] : []))
    // The validators come last, because they are made of what the others declare.
    .sort((one, other) => Number(one.path === 'validators') - Number(other.path === 'validators'));
  const statements = modules.flatMap((one) => one.statements).filter(({ kind }) => kind !== 'reexport');
  const includes = new Set(modules.map(({ path }) => path));
  const options = { form: 'script', specifier: relativeSpecifier('.js'), top: [], includes } as const;
  return printModule({ path: 'validators', statements }, options) ?? '';
}

interface Emitted {
  readonly validateWebhookEvent: (...input: Parameters<ValidateRequest>) => Answer;
}
