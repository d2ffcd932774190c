import { readFileSync } from 'node:fs';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { DiagnosticError, sorted } from '../diagnostics/index.js';
import { nearest } from '../text/nearest.js';
import { conflict, type GenerateFlags, runGenerate } from './generate-command.js';
import { GENERATE_HELP, HELP } from './help.js';
import { reportDiagnostics } from './report.js';
import type { ExitCode, Terminal } from './terminal.js';

type Options = NonNullable<ParseArgsConfig['options']>;

const GENERAL: Options = {
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
};

const GENERATE: Options = {
  ...GENERAL,
  config: { type: 'string' },
  schemas: { type: 'string' },
  out: { type: 'string' },
  name: { type: 'string' },
  discriminator: { type: 'string' },
  check: { type: 'boolean' },
  force: { type: 'boolean' },
};

/** Runs a command line: the words after `hookschema`. Throws nothing but bugs. */
export async function main(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [command, ...rest] = args;
  try {
    if (command === 'generate') return await generateCommand(rest, terminal);
    return general(args, terminal);
  } catch (error) {
    if (error instanceof DiagnosticError) {
      terminal.err(reportDiagnostics(sorted(error.diagnostics)));
      return 1;
    }
    if (isUsageError(error))
      return wrongUsage(explain(error.message, command === 'generate' ? GENERATE : GENERAL), terminal);
    throw error;
  }
}

async function generateCommand(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values } = parseArgs({ args: [...args], options: GENERATE, allowPositionals: false });
  if (values.help) return print(GENERATE_HELP, terminal);
  if (values.version) return print(version(), terminal);
  const flags: GenerateFlags = values;
  const problem = conflict(flags);
  return problem === undefined ? runGenerate(flags, terminal) : wrongUsage(problem, terminal);
}

function general(args: readonly string[], terminal: Terminal): ExitCode {
  const { values, positionals } = parseArgs({ args: [...args], options: GENERAL, allowPositionals: true });
  const [command] = positionals;
  if (command !== undefined) {
    const meant = nearest(command, ['generate']);
    return wrongUsage(`unknown command ${command}${meant ? `; did you mean ${meant}?` : ''}`, terminal);
  }
  return print(values.version ? version() : HELP, terminal);
}

function print(text: string, terminal: Terminal): ExitCode {
  terminal.out(text);
  return 0;
}

function wrongUsage(problem: string, terminal: Terminal): ExitCode {
  terminal.err(`hookschema: ${problem}\nhookschema --help tells what there is\n`);
  return 2;
}

function isUsageError(error: unknown): error is Error & { readonly code: string } {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS_');
}

/** Node's sentence, and the option that may have been meant. */
function explain(message: string, options: Options): string {
  const [, wrong] = /^Unknown option '--([^'=]*)'/.exec(message) ?? [];
  if (wrong === undefined) return message.replace(/\.$/, '');
  const meant = nearest(wrong, Object.keys(options));
  return `unknown option --${wrong}${meant ? `; did you mean --${meant}?` : ''}`;
}

function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  const found =
    typeof manifest === 'object' && manifest !== null && 'version' in manifest ? manifest.version : '';
  return `${String(found)}\n`;
}
