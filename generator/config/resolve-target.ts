import { join } from 'node:path';
import type { TsConfigJsonResolved, TsConfigResult } from 'get-tsconfig';
import { DiagnosticError, diagnostic, type Place } from '../diagnostics/index.js';
import { messageOf } from '../diagnostics/thrown.js';
import type { ImportExtension } from '../target/source-target.js';
import type { TargetChoice } from '../target/target-for.js';
import type { CatalogConfig } from './config.js';
import { tsconfigFiles } from './tsconfig-files.js';

/**
 * The target of a catalog. Where the configuration does not set `importExtension`, the nearest tsconfig.json above the
 * output folder decides how imports end.
 * @param out the output folder, absolute
 * @param place of the option `importExtension`, for diagnostics
 * @throws DiagnosticError HS602 when the tsconfig.json cannot be read
 */
export async function resolveTarget(
  config: CatalogConfig,
  out: string,
  place: Place = {},
): Promise<TargetChoice> {
  if (config.target !== 'source') return { name: 'package' };
  return { name: 'source', extension: config.importExtension ?? (await guessExtension(out, place)) };
}

async function guessExtension(out: string, place: Place): Promise<ImportExtension> {
  const { createFilesMatcher, getTsconfig, parseTsconfig } = await import('get-tsconfig');
  const file = join(out, 'index.ts');
  // Fails for a FIFO, which the library would wait for.
  read(() => tsconfigFiles(out), place);
  const nearest = read(() => getTsconfig(file), place);
  // No compiler is configured. Node, Deno, Bun and bundlers all accept full file names.
  if (nearest === null) return '.ts';
  const matching = referenced(nearest).find(
    (path) => createFilesMatcher({ path, config: parse(path) })(file) !== undefined,
  );
  return extensionFor(matching === undefined ? nearest.config : parse(matching));

  function parse(path: string): TsConfigJsonResolved {
    return read(() => parseTsconfig(path), place);
  }
}

function read<T>(work: () => T, place: Place): T {
  try {
    return work();
  } catch (error) {
    const reason = messageOf(error);
    const message = `tsconfig.json does not show how imports end: ${reason}`;
    const hint = 'fix tsconfig.json, or set "importExtension"';
    throw new DiagnosticError([diagnostic('HS602', { message, hint }, place)]);
  }
}

/** The tsconfig files that a solution refers to. One of them may compile the output. */
function referenced({ path, config }: TsConfigResult): readonly string[] {
  return (config.references ?? []).map((reference) => {
    const target = join(path, '..', reference.path);
    return target.endsWith('.json') ? target : join(target, 'tsconfig.json');
  });
}

/** The extension that the compiler requires: https://www.typescriptlang.org/docs/handbook/modules/reference.html */
function extensionFor({ compilerOptions = {} }: TsConfigJsonResolved): ImportExtension {
  const { allowImportingTsExtensions, module = '', moduleResolution = module } = compilerOptions;
  const rewrites =
    'rewriteRelativeImportExtensions' in compilerOptions && compilerOptions.rewriteRelativeImportExtensions;
  if (allowImportingTsExtensions || rewrites) return '.ts';
  return /^node(?:16|18|20|next)$/i.test(moduleResolution) ? '.js' : '';
}
