import { printComment } from '../text/print-comment.js';
import type { Constant, FunctionDeclaration, Parameter } from './statement.js';

/** How long the head of a function may get before its parameters, where it has several, are laid out over several lines. */
const LINE = 110;

/** The declaration of a constant, for `.d.ts`. */
export function declareConstant({ docs, name, type }: Constant): string {
  return `${printComment(docs, '')}export declare const ${name}: ${type};`;
}

/** A constant in JavaScript. */
export function scriptConstant({ name, value, annotation }: Constant): string {
  const comment = annotation === undefined ? '' : `/** @type {${annotation}} */\n`;
  return `${comment}export const ${name} = ${value};`;
}

/** A constant in TypeScript. */
export function typedConstant({ docs, name, type, value }: Constant): string {
  return `${printComment(docs, '')}export const ${name}: ${type} = ${value};`;
}

/** The declaration of a function, for `.d.ts`. */
export function declareFunction(declared: FunctionDeclaration): string {
  const parameters = declared.parameters.map(
    ({ name, type, default: value }) => `${name}${value === undefined ? '' : '?'}: ${type}`,
  );
  return `${printComment(declared.docs, '')}export declare ${typedHead(declared, parameters)};`;
}

/** A function in JavaScript. */
export function scriptFunction({ name, parameters, body }: FunctionDeclaration): string {
  const list = parameters.map((parameter) => parameter.name + defaultOf(parameter));
  return `export function ${name}(${list.join(', ')}) ${body}`;
}

/** A function in TypeScript. */
export function typedFunction(declared: FunctionDeclaration): string {
  const parameters = declared.parameters.map(
    (parameter) => `${parameter.name}: ${parameter.type}${defaultOf(parameter)}`,
  );
  return `${printComment(declared.docs, '')}export ${typedHead(declared, parameters)} ${declared.body}`;
}

/**
 * A function or constant that modules of the output share. It has no types; compilers that want some of everything that
 * is exported get the widest.
 */
export function exportCode(text: string, form: 'script' | 'typescript'): string {
  const exported = text.replace(/^(?=function |const )/m, 'export ');
  if (form === 'script') return exported;
  return exported.replace(
    /^export (?:const ([^ ]+)|function ([^(]+)\(([^)]*)\))/m,
    (_all, constantName: string | undefined, name: string, parameters: string) => {
      if (constantName !== undefined) return `export const ${constantName}: any`;
      const typed = parameters.split(', ').map((parameter) => (parameter === '' ? '' : `${parameter}?: any`));
      return `export function ${name}(${typed.join(', ')}): any`;
    },
  );
}

function defaultOf({ default: value }: Parameter): string {
  return value === undefined ? '' : ` = ${value}`;
}

function typedHead(
  { name, typeParameters, returns }: FunctionDeclaration,
  parameters: readonly string[],
): string {
  const start = `function ${name}${typeParameters === undefined ? '' : `<${typeParameters}>`}`;
  const line = `${start}(${parameters.join(', ')}): ${returns}`;
  if (line.length <= LINE || parameters.length < 2) return line;
  return `${start}(\n${parameters.map((parameter) => `  ${parameter},\n`).join('')}): ${returns}`;
}
