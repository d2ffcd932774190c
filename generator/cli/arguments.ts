import { parseArgs } from 'node:util';
import { codeOf } from '../diagnostics/thrown.js';
import { nearest } from '../text/nearest.js';
import { type Command, type Flags, type Options, UsageError } from './command.js';

/** The options of hookschema itself, and of every command. */
export const COMMON_OPTIONS = {
  reporter: {
    type: 'string',
    value: 'NAME',
    summary: 'pretty (default), json, github, sarif, markdown or html',
  },
  help: { type: 'boolean', short: 'h', summary: 'show this help, or the help of a command' },
  version: { type: 'boolean', short: 'v', summary: 'show the version' },
} as const satisfies Options;

/** A parsed command line. */
export interface Arguments {
  /** Undefined when the command line names no command and the options are those of hookschema itself. */
  readonly command: Command | undefined;
  readonly flags: Flags & Flags<typeof COMMON_OPTIONS>;
  readonly operands: readonly string[];
}

/**
 * Parses a command line: the arguments after `hookschema`. `help generate` means `generate --help`.
 * @throws UsageError when it is not valid
 */
export function readArguments(written: readonly string[], commands: readonly Command[]): Arguments {
  const args = written[0] === 'help' ? [...written.slice(1), '--help'] : written;
  const command = commands.find(({ name }) => name === args[0]);
  const options: Options = command ? { ...command.options, ...COMMON_OPTIONS } : COMMON_OPTIONS;
  const { values, positionals } = parse(command ? args.slice(1) : args, options);
  const [unknown] = positionals;
  const isExpected = command?.operands !== undefined;
  if (unknown !== undefined && !command) throw unknownCommand(unknown, commands);
  if (unknown !== undefined && !isExpected) throw new UsageError(`unexpected argument ${unknown}`);
  return { command, flags: values, operands: positionals };
}

/**
 * The reporter that a command line names. It is found even when everything else in the command line is wrong, because
 * programs must be able to read usage errors too. Undefined when none is named.
 */
export function reporterName(args: readonly string[]): string | undefined {
  const end = args.indexOf('--');
  const words = end === -1 ? args : args.slice(0, end);
  const at = words.findLastIndex((word) => word === '--reporter' || word.startsWith('--reporter='));
  const word = words[at];
  return word === '--reporter' ? words[at + 1] : word?.slice('--reporter='.length);
}

interface Parsed {
  readonly values: Flags & Flags<typeof COMMON_OPTIONS>;
  readonly positionals: readonly string[];
}

/** Calls Node's parser, and rewrites its errors. */
function parse(args: readonly string[], options: Options): Parsed {
  const config = Object.fromEntries(
    Object.entries(options).map(([name, { type, short, multiple = false }]) => [
      name,
      { type, multiple, ...(short && { short }) },
    ]),
  );
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: config, allowPositionals: true });
    const empty = Object.entries(values).find(([, value]) => [value].flat().includes(''));
    if (empty) throw new UsageError(`--${empty[0]} has an empty value`);
    return { values: values as Parsed['values'], positionals };
  } catch (error) {
    throw isParseError(error) ? new UsageError(rewritten(error.message, options)) : error;
  }
}

function isParseError(error: unknown): error is Error {
  return codeOf(error).startsWith('ERR_PARSE_ARGS_');
}

/** Node's message in the style of ours. For an unknown option, with the option that may have been meant. */
function rewritten(message: string, options: Options): string {
  const [, wrong] = /^Unknown option '(--?[^'=]*)'/.exec(message) ?? [];
  const [, option] = /^Option '(.*?)' argument is ambiguous/.exec(message) ?? [];
  if (option !== undefined)
    return `${option} has no value; one that begins with a dash is written ${option}=-...`;
  if (wrong === undefined) return message.replace(/\.$/, '');
  const meant = wrong.startsWith('--') ? nearest(wrong.slice(2), Object.keys(options)) : undefined;
  return `unknown option ${wrong}${meant ? `; did you mean --${meant}?` : ''}`;
}

function unknownCommand(word: string, commands: readonly Command[]): UsageError {
  if (commands.some(({ name }) => name === word))
    return new UsageError(`${word} is not the first argument`, `write the options after hookschema ${word}`);
  const meant = nearest(
    word,
    commands.map(({ name }) => name),
  );
  return new UsageError(`unknown command ${word}${meant ? `; did you mean ${meant}?` : ''}`);
}
