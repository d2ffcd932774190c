import { check, type GenerateResult, generate } from '../generate.js';
import type { Outcome } from './command.js';
import { configurationFor } from './config-flags.js';
import type { GenerateFlags } from './generate-command.js';
import { inFolder, toldFrom } from './places.js';
import { checkResult, generateResult, reportCheck, reportGenerated } from './report.js';
import type { Terminal } from './terminal.js';

/** Generates, checks or tells what would happen, and says what did. @throws DiagnosticError */
export async function runGenerate(flags: GenerateFlags, terminal: Terminal): Promise<Outcome> {
  const { config, base, source } = await configurationFor(flags, terminal.cwd);
  return inFolder(terminal.cwd, base, async () => {
    const from = { cwd: base, ...(source && { source }) };
    if (!flags.check) {
      const options = { ...from, force: flags.force ?? false, dryRun: flags['dry-run'] ?? false };
      return generated(await generate(config, options), { terminal, base, dryRun: options.dryRun });
    }
    const result = await check(config, from);
    return {
      exit: result.fresh ? 0 : 1,
      diagnostics: toldFrom(terminal.cwd, base, result.warnings),
      result: checkResult(result),
      out: result.catalogs.map(({ diff }) => diff).join(''),
      err: reportCheck(result, mendingCommand(flags, terminal)),
    };
  });
}

interface Setting {
  readonly terminal: Terminal;
  readonly base: string;
  readonly dryRun: boolean;
}

function generated(result: GenerateResult, { terminal, base, dryRun }: Setting): Outcome {
  return {
    exit: 0,
    diagnostics: toldFrom(terminal.cwd, base, result.warnings),
    result: generateResult(result),
    out: reportGenerated(result, dryRun),
  };
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
