import type { ConfigSource } from '../config/check-config.js';
import type { HookschemaConfig } from '../config/config.js';
import { type Flags, type Options, UsageError } from './command.js';

/** The options of every command that works on a catalog: where its schemas are. */
export const CONFIG_OPTIONS = {
  config: {
    type: 'string',
    value: 'FILE',
    summary: 'configuration file; default: hookschema.config.{ts,mts,js,mjs,json} in this folder',
  },
  schemas: {
    type: 'string',
    value: 'DIR',
    summary: 'read the schemas in this folder, without a configuration',
  },
  discriminator: {
    type: 'string',
    value: 'POINTER',
    summary: 'JSON Pointer to the event type in a payload; default: /type (with --schemas)',
  },
} as const satisfies Options;

export type ConfigFlags = Flags<typeof CONFIG_OPTIONS> & { readonly out?: string; readonly name?: string };

/** A configuration, and the folder from which its paths are told. */
export interface Configuration {
  readonly config: HookschemaConfig;
  readonly base: string;
  /** The file of the configuration, absolute. */
  readonly file?: string;
  /** Where the configuration stands, if in a file. */
  readonly source?: ConfigSource;
}

/** Where nothing is written, no output folder has to be named; the check of the configuration wants one. */
const NOWHERE = 'hookschema-output';

/**
 * The configuration that the options ask for.
 * @throws UsageError when the options do not go together; DiagnosticError when there is none, or it is not valid
 */
export async function configurationFor(flags: ConfigFlags, cwd: string): Promise<Configuration> {
  const { schemas, out, name, discriminator } = flags;
  if (schemas === undefined) {
    const { loadConfig } = await import('../config/load-config.js');
    return loadConfig(cwd, flags.config);
  }
  if (flags.config !== undefined) throw new UsageError('--schemas and --config exclude each other');
  if (discriminator !== undefined) await requirePointer(discriminator);
  const config = {
    schemas,
    out: out ?? NOWHERE,
    ...(name !== undefined && { package: { name } }),
    ...(discriminator !== undefined && { discriminator }),
  };
  return { config, base: cwd };
}

async function requirePointer(text: string): Promise<void> {
  const { pointerTokens } = await import('../json/json-pointer.js');
  if ((pointerTokens(text)?.length ?? 0) > 0) return;
  const meant = /^[\w-]+(\.[\w-]+)*$/.test(text) ? `/${text.replaceAll('.', '/')}` : '/type';
  throw new UsageError(`--discriminator ${text} is not a JSON Pointer; write ${meant}`);
}
