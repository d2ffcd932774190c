import { hashOf, keepCode, keptCode } from '../cache/kept-code.js';
import { shareShapes } from '../catalog/shapes/share-shapes.js';
import type { ResolvedCatalog } from '../config/resolve-config.js';
import { stopwatch } from '../diagnostics/stopwatch.js';
import { type LoadedSchemas, readSchemas } from '../load/read-schemas.js';
import { evaluateValidator, type ValidateRequest } from '../payloads/evaluate-validator.js';
import { validatorScript } from './validator-script.js';

/**
 * The validator that `generate` would write for a catalog: the emitted code itself, evaluated from memory.
 * @param cwd the working directory, absolute: the code is kept there for the next run with equal schemas
 * @throws DiagnosticError with what is wrong with the schemas
 */
export async function loadValidator(config: ResolvedCatalog, cwd: string): Promise<ValidateRequest> {
  return evaluateValidator(await validatorCode(config, cwd));
}

/**
 * The code of a catalog's validator, as one script. It is made once for equal schemas and settings.
 * @param cwd the working directory, absolute
 * @throws DiagnosticError with what is wrong with the schemas
 */
export async function validatorCode(config: ResolvedCatalog, cwd: string): Promise<string> {
  const loaded = await readSchemas(config.schemas);
  const key = keyOf(loaded, config);
  const kept = loaded.diagnostics.length === 0 ? keptCode(cwd, key) : undefined;
  if (kept !== undefined) return kept;
  const { catalogFrom } = await import('../pipeline.js');
  const { catalog } = await catalogFrom(loaded, config, { clock: stopwatch() });
  const code = await validatorScript(shareShapes(catalog));
  await keepCode(cwd, key, code);
  return code;
}

/** A hash of everything from which the code is made. Where the schemas have errors, there is no code. */
function keyOf({ documents }: LoadedSchemas, { catalog, selection }: ResolvedCatalog): string {
  const { include, exclude } = selection;
  const settings = JSON.stringify([catalog, include ?? null, exclude]);
  return hashOf(settings, ...documents.flatMap(({ path, text }) => [path, text]));
}
