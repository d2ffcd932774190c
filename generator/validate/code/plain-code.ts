import { type Token, tokenizer, tokTypes } from 'acorn';
import { HAS_OWN, HOLDER, type ReadableCode } from './readable-code.js';

/** The most operators in a line and the deepest nesting of blocks for code that is parsed into a tree. */
const MOST_OPERATORS = 250;
const DEEPEST = 60;

/**
 * True for code that is nested too deep for recursive functions: a choice of a thousand branches is a thousand nested
 * conditions.
 */
export function isTooDeep(code: string): boolean {
  let depth = 0;
  return code.split('\n').some((line) => {
    if (line.startsWith('}')) depth -= 1;
    if (line.endsWith('{')) depth += 1;
    return depth > DEEPEST || (line.match(/ (?:\|\||&&|\+) /g) ?? []).length > MOST_OPERATORS;
  });
}

/** Deeply nested code with renamed values and indentation, otherwise unchanged. */
export function plainCode(code: string, rename: ReadonlyMap<string, string>): ReadableCode {
  const tokens = [...tokenizer(code, { ecmaVersion: 'latest', sourceType: 'module' })];
  const uses = new Set<string>();
  let text = '';
  let end = 0;
  for (const [at, token] of tokens.entries()) {
    const name = code.slice(token.start, token.end);
    if (token.type !== tokTypes.name || tokens[at - 1]?.type === tokTypes.dot || token.start < end) continue;
    const renamed = rename.get(name) ?? name;
    uses.add(renamed);
    text += code.slice(end, token.start) + renamed;
    end = endOf(tokens, at, HOLDER.test(name) || renamed === HAS_OWN);
  }
  return { text: indented(text + code.slice(end)), uses };
}

/** The end of a name. A function that Ajv calls through a property is called directly instead. */
function endOf(tokens: readonly Token[], at: number, hasProperty: boolean): number {
  return tokens[hasProperty ? at + 2 : at]?.end ?? 0;
}

/** Indents Ajv's code, which has one statement or end of a block on each line. */
function indented(code: string): string {
  let depth = 0;
  const lines = code.trimEnd().split('\n');
  return lines
    .map((line) => {
      if (line.startsWith('}')) depth -= 1;
      const text = `${'  '.repeat(depth)}${line}`;
      if (line.endsWith('{')) depth += 1;
      return text;
    })
    .join('\n');
}
