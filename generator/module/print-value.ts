import { printComment } from '../text/print-comment.js';
import type { Text } from './code.js';
import { parameterList } from './parameter-list.js';
import type { Constant, FunctionDeclaration, Parameter } from './statement.js';

/** Prints a text with the local names of its imports. */
export type Print = (text: Text) => string;

/** The length of a function's head, above which several parameters get a line each. */
const LINE = 110;

/** The declaration of a constant, for `.d.ts`. */
export function declareConstant({ docs = [], name, type }: Constant, print: Print): string {
  return `${printComment(docs, '')}export declare const ${name}: ${print(type)};`;
}

/** A constant in JavaScript. */
export function scriptConstant(constant: Constant, print: Print): string {
  const { name, value, annotation } = constant;
  const comment = annotation === undefined ? '' : `/** @type {${print(annotation)}} */\n`;
  return `${comment}${exportOf(constant)}const ${name} = ${print(value)};`;
}

/** A constant in TypeScript. */
export function typedConstant(constant: Constant, print: Print): string {
  const { docs = [], name, type, value } = constant;
  return `${printComment(docs, '')}${exportOf(constant)}const ${name}: ${print(type)} = ${print(value)};`;
}

/** The declaration of a function, for `.d.ts`. */
export function declareFunction(declared: FunctionDeclaration, print: Print): string {
  const parameters = declared.parameters.map(
    ({ name, type, default: value }) => `${name}${value === undefined ? '' : '?'}: ${print(type)}`,
  );
  return `${printComment(declared.docs ?? [], '')}export declare ${typedHead(declared, parameters, print)};`;
}

/** A function in JavaScript. */
export function scriptFunction(declared: FunctionDeclaration, print: Print): string {
  const { name, parameters, body } = declared;
  const list = parameters.map((parameter) => parameter.name + defaultOf(parameter, print));
  return `${exportOf(declared)}function ${name}(${list.join(', ')}) ${print(body)}`;
}

/** A function in TypeScript. */
export function typedFunction(declared: FunctionDeclaration, print: Print): string {
  const parameters = declared.parameters.map(
    (parameter) => `${parameter.name}: ${print(parameter.type)}${defaultOf(parameter, print)}`,
  );
  const head = typedHead(declared, parameters, print);
  return `${printComment(declared.docs ?? [], '')}${exportOf(declared)}${head} ${print(declared.body)}`;
}

/**
 * Exports a function or constant that modules of the output share. It has no types; TypeScript that requires explicit
 * types of exports gets `any`.
 */
export function exportCode(text: string, form: 'script' | 'typescript'): string {
  const exported = text.replace(/^(?=(?:async )?function |const )/m, 'export ');
  if (form === 'script') return exported;
  const head = /^export (?:const ([^ ]+)|(async )?function ([^(]+)\()/m.exec(exported);
  if (head === null) return exported;
  const [start, constantName, isAsync = '', name = ''] = head;
  const before = exported.slice(0, head.index);
  const behind = head.index + start.length;
  if (constantName !== undefined)
    return `${before}export const ${constantName}: any${exported.slice(behind)}`;
  const { parameters, end } = parameterList(exported, behind);
  const result = isAsync === '' ? 'any' : 'Promise<any>';
  return `${before}export ${isAsync}function ${name}(${parameters.map(typedParameter).join(', ')}): ${result}${exported.slice(end)}`;
}

/** A parameter of the type `any`. One without a default may be left out. */
function typedParameter(parameter: string): string {
  const [name = '', ...rest] = parameter.split(' = ');
  return rest.length === 0 ? `${name}?: any` : `${name}: any = ${rest.join(' = ')}`;
}

function exportOf({ exported = true }: Pick<Constant, 'exported'>): string {
  return exported ? 'export ' : '';
}

function defaultOf({ default: value }: Parameter, print: Print): string {
  return value === undefined ? '' : ` = ${print(value)}`;
}

function typedHead(
  { name, typeParameters, returns }: FunctionDeclaration,
  parameters: readonly string[],
  print: Print,
): string {
  const start = `function ${name}${typeParameters === undefined ? '' : `<${print(typeParameters)}>`}`;
  const line = `${start}(${parameters.join(', ')}): ${print(returns)}`;
  if (line.length <= LINE || parameters.length < 2) return line;
  return `${start}(\n${parameters.map((parameter) => `  ${parameter},\n`).join('')}): ${print(returns)}`;
}
