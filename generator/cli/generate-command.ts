import type { HookschemaConfig } from '../config/config.js';
import { loadConfig } from '../config/load-config.js';
import { check, generate } from '../generate.js';
import { reportCheck, reportDiagnostics, reportGenerated } from './report.js';
import type { ExitCode, Terminal } from './terminal.js';

/** The options of `hookschema generate`, as they come from the command line. */
export interface GenerateFlags {
  readonly config?: string;
  readonly schemas?: string;
  readonly out?: string;
  readonly name?: string;
  readonly discriminator?: string;
  readonly check?: boolean;
  readonly force?: boolean;
}

/** Why the options do not go together; undefined when they do. */
export function conflict(flags: GenerateFlags): string | undefined {
  const folders = [flags.schemas, flags.out].filter((one) => one !== undefined).length;
  if (folders === 1) return '--schemas and --out go together';
  if (folders === 2 && flags.config !== undefined)
    return '--config already says where the schemas and the output are';
  const needsFolders = [flags.name, flags.discriminator].some((one) => one !== undefined);
  if (folders === 0 && needsFolders)
    return '--name and --discriminator go with --schemas and --out; a config has its own';
  if (flags.check && flags.force) return '--check writes nothing, so there is nothing to --force';
  return undefined;
}

/** Generates, or checks, and says what happened. @throws DiagnosticError */
export async function runGenerate(flags: GenerateFlags, terminal: Terminal): Promise<ExitCode> {
  const { config, base } = await configFor(flags, terminal);
  if (flags.check) {
    const result = await check(config, { cwd: base });
    terminal.err(reportDiagnostics(result.warnings));
    terminal.out(result.catalogs.map(({ diff }) => diff).join(''));
    terminal.err(reportCheck(result, mendingCommand(flags, terminal)));
    return result.fresh ? 0 : 1;
  }
  const result = await generate(config, { cwd: base, force: flags.force ?? false });
  terminal.err(reportDiagnostics(result.warnings));
  terminal.out(reportGenerated(result));
  return 0;
}

async function configFor(
  flags: GenerateFlags,
  { cwd }: Terminal,
): Promise<{ readonly config: HookschemaConfig; readonly base: string }> {
  const { schemas, out, name, discriminator } = flags;
  if (schemas === undefined || out === undefined) return loadConfig(cwd, flags.config);
  const config = {
    schemas,
    out,
    ...(name && { package: { name } }),
    ...(discriminator && { discriminator }),
  };
  return { config, base: cwd };
}

/** The command that brings the output up to date: the npm script where it was called through one. */
function mendingCommand(flags: GenerateFlags, { env }: Terminal): string {
  if (env.npm_lifecycle_event === 'generate') return 'npm run generate --';
  const options = (['config', 'schemas', 'out', 'name', 'discriminator'] as const).flatMap((name) => {
    const value = flags[name];
    return value === undefined ? [] : [`--${name} ${shellWord(value)}`];
  });
  return ['npx hookschema generate', ...options].join(' ');
}

function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
