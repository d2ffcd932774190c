/** A program that uses hookschema's own types, compiled with `--strict`. */
import {
  type CheckResult,
  check,
  type DiagnosticCode,
  DiagnosticError,
  defineConfig,
  generate,
  type HookschemaConfig,
} from 'hookschema';

const config: HookschemaConfig = defineConfig({ schemas: 'schemas', out: 'events' });

// @ts-expect-error: an output folder is required
defineConfig({ schemas: 'schemas' });

export async function isFresh(): Promise<boolean> {
  const result: CheckResult = await check(config, { cwd: '.' });
  return (
    result.fresh && result.catalogs.every(({ changes }) => changes.every(({ kind }) => kind === 'unchanged'))
  );
}

export async function problems(): Promise<readonly DiagnosticCode[]> {
  try {
    await generate(config, { force: true });
    return [];
  } catch (error) {
    if (error instanceof DiagnosticError) return error.diagnostics.map(({ code }) => code);
    throw error;
  }
}
