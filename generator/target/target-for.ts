import type { ImportExtension } from './source-target.js';
import type { Target } from './target.js';

/** A target as data: its name, and everything that it depends on. */
export type TargetChoice =
  | { readonly name: 'package' }
  | { readonly name: 'source'; readonly extension: ImportExtension };

/** The target of a choice. Loads only that one. */
export async function targetFor(choice: TargetChoice): Promise<Target> {
  if (choice.name === 'package') return (await import('./package-target.js')).packageTarget;
  return (await import('./source-target.js')).sourceTarget(choice.extension);
}
