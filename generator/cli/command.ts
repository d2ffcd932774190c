import type { Diagnostic } from '../diagnostics/index.js';
import type { JsonValue } from '../json/json.js';
import type { ExitCode, Terminal } from './terminal.js';

/** One option of a command, for the parser and for the help. */
export interface Option {
  readonly type: 'boolean' | 'string';
  readonly short?: string;
  /** The placeholder of the value in the help, such as `FILE`. For options of type `string`. */
  readonly value?: string;
  /** True for an option that may be given several times. Its value is a list. */
  readonly multiple?: boolean;
  readonly summary: string;
}

export type Options = Readonly<Record<string, Option>>;

/** The options of a call, by name. Options that were not given are undefined. */
export type Flags<O extends Options = Options> = {
  readonly [Name in keyof O]?: O[Name]['type'] extends 'boolean'
    ? boolean
    : O[Name] extends { readonly multiple: true }
      ? readonly string[]
      : string;
};

/** A call of a command. */
export interface Call<O extends Options = Options> {
  readonly flags: Flags<O>;
  /** The arguments that are not options: file names, a code. Empty unless the command accepts operands. */
  readonly operands: readonly string[];
  /** All arguments as typed, without the command's name. */
  readonly args: readonly string[];
  readonly terminal: Terminal;
  /**
   * Reports a diagnostic at once, for commands with more diagnostics than fit in memory. Other commands return theirs
   * in the outcome, or throw a DiagnosticError.
   */
  report(diagnostic: Diagnostic): void;
  /** Prints an outcome as a complete report while the command goes on, for commands with several outcomes. */
  publish(outcome: Outcome): void;
}

/** How a command ended. Each reporter uses the parts that concern it. */
export interface Outcome {
  readonly exit: ExitCode;
  /** The diagnostics that have not been reported yet. */
  readonly diagnostics?: readonly Diagnostic[];
  /** The result for programs. */
  readonly result?: JsonValue;
  /** The result for people, printed to standard output. */
  readonly out?: string;
  /** The result for people as Markdown. Without it, `out` is shown as a block of text. */
  readonly markdown?: string;
  /** Remarks about the run for people, printed to standard error. */
  readonly err?: string;
  /** True when everything has been printed with `publish` already, so that there is nothing to add. */
  readonly isReported?: boolean;
}

/** A command of hookschema. Each has its own file; `commands.ts` lists them. */
export interface Command<O extends Options = Options> {
  readonly name: string;
  /** What it does, in one line without a full stop. */
  readonly summary: string;
  /** The operands in the usage line, such as `<code>`. A command without this member accepts none. */
  readonly operands?: string;
  readonly options: O;
  /** Working command lines, without `hookschema`. */
  readonly examples: readonly string[];
  /** Further help: paragraphs of plain text. */
  readonly notes?: string;
  /**
   * Runs the command. Heavy modules must be imported in here, not at the top of the file.
   * @throws DiagnosticError with the problems found; UsageError when options conflict
   */
  run(call: Call<O>): Promise<Outcome>;
}

/** Gives a command's `run` the types of its own options. Returns the command unchanged. */
export function defineCommand<const O extends Options>(command: Command<O>): Command {
  // This is safe because the parser is strict: it passes only the command's own options, with their declared types.
  return command as unknown as Command;
}

/** The command line is wrong: an unknown option, a missing value, or options that conflict. */
export class UsageError extends Error {
  constructor(
    message: string,
    /** The hint. By default it refers to `--help`. */
    readonly hint?: string,
  ) {
    super(message);
    this.name = 'UsageError';
  }
}
