import { dirname, join } from 'node:path';
import { type Diagnostic, diagnostic } from '../diagnostics/index.js';
import { readRegularFile } from '../load/regular-file.js';

type Packages = Readonly<Record<string, string>>;

/** The parts of a package.json that name packages which code may import. */
const LISTS = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'];

/**
 * Warns about packages that sources import and the application does not have: those that no package.json names in the
 * folders above the output. Where there is none at all, nothing is known and nothing is said.
 * @param folder the output folder, absolute
 */
export async function checkInstalled(
  {
    dependencies,
    peerDependencies,
  }: { readonly dependencies: Packages; readonly peerDependencies: Packages },
  folder: string,
): Promise<readonly Diagnostic[]> {
  const needed = Object.entries({ ...peerDependencies, ...dependencies });
  if (needed.length === 0) return [];
  const listed = await listedAbove(folder);
  if (listed === undefined) return [];
  return needed
    .filter(([name]) => !listed.has(name))
    .map(([name, version]) => {
      const message = `the sources import ${name}, and no package.json above them names it`;
      return diagnostic('HS805', { message, hint: `npm install ${name}@"${version}"` });
    });
}

/** The packages that the manifests of a folder and of those above it name; undefined where there is no manifest. */
async function listedAbove(folder: string): Promise<ReadonlySet<string> | undefined> {
  const [own, above] = await Promise.all([
    listedIn(join(folder, 'package.json')),
    dirname(folder) === folder ? undefined : listedAbove(dirname(folder)),
  ]);
  return own === undefined && above === undefined ? undefined : new Set([...(own ?? []), ...(above ?? [])]);
}

/** The packages that a manifest names; undefined where there is none that can be read. */
async function listedIn(path: string): Promise<readonly string[] | undefined> {
  try {
    const manifest: unknown = JSON.parse(await readRegularFile(path));
    if (typeof manifest !== 'object' || manifest === null) return [];
    return LISTS.flatMap((list) =>
      Object.keys(Object.entries(manifest).find(([key]) => key === list)?.[1] ?? {}),
    );
  } catch {
    return undefined;
  }
}
