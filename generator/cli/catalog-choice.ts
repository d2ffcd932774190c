import type { ResolvedCatalog } from '../config/resolve-config.js';
import { type Options, UsageError } from './command.js';

/** The option of commands that can be limited to one of several catalogs. */
export const CATALOG_OPTION = {
  catalog: {
    type: 'string',
    value: 'NAME',
    summary: 'the package name or output folder of one of several catalogs',
  },
} as const satisfies Options;

/** The name of a catalog: its package name. `--catalog` also accepts its output folder. */
export function catalogName({ catalog }: ResolvedCatalog): string {
  return catalog.package.name;
}

/** The catalogs with a name, or all of them when no name is given. @throws UsageError when the name is unknown */
export function chosenCatalogs(
  catalogs: readonly ResolvedCatalog[],
  name: string | undefined,
): readonly ResolvedCatalog[] {
  if (name === undefined) return catalogs;
  const chosen = catalogs.filter((one) => catalogName(one) === name || one.out.label === name);
  if (chosen.length > 0) return chosen;
  throw new UsageError(`unknown catalog ${name}; choose one of ${catalogs.map(catalogName).join(', ')}`);
}

/**
 * The one catalog with a name.
 * @throws UsageError when the name is unknown, or missing and there are several catalogs
 */
export function chosenCatalog(
  catalogs: readonly ResolvedCatalog[],
  name: string | undefined,
): ResolvedCatalog {
  const [first, ...more] = chosenCatalogs(catalogs, name);
  if (first === undefined) throw new UsageError('the configuration has no catalog');
  if (more.length === 0) return first;
  const names = [first, ...more].map(catalogName).join(', ');
  throw new UsageError(`the configuration has several catalogs; choose one with --catalog: ${names}`);
}
