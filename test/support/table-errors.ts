import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import ts from 'typescript';
import { fromRoot } from './compile.js';

/** An error of the compiler. */
export interface CompilerError {
  /** Relative to `generator/`. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  readonly message: string;
}

/** The name under which the compiler reports errors of rows that stand alone, one per line after the first. */
export const ROWS_FILE = 'schema/rows-of-a-test.ts';

const TABLE = fromRoot('generator/schema/keywords.ts');
const END = '\n} as const satisfies';

/**
 * The errors of the generator with more rows in its keyword table, and those of rows that stand alone. One program
 * finds all of them.
 * @param added by keyword, as code
 * @param alone as code
 */
export function tableErrors(
  added: ReadonlyMap<string, string>,
  alone: readonly string[],
): readonly CompilerError[] {
  const more = [...added].map(([keyword, row]) => `\n  ${keyword}: ${row},`).join('');
  const table = readFileSync(TABLE, 'utf8').replace(END, `${more}${END}`);
  const rows = ["import type { CatalogRow } from './keyword-row.js';"];
  const declared = alone.map((row, index) => `export const ROW_${index}: CatalogRow = ${row};`);
  return errorsOf(
    new Map([
      [TABLE, table],
      [fromRoot(`generator/${ROWS_FILE}`), [...rows, ...declared].join('\n')],
    ]),
  );
}

/** The errors of the generator when some of its files have other texts. */
function errorsOf(texts: ReadonlyMap<string, string>): readonly CompilerError[] {
  const { config } = ts.readConfigFile(fromRoot('tsconfig.build.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, fromRoot('.'));
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (name, version, ...rest) => {
    const text = texts.get(name);
    return text === undefined ? read(name, version, ...rest) : ts.createSourceFile(name, text, version, true);
  };
  const roots = [fromRoot('generator/index.ts'), ...texts.keys()];
  const program = ts.createProgram(roots, { ...options, noEmit: true }, host);
  return program.getSemanticDiagnostics().map(({ file, start = 0, messageText }) => ({
    file: file ? relative(fromRoot('generator'), file.fileName) : '',
    line: (file?.getLineAndCharacterOfPosition(start).line ?? 0) + 1,
    message: ts.flattenDiagnosticMessageText(messageText, '\n'),
  }));
}
