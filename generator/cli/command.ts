import type { Diagnostic } from '../diagnostics/index.js';
import type { JsonValue } from '../json/json.js';
import type { ExitCode, Terminal } from './terminal.js';

/** One option of a command, as the parser and the help need it. */
export interface Option {
  readonly type: 'boolean' | 'string';
  readonly short?: string;
  /** What stands for the value in the help, such as `FILE`; for options of type `string`. */
  readonly value?: string;
  readonly summary: string;
}

export type Options = Readonly<Record<string, Option>>;

/** The options that were given, by name; those that were not are undefined. */
export type Flags<O extends Options = Options> = {
  readonly [Name in keyof O]?: O[Name]['type'] extends 'boolean' ? boolean : string;
};

/** A command as it was called. */
export interface Call<O extends Options = Options> {
  readonly flags: Flags<O>;
  /** The words that are no options: file names, a code. Empty unless the command takes some. */
  readonly operands: readonly string[];
  /** The words as they were typed, the command's name left out. */
  readonly args: readonly string[];
  readonly terminal: Terminal;
  /**
   * Reports a diagnostic at once, for commands that find more of them than memory holds. Others give theirs back, or
   * throw them as a DiagnosticError.
   */
  report(diagnostic: Diagnostic): void;
  /** Tells an outcome before the command is done: one of several, each of them a whole report. */
  tell(outcome: Outcome): void;
}

/** How a command ended. Each reporter takes of it what is meant for it. */
export interface Outcome {
  readonly exit: ExitCode;
  /** What was found on the way; those that were reported already are not among them. */
  readonly diagnostics?: readonly Diagnostic[];
  /** What the command found out, for programs. */
  readonly result?: JsonValue;
  /** The same for people: what was asked for, on standard output. */
  readonly out?: string;
  /** The same for people: how it went, on standard error. */
  readonly err?: string;
  /** True when everything has been told already, and there is nothing to add. */
  readonly isNamed?: boolean;
}

/** A command of hookschema. One file each; `commands.ts` lists them. */
export interface Command<O extends Options = Options> {
  readonly name: string;
  /** What it does, in one line without a full stop. */
  readonly summary: string;
  /** The words that it takes beside options, such as `<code>`; without it there may be none. */
  readonly operands?: string;
  readonly options: O;
  /** Command lines that work, without `hookschema`. */
  readonly examples: readonly string[];
  /** What else the help says: paragraphs of plain text. */
  readonly notes?: string;
  /**
   * Runs it. Whatever is heavy has to be imported in here and not at the top of the file.
   * @throws DiagnosticError with what is wrong; UsageError when options do not go together
   */
  run(call: Call<O>): Promise<Outcome>;
}

/** Gives a command's `run` the types of its own options; returns it unchanged. */
export function defineCommand<const O extends Options>(command: Command<O>): Command {
  // The parser is strict: it lets nothing through but the command's own options, with the types they have there.
  return command as unknown as Command;
}

/** The command line is wrong: what was typed cannot be what was meant. */
export class UsageError extends Error {
  constructor(
    message: string,
    /** What else to say than that there is help. */
    readonly hint?: string,
  ) {
    super(message);
    this.name = 'UsageError';
  }
}
