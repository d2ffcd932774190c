import { type Token, tokenizer, tokTypes } from 'acorn';
import { HAS_OWN, HOLDER, type ReadableCode } from './readable-code.js';

/** How many operators a line may have, and how deep blocks may lie in each other, to be taken apart as a tree. */
const MOST_OPERATORS = 250;
const DEEPEST = 60;

/**
 * True for code that is nested too deep for functions that call themselves: a choice of a thousand branches is a
 * condition in a condition, a thousand times.
 */
export function isTooDeep(code: string): boolean {
  let depth = 0;
  return code.split('\n').some((line) => {
    if (line.startsWith('}')) depth -= 1;
    if (line.endsWith('{')) depth += 1;
    return depth > DEEPEST || (line.match(/ (?:\|\||&&|\+) /g) ?? []).length > MOST_OPERATORS;
  });
}

/** Such code as it is, with the new names of what it uses of its module, and indented. */
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

/** Where a name ends: what is called by way of a property is called directly. */
function endOf(tokens: readonly Token[], at: number, hasProperty: boolean): number {
  return tokens[hasProperty ? at + 2 : at]?.end ?? 0;
}

/** Ajv's code has a statement or an end of a block on each line and no indentation. */
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
