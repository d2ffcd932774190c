import type { CatalogConfig } from '../../generator/config/config.js';
import { generateOne } from './catalogs.js';
import { type Tree, temporaryFolder, writeTree } from './folders.js';

/** A new folder with files, and a run there that has begun. */
export async function runInFolder(
  tree: Tree,
  config: CatalogConfig,
): Promise<{ readonly folder: string; readonly run: ReturnType<typeof generateOne> }> {
  const folder = await temporaryFolder();
  await writeTree(folder, tree);
  return { folder, run: generateOne(config, { cwd: folder }) };
}
