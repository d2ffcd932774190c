import type { FenceBlock } from './page-block.js';

/** Code that is JSON, or may be. */
export interface JsonInCode {
  readonly code: FenceBlock;
  /** True where the page says that it is JSON. Otherwise it only begins like an object. */
  readonly isSaid: boolean;
}

/** The languages of code that may be an object of JSON. Empty where the page does not say it. */
const OTHERS: ReadonlySet<string> = new Set([
  '',
  'text',
  'txt',
  'plain',
  'plaintext',
  'javascript',
  'js',
  'typescript',
  'ts',
]);

/** The JSON in a code block: all of it, or the body of a request that is written as in HTTP. */
export function jsonInCode(block: FenceBlock): JsonInCode | undefined {
  const { language, text } = block;
  if (/^(?:json|jsonc|json5)$/.test(language)) return { code: block, isSaid: true };
  if (language === 'http' || language === 'https') return bodyOf(block);
  return OTHERS.has(language) && /^\s*\{/.test(text) ? { code: block, isSaid: false } : undefined;
}

/** The body of a request that sends something: what comes after the first empty line. */
function bodyOf(block: FenceBlock): JsonInCode | undefined {
  const lines = block.text.split('\n');
  const empty = lines.findIndex((line) => line.trim() === '');
  const body = lines.slice(empty + 1);
  if (empty === -1 || !/^\s*(?:POST|PUT|PATCH)\s/.test(block.text) || !/^\s*\{/.test(body.join('\n')))
    return undefined;
  const indents = block.indents.slice(empty + 1);
  return { code: { ...block, text: body.join('\n'), line: block.line + empty + 1, indents }, isSaid: true };
}
