import type { ConfigSource } from '../config/check-config.js';
import type { HookschemaConfig } from '../config/config.js';
import type { TargetName } from '../module/output.js';
import { type Flags, type Options, UsageError } from './command.js';

/** The options of every command that needs a catalog: where its schemas are. */
export const CONFIG_OPTIONS = {
  config: {
    type: 'string',
    value: 'FILE',
    summary: 'configuration file; default: hookschema.config.{ts,mts,js,mjs,json} in this folder',
  },
  schemas: {
    type: 'string',
    value: 'PATH',
    summary: 'read the schemas in this folder or file, without a configuration',
  },
  discriminator: {
    type: 'string',
    value: 'POINTER',
    summary: 'JSON Pointer to the event type in a payload; default: /type (with --schemas)',
  },
} as const satisfies Options;

export type ConfigFlags = Flags<typeof CONFIG_OPTIONS> & {
  readonly out?: string;
  readonly name?: string;
  readonly target?: string;
};

/** A configuration, and the folder that its paths are relative to. */
export interface Configuration {
  readonly config: HookschemaConfig;
  readonly base: string;
  /** The configuration file, absolute. Undefined when the command line replaces it. */
  readonly file?: string;
  /** The configuration file for diagnostics. Undefined when the command line replaces it. */
  readonly source?: ConfigSource;
}

/** What to do where there is no configuration. @param instead what a command can do without one */
export function missingConfigHint(instead: string): string {
  return `write hookschema.config.ts, run hookschema init, or ${instead}`;
}

/** The output folder for commands that write nothing. A valid configuration must name one. */
export const NOWHERE = 'hookschema-output';

/**
 * The configuration according to the options: from a file, or from the options alone.
 * @param cwd the folder to search for a configuration file
 * @param hint what to do where there is none
 * @throws UsageError when the options conflict; DiagnosticError when the configuration is missing or not valid
 */
export async function configurationFor(
  flags: ConfigFlags,
  cwd: string,
  hint?: string,
): Promise<Configuration> {
  const { schemas, out, name, discriminator, target } = flags;
  if (schemas === undefined) {
    const { loadConfig } = await import('../config/load-config.js');
    return loadConfig(cwd, flags.config, hint);
  }
  if (flags.config !== undefined) throw new UsageError('--schemas and --config exclude each other');
  if (discriminator !== undefined) await requirePointer(discriminator);
  const config = {
    schemas,
    out: out ?? NOWHERE,
    ...(name !== undefined && { package: { name } }),
    ...(discriminator !== undefined && { discriminator }),
    ...(target !== undefined && { target: targetName(target) }),
  };
  return { config, base: cwd };
}

/** @throws UsageError when there is no target of that name */
export function targetName(text: string): TargetName {
  if (text === 'source' || text === 'package') return text;
  throw new UsageError(`unknown target ${text}; choose source or package`);
}

/** @throws UsageError when the value of `--discriminator` is not a JSON Pointer to a property */
export async function requirePointer(text: string): Promise<void> {
  const { pointerTokens } = await import('../json/json-pointer.js');
  if ((pointerTokens(text)?.length ?? 0) > 0) return;
  const { meantPointer } = await import('../json/meant-pointer.js');
  throw new UsageError(
    `--discriminator ${text} is not a JSON Pointer; write ${meantPointer(text) ?? '/type'}`,
  );
}
