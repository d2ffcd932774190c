import { COMMON_OPTIONS } from './arguments.js';
import type { Command, Options } from './command.js';

/** The text of `hookschema --help`. */
export function generalHelp(commands: readonly Command[]): string {
  return page([
    ['hookschema: types, validators and fixtures for webhook events, from JSON Schema'],
    ['Usage', '  hookschema <command> [options]'],
    ['Commands', ...columns(commands.map(({ name, summary }) => [name, summary]))],
    ['Options', ...optionLines(COMMON_OPTIONS)],
    EXIT_CODES,
    ['Examples', ...commands.flatMap(({ examples }) => examples.slice(0, 2)).map(exampleLine)],
    ['Run hookschema <command> --help for the options of a command.'],
  ]);
}

/** The text of `hookschema <command> --help`. */
export function commandHelp(command: Command): string {
  const { name, summary, operands, options, examples, notes } = command;
  return page([
    [`hookschema ${name}: ${summary}`],
    ['Usage', `  ${['hookschema', name, operands, '[options]'].filter(Boolean).join(' ')}`],
    ['Options', ...optionLines({ ...options, ...COMMON_OPTIONS })],
    ...(notes === undefined ? [] : [notes.trimEnd().split('\n')]),
    EXIT_CODES,
    ['Examples', ...examples.map(exampleLine)],
  ]);
}

const EXIT_CODES = [
  'Exit codes',
  '  0  success     1  something is wrong, or the output is stale     2  wrong usage     3  a bug in hookschema',
];

function optionLines(options: Options): readonly string[] {
  return columns(
    Object.entries(options).map(([name, { short, value, summary }]) => {
      const long = `--${name}${value === undefined ? '' : ` ${value}`}`;
      return [short === undefined ? long : `-${short}, ${long}`, summary];
    }),
  );
}

function columns(rows: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}

function exampleLine(example: string): string {
  return `  ${example.includes('hookschema') ? example : `hookschema ${example}`}`;
}

function page(sections: readonly (readonly string[])[]): string {
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}
