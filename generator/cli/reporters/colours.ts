import { styleText } from 'node:util';
import type { Terminal } from '../terminal.js';

/** Gives a text a style, or leaves it as it is where colours are off. */
export type Paint = (style: Parameters<typeof styleText>[0], text: string) => string;

/** A paint that colours, or one that does not. */
export function paint(colours: boolean): Paint {
  return (style, text) => (colours ? styleText(style, text, { validateStream: false }) : text);
}

/**
 * Whether to colour what goes to standard error: where a person looks at it, unless `NO_COLOR` or a dumb terminal is
 * against it (https://no-color.org). `FORCE_COLOR` decides alone when it is set; `0` and `false` mean no.
 */
export function wantsColours({ env, isInteractive }: Terminal): boolean {
  const { FORCE_COLOR: forced } = env;
  if (forced !== undefined && forced !== '') return forced !== '0' && forced !== 'false';
  return isInteractive.stderr && (env.NO_COLOR ?? '') === '' && env.TERM !== 'dumb';
}
