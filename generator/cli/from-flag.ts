import { type Flags, type Options, UsageError } from './command.js';
import {
  CONFIG_OPTIONS,
  type Configuration,
  configurationFor,
  missingConfigHint,
  NOWHERE,
} from './config-flags.js';

/** The options of commands that write no output: they can also use a catalog that a package ships. */
export const READ_OPTIONS = {
  ...CONFIG_OPTIONS,
  from: {
    type: 'string',
    value: 'CATALOG',
    summary: 'use a catalog that ships with hookschema, without a configuration: scalekit',
  },
} as const satisfies Options;

const HINT = missingConfigHint('use --schemas PATH or --from scalekit');

/**
 * The configuration according to the options: from a file, or from the options alone.
 * @param cwd the folder to search for a configuration file and for packages
 * @throws UsageError when the options conflict; DiagnosticError when the configuration is missing or not valid
 */
export async function readConfiguration(
  flags: Flags<typeof READ_OPTIONS>,
  cwd: string,
): Promise<Configuration> {
  const { from } = flags;
  if (from === undefined) return configurationFor(flags, cwd, HINT);
  for (const name of ['schemas', 'config', 'discriminator'] as const)
    if (flags[name] !== undefined) throw new UsageError(`--from and --${name} exclude each other`);
  const { namedCatalog } = await import('./shipped-catalogs.js');
  const catalog = await namedCatalog(from);
  return { config: { from: catalog.file ?? catalog.from, out: NOWHERE }, base: cwd };
}
