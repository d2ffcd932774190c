/**
 * What a module is made of, from top to bottom, in a form that leaves the target open: each statement knows what of it
 * is a declaration and what is code. Text in a statement has gone through `text/safe-text.ts`.
 */
export type Statement = Import | Reexport | TypeDeclaration | Code | Constant | FunctionDeclaration | Section;

/** Names from another module of the output; of a `namespace` import the one name that stands for all. */
export interface Import {
  readonly kind: 'import';
  readonly what: 'types' | 'values' | 'namespace';
  readonly names: readonly string[];
  /** Path of the other module as its emitter gives it, such as `types`. */
  readonly from: string;
}

/** Names of another module handed on; without `names` all its types. */
export interface Reexport {
  readonly kind: 'reexport';
  readonly what: 'types' | 'values';
  readonly names?: readonly string[];
  readonly from: string;
}

/** An interface or type, as TypeScript with its comment and its `export`; helpers of such have none. */
export interface TypeDeclaration {
  readonly kind: 'type';
  readonly text: string;
}

/** JavaScript that nothing outside the module sees, unless it is exported to other modules of the output. */
export interface Code {
  readonly kind: 'code';
  readonly text: string;
  /** True for one function or constant that has no declaration but that other modules import. */
  readonly isExported?: true;
}

/** An exported constant. */
export interface Constant {
  readonly kind: 'constant';
  readonly name: string;
  /** Lines of the comment. */
  readonly docs: readonly string[];
  readonly type: string;
  /** A JavaScript expression. */
  readonly value: string;
  /** A JSDoc type for plain JavaScript, so that compilers check the value there too. */
  readonly annotation?: string;
}

/** A parameter; one with a default may be left out. */
export interface Parameter {
  readonly name: string;
  readonly type: string;
  /** A JavaScript expression. */
  readonly default?: string;
}

/** An exported function. */
export interface FunctionDeclaration {
  readonly kind: 'function';
  readonly name: string;
  /** Lines of the comment. */
  readonly docs: readonly string[];
  /** What stands between the angle brackets. */
  readonly typeParameters?: string;
  readonly parameters: readonly Parameter[];
  readonly returns: string;
  /** JavaScript, with its braces. */
  readonly body: string;
}

/** Statements under a title of their own, which is left out where nothing follows it. */
export interface Section {
  readonly kind: 'section';
  readonly title: string;
  readonly statements: readonly Statement[];
}

/** `import type {...}`: what declarations need. */
export function importTypes(names: readonly string[], from: string): Import {
  return { kind: 'import', what: 'types', names, from };
}

/** `import {...}`: what code needs. */
export function importValues(names: readonly string[], from: string): Import {
  return { kind: 'import', what: 'values', names, from };
}

/** `import * as name`, for code and for `typeof name` in declarations. */
export function importNamespace(name: string, from: string): Import {
  return { kind: 'import', what: 'namespace', names: [name], from };
}

/** `export type {...}`, or all types of a module. */
export function exportTypes(from: string, names?: readonly string[]): Reexport {
  return { kind: 'reexport', what: 'types', from, ...(names && { names }) };
}

/** `export {...}` from another module. */
export function exportValues(from: string, names: readonly string[]): Reexport {
  return { kind: 'reexport', what: 'values', names, from };
}

/** An interface or type; `text` is the whole declaration. */
export function declareType(text: string): TypeDeclaration {
  return { kind: 'type', text };
}

/** Internal JavaScript, one statement a text. */
export function code(...texts: readonly string[]): readonly Code[] {
  return texts.map((text) => ({ kind: 'code', text }));
}

/** JavaScript for other modules of the output, one function or constant a text. */
export function exportedCode(...texts: readonly string[]): readonly Code[] {
  return texts.map((text) => ({ kind: 'code', text, isExported: true }));
}

/** An exported constant. */
export function constant(parts: Omit<Constant, 'kind'>): Constant {
  return { kind: 'constant', ...parts };
}

/** An exported function. */
export function declareFunction(parts: Omit<FunctionDeclaration, 'kind'>): FunctionDeclaration {
  return { kind: 'function', ...parts };
}

/** Statements under a title. */
export function section(title: string, statements: readonly Statement[]): Section {
  return { kind: 'section', title, statements };
}

/** What statements take from other modules, those of their sections too. */
export function importsIn(statements: readonly Statement[]): readonly (Import | Reexport)[] {
  return statements.flatMap((one) => {
    if (one.kind === 'section') return importsIn(one.statements);
    return one.kind === 'import' || one.kind === 'reexport' ? [one] : [];
  });
}
