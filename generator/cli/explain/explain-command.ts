import { CODES, type DiagnosticCode } from '../../diagnostics/index.js';
import { type Call, defineCommand, type Outcome, UsageError } from '../command.js';

const OPTIONS = {} as const;

/** `hookschema explain` */
export const explainCommand = defineCommand({
  name: 'explain',
  summary: 'say what a diagnostic means and how to fix it',
  operands: '[code]',
  options: OPTIONS,
  examples: ['explain HS201', 'explain'],
  notes: 'Without a code, it lists all codes.',
  run,
});

async function run({ operands }: Call<typeof OPTIONS>): Promise<Outcome> {
  const [word, ...more] = operands;
  if (more.length > 0) throw new UsageError('explain takes one code');
  if (word === undefined) return listOfCodes();
  const code = /^\d/.test(word) ? `HS${word}` : word.toUpperCase();
  if (!isCode(code)) throw new UsageError(`unknown code ${word}`, 'hookschema explain lists all codes');
  return explained(code);
}

function isCode(text: string): text is DiagnosticCode {
  return Object.hasOwn(CODES, text);
}

function listOfCodes(): Outcome {
  const entries = Object.entries(CODES).map(([code, entry]) => ({ code, ...entry }));
  const lines = entries.map(({ code, severity, title }) => `${code}  ${severity.padEnd(7)}  ${title}\n`);
  return { exit: 0, result: entries, out: lines.join('') };
}

async function explained(code: DiagnosticCode): Promise<Outcome> {
  const { EXPLANATIONS, exampleLines } = await import('../../diagnostics/explanations/index.js');
  const { severity, title } = CODES[code];
  const { meaning, example, fix } = EXPLANATIONS[code];
  const shown = example === undefined ? [] : exampleLines(example);
  const parts = [
    `${code} (${severity}): ${title}`,
    wrapped(meaning),
    ...(shown.length > 0 ? [`For example\n\n${indented(shown)}`] : []),
    `What to do\n\n${wrapped(fix, '  ')}`,
  ];
  const result = {
    ...{ code, severity, title, meaning },
    ...(shown.length > 0 && { example: shown.join('\n') }),
    fix,
  };
  return { exit: 0, result, out: `${parts.join('\n\n')}\n` };
}

function indented(lines: readonly string[]): string {
  return lines.map((line) => (line === '' ? '' : `  ${line}`)).join('\n');
}

/** A paragraph, wrapped at 80 characters. */
function wrapped(text: string, indent = ''): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && indent.length + line.length + 1 + word.length > 80) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].map((one) => `${indent}${one}`).join('\n');
}
