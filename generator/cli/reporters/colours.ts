import { styleText } from 'node:util';
import type { Terminal } from '../terminal.js';

/** Gives a text a style. Returns it unchanged where colours are off. */
export type Paint = (style: Parameters<typeof styleText>[0], text: string) => string;

/** Creates a paint. @param colours false for one that leaves texts unchanged */
export function paint(colours: boolean): Paint {
  return (style, text) => (colours ? styleText(style, text, { validateStream: false }) : text);
}

/**
 * Whether to use colours on standard error: at a terminal, unless `NO_COLOR` is set (https://no-color.org) or the
 * terminal is dumb. `FORCE_COLOR` overrides all of these; `0` and `false` mean no.
 */
export function wantsColours({ env, isInteractive }: Terminal): boolean {
  const { FORCE_COLOR: forced } = env;
  if (forced !== undefined && forced !== '') return forced !== '0' && forced !== 'false';
  return isInteractive.stderr && (env.NO_COLOR ?? '') === '' && env.TERM !== 'dumb';
}
