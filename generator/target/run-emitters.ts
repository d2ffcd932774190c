import type { Catalog } from '../catalog/catalog.js';
import { type Diagnostic, DiagnosticError, diagnostic, throwOnErrors } from '../diagnostics/index.js';
import { traceOf } from '../diagnostics/thrown.js';
import type { BuiltInEmitter, EmitContext, Emitter, Output, OutputFile } from '../emit/emitter.js';
import { EMITTERS } from '../emit/emitters.js';
import { importsIn } from '../module/statement.js';
import { checkOutput, checkTogether, type EmittedOutput } from '../output/check-outputs.js';
import type { Target } from './target.js';

/**
 * Runs emitters and prints their outputs. Every emitter runs, even when an earlier one failed.
 * @param wanted names of built-in emitters, and emitters of third parties; undefined for all built-in ones
 * @throws DiagnosticError HS801 for an emitter that throws, HS802 and HS803 for outputs that cannot be written
 */
export async function runEmitters(
  catalog: Catalog,
  target: Target,
  wanted?: readonly (BuiltInEmitter | Emitter)[],
): Promise<readonly OutputFile[]> {
  const emitters = chosen(wanted ?? EMITTERS.map(({ name }) => name));
  const context = { emitters: new Set(emitters.map(({ name }) => name)) };
  const emitted: EmittedOutput[] = [];
  const files: { readonly by: string; readonly file: OutputFile }[] = [];
  const problems = [...sameNames(emitters)];
  for (const emitter of emitters) {
    const result = await run(emitter, catalog, context);
    if (result instanceof DiagnosticError) problems.push(...result.diagnostics);
    else
      for (const output of result) {
        const wrong = checkOutput(emitter.name, output);
        if (wrong !== undefined) problems.push(wrong);
        else if (output.only === undefined || output.only === target.name) {
          emitted.push({ by: emitter.name, output: withoutBody(output) });
          for (const file of target.print(output)) files.push({ by: emitter.name, file });
        }
      }
  }
  throwOnErrors(problems);
  const outputs = emitted.map(({ output }) => output);
  const frame = target.frame(catalog, outputs).map((file) => ({ by: `target ${target.name}`, file }));
  const all = [...files, ...frame];
  throwOnErrors(checkTogether(emitted, all));
  return all.map(({ file }) => file);
}

/** An output without its text, which has been printed: memory need not hold thousands of texts twice. */
function withoutBody(output: Output): Output {
  if ('content' in output) return { ...output, content: '' };
  return { ...output, statements: importsIn(output.statements) };
}

/** The requested emitters and those that they need. Built-in ones come first, in their own order. */
function chosen(wanted: readonly (BuiltInEmitter | Emitter)[]): readonly Emitter[] {
  const own = wanted.filter((one) => typeof one !== 'string');
  const names = new Set<string>(wanted.filter((one) => typeof one === 'string'));
  const take = ({ needs = [] }: Pick<Emitter, 'needs'>): void => {
    for (const name of needs.filter((one) => !names.has(one))) {
      names.add(name);
      take(EMITTERS.find((one) => one.name === name) ?? {});
    }
  };
  for (const emitter of [...EMITTERS.filter(({ name }) => names.has(name)), ...own]) take(emitter);
  return [...EMITTERS.filter(({ name }) => names.has(name)), ...own];
}

/** Reports emitters with the same name, because messages and the context identify emitters by name. */
function sameNames(emitters: readonly Emitter[]): readonly Diagnostic[] {
  return emitters.flatMap((one, at) => {
    const namesake = [...EMITTERS, ...emitters.slice(0, at)].find(({ name }) => name === one.name);
    if (namesake === undefined || namesake === one) return [];
    const wording = { message: `two emitters have the name ${one.name}`, hint: 'rename yours' };
    return [diagnostic('HS802', wording)];
  });
}

/** The outputs of one emitter. An error in a built-in emitter is a bug of ours and stays an `Error`. */
async function run(
  emitter: Emitter,
  catalog: Catalog,
  context: EmitContext,
): Promise<readonly Output[] | DiagnosticError> {
  if (EMITTERS.some((one) => one === emitter)) return emitter.emit(catalog, context);
  try {
    const given: unknown = await emitter.emit(catalog, context);
    if (Array.isArray(given)) return given;
    return failure(
      `returned something that is not a list: ${JSON.stringify(given) ?? String(given)}`,
      'return a list of modules and files',
    );
  } catch (error) {
    if (error instanceof DiagnosticError) return error;
    const [first = '', place = ''] = traceOf(error).split('\n');
    return failure(`failed: ${first}`, place.trim() || 'fix it, or remove it from "emitters"');
  }

  function failure(what: string, hint: string): DiagnosticError {
    return new DiagnosticError([
      diagnostic('HS801', { message: `the emitter ${emitter.name} ${what}`, hint }),
    ]);
  }
}
