import type { Code, Text } from './code.js';

/**
 * A part of a module, in order. Statements leave the target open: each says what its declaration is and what its code
 * is. All text in statements has passed through `text/safe-text.ts`.
 */
export type Statement =
  | Reexport
  | TypeDeclaration
  | Code
  | ExportedCode
  | Constant
  | FunctionDeclaration
  | Section;

/** A re-export of names of another module; without `names`, of all its types. */
export interface Reexport {
  readonly kind: 'reexport';
  readonly what: 'types' | 'values';
  readonly names?: readonly string[];
  readonly from: string;
}

/** An interface or type, as TypeScript with its comment and `export`. Helper types have no `export`. */
export interface TypeDeclaration {
  readonly kind: 'type';
  readonly text: Text;
}

/** A JavaScript function or constant that only modules of the output import. It has no declaration. */
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
  /** A JSDoc type for JavaScript, so that compilers check the value there too. */
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

/** Statements under a title. The title is left out where none of them is printed. */
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

/** JavaScript that is private to the module, one statement per text. */
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
