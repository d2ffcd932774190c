import ts from 'typescript-5.9';

/** A value, and the name of a type that it should be assignable to. */
export interface Probe {
  readonly type: string;
  readonly value: unknown;
}

/** A probe, and the compiler's error for it. */
export interface Refusal {
  readonly probe: Probe;
  readonly message: string;
}

/** The options with which tests compile types. */
export const OPTIONS: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: false,
  types: [],
  lib: ['lib.es2022.d.ts'],
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
};

const host = ts.createCompilerHost(OPTIONS, true);
const libraries = new Map<string, ts.SourceFile | undefined>();

/**
 * Compiles declarations, and checks for every value whether its narrowest type is assignable, all in one program.
 * @returns the values that are not assignable
 * @throws Error when the declarations themselves do not compile
 */
export function refusals(declarations: string, probes: readonly Probe[]): readonly Refusal[] {
  const lines = probes.map(
    ({ type, value }, at) =>
      `declare const i${at}: ${typeOf(value)}; export const v${at}: T.${type} = i${at};`,
  );
  const files = new Map([
    ['/types.ts', declarations],
    ['/probes.ts', `import type * as T from './types.js';\n${lines.join('\n')}\n`],
  ]);
  const program = ts.createProgram([...files.keys()], OPTIONS, hostOf(files));
  const [types, values] = [...files.keys()].map((name) => diagnosticsOf(program, name));
  if (types && types.length > 0)
    throw new Error(`the types do not compile:\n${types.map(textOf).join('\n')}`);
  return (values ?? []).flatMap((diagnostic) => {
    const line = diagnostic.file?.getLineAndCharacterOfPosition(diagnostic.start ?? 0).line ?? 0;
    const probe = probes[line - 1];
    if (!probe) throw new Error(textOf(diagnostic));
    return [{ probe, message: textOf(diagnostic) }];
  });
}

/**
 * Compiles code that imports types from `./types.js`. Lines below `// @ts-expect-error` must not compile.
 * @returns the compiler's errors
 * @throws Error when the declarations themselves do not compile
 */
export function mistakesIn(declarations: string, code: string): readonly string[] {
  const files = new Map([
    ['/types.ts', declarations],
    ['/use.ts', code],
  ]);
  const program = ts.createProgram([...files.keys()], OPTIONS, hostOf(files));
  const [types, uses] = [...files.keys()].map((name) => diagnosticsOf(program, name));
  if (types && types.length > 0)
    throw new Error(`the types do not compile:\n${types.map(textOf).join('\n')}`);
  return (uses ?? []).map(textOf);
}

/** The narrowest type of a JSON value: literal types, tuples and object type literals. */
function typeOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(typeOf).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{ ${Object.entries(value)
    .map(([key, inner]) => `${JSON.stringify(key)}: ${typeOf(inner)}`)
    .join('; ')} }`;
}

/** The errors of one file of a program. */
export function diagnosticsOf(program: ts.Program, name: string): readonly ts.Diagnostic[] {
  const file = program.getSourceFile(name);
  return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
}

/** The number of characters of source that a message shows. */
const SHOWN = 2_000;

/** An error, and the source that it is about. */
export function textOf({ file, start = 0, messageText }: ts.Diagnostic): string {
  const line = file?.text.slice(start, start + SHOWN) ?? '';
  return `${ts.flattenDiagnosticMessageText(messageText, '\n')}\n  ${line}`;
}

/** A compiler host with files in memory, and the compiler's own library, which is parsed once. */
export function hostOf(files: ReadonlyMap<string, string>): ts.CompilerHost {
  return {
    ...host,
    getCurrentDirectory: () => '/',
    fileExists: (name) => files.has(name) || host.fileExists(name),
    readFile: (name) => files.get(name) ?? host.readFile(name),
    getSourceFile: (name, options) => {
      const own = files.get(name);
      if (own !== undefined) return ts.createSourceFile(name, own, options, true);
      if (!libraries.has(name)) libraries.set(name, host.getSourceFile(name, options));
      return libraries.get(name);
    },
  };
}
