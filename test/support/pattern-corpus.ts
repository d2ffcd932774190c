import { readFileSync } from 'node:fs';

/** A pattern that is slow on some text. */
export interface EvilPattern {
  readonly pattern: string;
  /** A text on which it is slow: a beginning, a part that is repeated, and an end. */
  readonly beginning: string;
  readonly repeated: string;
  readonly end: string;
  readonly purpose: string;
}

/** The patterns of `test/patterns/evil.tsv`. */
export function evilPatterns(): readonly EvilPattern[] {
  return rowsOf('evil.tsv').map(([pattern = '', beginning = '', repeated = '', end = '', purpose = '']) => ({
    pattern,
    beginning: unescaped(beginning),
    repeated: unescaped(repeated),
    end: unescaped(end),
    purpose,
  }));
}

/** The patterns of `test/patterns/harmless.tsv`. */
export function harmlessPatterns(): readonly { readonly pattern: string; readonly purpose: string }[] {
  return rowsOf('harmless.tsv').map(([pattern = '', purpose = '']) => ({ pattern, purpose }));
}

function rowsOf(file: string): readonly (readonly string[])[] {
  const lines = readFileSync(new URL(`../patterns/${file}`, import.meta.url), 'utf8').split('\n');
  return lines.filter((line) => line !== '' && !line.startsWith('# ')).map((line) => line.split('\t'));
}

function unescaped(text: string): string {
  return text.replaceAll('\\n', '\n').replaceAll('\\r', '\r');
}
