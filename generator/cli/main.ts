import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { DiagnosticError, diagnostic, sorted } from '../diagnostics/index.js';
import { traceOf } from '../diagnostics/thrown.js';
import { withoutMark } from '../load/byte-order-mark.js';
import { readRegularFileSync } from '../load/regular-file.js';
import { type Arguments, readArguments, reporterName } from './arguments.js';
import { type Call, type Outcome, UsageError } from './command.js';
import { COMMANDS } from './commands.js';
import { commandHelp, generalHelp } from './help.js';
import { wantsColours } from './reporters/colours.js';
import { createReporter } from './reporters/index.js';
import type { Reporter, ReporterSettings } from './reporters/reporter.js';
import { openSession } from './session.js';
import type { ExitCode, Terminal } from './terminal.js';

/** Runs a command line: the arguments after `hookschema`. Never throws: bugs are reported like other errors. */
export async function main(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const read = attempt(() => readArguments(args, COMMANDS));
  const settings = settingsFor(COMMANDS.find(({ name }) => name === args[0])?.name, terminal);
  const { reporter, problem } = await reporterFor(args, settings);
  const options = { withNotes: args.includes('--verbose') };
  const session = openSession(reporter, terminal, options);
  const usageProblem = 'problem' in read ? read.problem : problem;
  const outcome =
    usageProblem === undefined && 'value' in read
      ? await run(read.value, args.slice(1), {
          terminal,
          report: session.report,
          publish: (one) => openSession(reporter, terminal, options).end(one),
        })
      : outcomeOf(usageProblem, args[0]);
  session.end(outcome);
  return outcome.exit;
}

async function run(
  { command, flags, operands }: Arguments,
  args: readonly string[],
  context: Pick<Call, 'terminal' | 'report' | 'publish'>,
): Promise<Outcome> {
  try {
    if (flags.version) return { exit: 0, result: { version: version() }, out: `${version()}\n` };
    if (flags.help || !command) {
      const help = command ? commandHelp(command) : generalHelp(COMMANDS);
      return { exit: 0, result: { help }, out: help };
    }
    return await command.run({ flags, operands, args, ...context });
  } catch (error) {
    return outcomeOf(error, command?.name);
  }
}

/** The outcome of a run that threw: problems that it found, a wrong command line, or a bug of ours. */
function outcomeOf(error: unknown, command: string | undefined): Outcome {
  if (error instanceof DiagnosticError) return { exit: 1, diagnostics: sorted(error.diagnostics) };
  if (error instanceof UsageError) {
    const known = COMMANDS.some(({ name }) => name === command);
    const help = `hookschema ${known ? `${command} ` : ''}--help shows the usage`;
    const wording = { message: error.message, hint: error.hint ?? help };
    return { exit: 2, diagnostics: [diagnostic('HS701', wording)] };
  }
  const message = traceOf(error);
  const hint = 'this is a bug in hookschema; please report it, with the schemas if you can share them';
  return { exit: 3, diagnostics: [diagnostic('HS901', { message, hint })] };
}

/** The reporter that the command line names. Where the name is unknown, `pretty` and the problem to report. */
async function reporterFor(
  args: readonly string[],
  settings: ReporterSettings,
): Promise<{ readonly reporter: Reporter; readonly problem?: unknown }> {
  try {
    return { reporter: await createReporter(reporterName(args) ?? 'pretty', settings) };
  } catch (problem) {
    return { reporter: await createReporter('pretty', settings), problem };
  }
}

function settingsFor(command: string | undefined, terminal: Terminal): ReporterSettings {
  const source = (file: string): string | undefined => {
    const read = attempt(() => readRegularFileSync(resolve(terminal.cwd, file)));
    return 'value' in read ? withoutMark(read.value) : undefined;
  };
  return { command, version: version(), colours: wantsColours(terminal), source };
}

function attempt<T>(work: () => T): { readonly value: T } | { readonly problem: unknown } {
  try {
    return { value: work() };
  } catch (problem) {
    return { problem };
  }
}

function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  const found =
    typeof manifest === 'object' && manifest !== null && 'version' in manifest ? manifest.version : '';
  return String(found);
}
