import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { CatalogConfig } from '../../generator/config/config.js';
import { caseConfig, caseNames, inCase } from '../support/cases.js';
import { REPOSITORY } from '../support/folders.js';

/** A folder of schemas that works, with the configuration that it needs. */
export interface RealSchemas {
  readonly name: string;
  readonly config: Partial<CatalogConfig>;
  /** Texts by path, relative to the folder. */
  readonly files: Readonly<Record<string, string>>;
}

/** The events of Scalekit's catalog that are enough for a run, because all of them take too long. */
const SCALEKIT = /^(?!events\/)|^events\/(?:organization\.created|user\.login|organization\.directory\.)/;

/** The schemas of the repository: those of each case, and some of Scalekit's. */
export async function realSchemas(): Promise<readonly RealSchemas[]> {
  const cases = (await caseNames()).map(async (name) => ({
    name,
    config: await caseConfig(name),
    files: await schemasIn(inCase(name, 'schemas')),
  }));
  const scalekit = await schemasIn(join(REPOSITORY, 'schemas'));
  const some = Object.fromEntries(Object.entries(scalekit).filter(([path]) => SCALEKIT.test(path)));
  return [...(await Promise.all(cases)), { name: 'scalekit', config: {}, files: some }];
}

async function schemasIn(folder: string): Promise<Readonly<Record<string, string>>> {
  const entries = (await readdir(folder, { recursive: true }))
    .map((path) => path.replaceAll('\\', '/'))
    .sort();
  const files = entries.filter((path) => /\.(?:json|ya?ml)$/.test(path));
  return Object.fromEntries(files.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}
