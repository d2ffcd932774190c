import type { Code, Text } from './code.js';

/**
 * What a module is made of, from top to bottom, in a form that leaves the target open: each statement knows what of it
 * is a declaration and what is code. Text in a statement has gone through `text/safe-text.ts`.
 */
export type Statement =
  | Reexport
  | TypeDeclaration
  | Code
  | ExportedCode
  | Constant
  | FunctionDeclaration
  | Section;

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
  readonly text: Text;
}

/** A function or constant of JavaScript that only modules of the output import: it has no declaration. */
export interface ExportedCode {
  readonly kind: 'exported-code';
  readonly text: Text;
}

/** A constant. */
export interface Constant {
  readonly kind: 'constant';
  readonly name: string;
  /** False for one that stays inside the module. Default: true. */
  readonly exported?: boolean;
  /** Lines of the comment. Default: none. */
  readonly docs?: readonly string[];
  readonly type: Text;
  /** A JavaScript expression. */
  readonly value: Text;
  /** A JSDoc type for plain JavaScript, so that compilers check the value there too. */
  readonly annotation?: Text;
}

/** A parameter; one with a default may be left out. */
export interface Parameter {
  readonly name: string;
  readonly type: Text;
  /** A JavaScript expression. */
  readonly default?: Text;
}

/** A function. */
export interface FunctionDeclaration {
  readonly kind: 'function';
  readonly name: string;
  /** False for one that stays inside the module. Default: true. */
  readonly exported?: boolean;
  /** Lines of the comment. Default: none. */
  readonly docs?: readonly string[];
  /** The text between the angle brackets: `T, U extends T`. */
  readonly typeParameters?: Text;
  readonly parameters: readonly Parameter[];
  readonly returns: Text;
  /** JavaScript, with its braces. */
  readonly body: Text;
}

/** Statements under a title of their own, which is left out where nothing follows it. */
export interface Section {
  readonly kind: 'section';
  readonly title: string;
  readonly statements: readonly Statement[];
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
export function declareType(text: Text): TypeDeclaration {
  return { kind: 'type', text };
}

/** JavaScript that nothing outside the module sees, one statement per text. */
export function plainCode(...texts: readonly (string | Code)[]): readonly Code[] {
  return texts.map((text) => (typeof text === 'string' ? { kind: 'code', parts: [text] } : text));
}

/** JavaScript for other modules of the output, one function or constant per text. */
export function exportedCode(...texts: readonly Text[]): readonly ExportedCode[] {
  return texts.map((text) => ({ kind: 'exported-code', text }));
}

/** A constant. */
export function constant(parts: Omit<Constant, 'kind'>): Constant {
  return { kind: 'constant', ...parts };
}

/** A function. */
export function declareFunction(parts: Omit<FunctionDeclaration, 'kind'>): FunctionDeclaration {
  return { kind: 'function', ...parts };
}

/** Statements under a title. */
export function section(title: string, statements: readonly Statement[]): Section {
  return { kind: 'section', title, statements };
}
