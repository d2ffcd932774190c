import { join } from 'node:path';
import type { TsConfigJsonResolved, TsConfigResult } from 'get-tsconfig';
import type { ImportExtension } from '../target/source-target.js';
import type { CatalogConfig } from './config.js';

/** The target, with all that it has to know. */
export type ResolvedTarget =
  | { readonly name: 'package' }
  | { readonly name: 'source'; readonly extension: ImportExtension };

/**
 * The target of a catalog. How imports have to end is guessed from the tsconfig.json above the output folder.
 * @param out the output folder, absolute
 */
export async function resolveTarget(config: CatalogConfig, out: string): Promise<ResolvedTarget> {
  if (config.target !== 'source') return { name: 'package' };
  return { name: 'source', extension: config.importExtension ?? (await guessExtension(out)) };
}

async function guessExtension(out: string): Promise<ImportExtension> {
  const { createFilesMatcher, getTsconfig, parseTsconfig } = await import('get-tsconfig');
  const file = join(out, 'index.ts');
  const nearest = getTsconfig(file);
  // Node, Deno, Bun and bundlers all take whole names: without a compiler that is what runs everywhere.
  if (nearest === null) return '.ts';
  const matching = referenced(nearest).find((path) => {
    const config = parse(path);
    return config !== undefined && createFilesMatcher({ path, config })(file) !== undefined;
  });
  return extensionFor((matching === undefined ? undefined : parse(matching)) ?? nearest.config);

  function parse(path: string): TsConfigJsonResolved | undefined {
    try {
      return parseTsconfig(path);
    } catch {
      return undefined;
    }
  }
}

/** The projects of a solution, among which one may compile the output. */
function referenced({ path, config }: TsConfigResult): readonly string[] {
  return (config.references ?? []).map((reference) => {
    const target = join(path, '..', reference.path);
    return target.endsWith('.json') ? target : join(target, 'tsconfig.json');
  });
}

/** What the compiler wants: https://www.typescriptlang.org/docs/handbook/modules/reference.html */
function extensionFor({ compilerOptions = {} }: TsConfigJsonResolved): ImportExtension {
  const { allowImportingTsExtensions, module = '', moduleResolution = module } = compilerOptions;
  const rewrites =
    'rewriteRelativeImportExtensions' in compilerOptions && compilerOptions.rewriteRelativeImportExtensions;
  if (allowImportingTsExtensions || rewrites) return '.ts';
  return /^node(?:16|18|20|next)$/i.test(moduleResolution) ? '.js' : '';
}
