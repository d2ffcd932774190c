import { type Diagnostic, isTrace } from '../../diagnostics/index.js';
import { shortened, visible, visibleLine } from '../../text/visible.js';
import { codeFrame } from './code-frame.js';
import { type Paint, paint } from './colours.js';
import type { Counts, Reporter, ReporterSettings } from './reporter.js';

/**
 * For people: each diagnostic with the lines around its place, the number of diagnostics, and the command's own texts.
 */
export function prettyReporter(settings: ReporterSettings): Reporter {
  const colour = paint(settings.colours);
  return {
    begin: () => ({}),
    diagnostic: (one, index) => ({
      err: `${index === 0 ? '' : '\n'}${prettyDiagnostic(one, settings, colour)}`,
    }),
    end({ counts, exit, out = '', err = '' }) {
      const total = exit === 2 ? '' : countLine(counts, colour);
      return { out: visible(out), err: `${total}${visible(err)}` };
    },
  };
}

function prettyDiagnostic(one: Diagnostic, settings: ReporterSettings, colour: Paint): string {
  const position = [one.file, one.line, one.column].filter((part) => part !== undefined).join(':');
  const pointer = one.pointer === undefined ? '' : ` at ${placeText(one.pointer)}`;
  const text = isTrace(one) ? visible : visibleLine;
  const severity = colour([COLOURS[one.severity], 'bold'], one.severity);
  const where = position === '' ? '' : `${colour('cyan', visibleLine(position))} - `;
  const head = `${where}${severity} ${colour('gray', one.code)}${visibleLine(pointer)}: ${text(one.message)}\n`;
  const frame = frameOf(one, settings, colour);
  return `${head}${frame}  ${colour('bold', 'hint:')} ${text(one.hint)}\n`;
}

/** A JSON Pointer can be as long as the names in a schema. */
const POINTER_LENGTH = 300;

function placeText(pointer: string): string {
  return pointer === '' ? '(root)' : shortened(pointer, POINTER_LENGTH);
}

function frameOf(one: Diagnostic, { source }: ReporterSettings, colour: Paint): string {
  if (one.file === undefined || one.line === undefined || isAboutPayload(one)) return '';
  const text = source(one.file);
  const frame = text === undefined ? '' : codeFrame(text, { line: one.line, column: one.column }, colour);
  return frame === '' ? '' : `\n${frame}\n`;
}

/**
 * Payloads are not shown: they hold personal data, and output ends up in logs. They may also be larger than memory. HS228
 * has a place only in a payload.
 */
function isAboutPayload({ code, isPayload }: Diagnostic): boolean {
  return isPayload === true || code.startsWith('HS71') || code === 'HS228';
}

const COLOURS = { error: 'red', warning: 'yellow', note: 'blue' } as const;

function countLine({ error, warning, note }: Counts, colour: Paint): string {
  const parts = [
    ...(error > 0 ? [colour('red', plural(error, 'error'))] : []),
    ...(warning > 0 ? [colour('yellow', plural(warning, 'warning'))] : []),
    ...(note > 0 ? [colour('blue', plural(note, 'note'))] : []),
  ];
  return parts.length === 0 ? '' : `\n${parts.join(', ')}\n`;
}

function plural(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
