/**
 * The only module through which text from a schema reaches code, comments, identifiers, paths or Markdown. Schemas
 * are untrusted: each function accepts any string and returns text that cannot break out of its context.
 */
import { isJsonArray, isJsonObject, type JsonValue } from '../json/json.js';
import { escapeHidden, hasHidden, withoutHidden } from './hidden.js';

const LINE_BREAK = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;

/**
 * Prints a JSON value as an expression of JavaScript and TypeScript: on one line or, with `indent`, on several.
 * `__proto__` becomes a computed key, because a plain key would set the prototype.
 */
export function quote(value: JsonValue, indent?: string): string {
  if (isJsonArray(value))
    return layOut(
      '[',
      ']',
      value.map((item) => quote(item, deeper(indent))),
      indent,
    );
  if (!isJsonObject(value)) return quoteScalar(value);
  const members = Object.keys(value).map(
    (key) => `${objectKey(key)}: ${quote(value[key] ?? null, deeper(indent))}`,
  );
  return layOut('{', '}', members, indent);
}

/**
 * Prints a regular expression as a literal. Its `source` has already escaped every slash and line break. An escape of a
 * hidden character takes the place of a backslash and the character, which patterns without the flag `u` may have.
 */
export function regExpLiteral(expression: RegExp): string {
  const source = expression.source
    .replace(/\\[\s\S]/gu, (pair) => (hasHidden(pair) ? pair.slice(1) : pair))
    .replaceAll('<!--', '<\\x21--');
  return `/${escapeHidden(source)}/${expression.flags}`;
}

/**
 * Prints a template literal type, such as `` `evt_${string}` ``. A string is fixed text, `{ type }` is a type, and
 * undefined is any text.
 */
export function templateType(parts: readonly (string | { readonly type: string } | undefined)[]): string {
  const inner = parts.map((part) =>
    typeof part === 'string' ? templateText(part) : `\${${part?.type ?? 'string'}}`,
  );
  return `\`${inner.join('')}\``;
}

/** Escapes text for a template literal: as in a quoted string, but with a backtick and `${` in place of the quote. */
function templateText(text: string): string {
  const quoted = quoteScalar(text).slice(1, -1).replaceAll('\\"', '"');
  return quoted.replace(/`|\$(?=\{)/g, '\\$&');
}

/** Prints a property key for a type, an interface or a class: bare where TypeScript allows it, quoted elsewhere. */
export function propertyKey(key: string): string {
  return !hasHidden(key) && /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(key) ? key : quoteScalar(key);
}

/** Prints a property key for an object literal, where a plain `__proto__` would set the prototype. */
export function objectKey(key: string): string {
  return key === '__proto__' ? '["__proto__"]' : propertyKey(key);
}

/** Prints access to a property: `.type`, `["x-type"]`. */
export function propertyAccess(key: string): string {
  const name = propertyKey(key);
  return name === key ? `.${name}` : `[${name}]`;
}

/** Prints optional access to a property: `?.type`, `?.["x-type"]`. */
export function optionalAccess(key: string): string {
  const access = propertyAccess(key);
  return access.startsWith('.') ? `?${access}` : `?.${access}`;
}

/** Splits text into lines for the inside of a block comment. Nothing in them can end the comment or start a tag. */
export function commentLines(text: string): readonly string[] {
  return text.split(LINE_BREAK).map((line) =>
    withoutHidden(line)
      .replaceAll('\t', ' ')
      .replaceAll('*/', '*\\/')
      .replace(/^(\s*)@/, '$1\\@')
      .trimEnd(),
  );
}

/** Text to follow a tag in a comment. It is joined into one line, because a tag ends with its line. */
export function commentInline(text: string): string {
  return commentLines(text).join(' ').trim();
}

/**
 * A name in PascalCase. Words are split at all characters that are neither letters nor digits. A name that would
 * start with a digit gets a `_` in front. Undefined when the text has neither a letter nor a digit.
 */
export function pascalCase(text: string): string | undefined {
  const name = text
    .split(/[^\p{L}\p{Nd}]+/u)
    .filter((word) => word !== '')
    .map((word) => {
      const [first = ''] = word;
      return first.toUpperCase() + word.slice(first.length);
    })
    .join('');
  if (name === '') return undefined;
  return /^\p{Nd}/u.test(name) ? `_${name}` : name;
}

/**
 * One segment of a path. Letters, digits, `.`, `_` and `-` stay. Every other byte of the UTF-8 text becomes `~` and
 * two hex digits, because an import would decode `%`. Text with a special meaning for file systems is escaped too: a
 * dot at either end, and names such as `con`.
 */
export function pathSegment(text: string): string {
  const encoded = [...text]
    .map((char) => (/[A-Za-z0-9._-]/.test(char) ? char : encode(char)))
    .join('')
    .replace(/^\.|\.$/g, '~2E');
  if (encoded === '') return '~';
  return /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(encoded)
    ? encode(encoded.charAt(0)) + encoded.slice(1)
    : encoded;
}

/**
 * Text for a Markdown paragraph or table cell, on one line. Code in backticks stays code; all other syntax of
 * Markdown and HTML is escaped.
 */
export function markdownText(text: string): string {
  return oneLine(text)
    .split(/(`[^`]+`)/)
    .map((part) => (/^`[^`]+`$/.test(part) ? markdownCode(part.slice(1, -1)) : escapeMarkdown(part)))
    .join('')
    .trim();
}

/** Text as inline code in Markdown, also inside a table cell. */
export function markdownCode(text: string): string {
  const line = escapeHidden(text.split(LINE_BREAK).join(' ').replaceAll('\t', ' ')).replaceAll('|', '\\|');
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = longest > 0 ? ' ' : '';
  return `${fence}${pad}${line}${pad}${fence}`;
}

function oneLine(text: string): string {
  return withoutHidden(text.split(LINE_BREAK).join(' ')).replaceAll('\t', ' ');
}

function escapeMarkdown(text: string): string {
  return text
    .replace(/[&<>]/g, (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[char] ?? '')
    .replace(/[\\`*_{}[\]|#!~]/g, '\\$&');
}

function quoteScalar(value: null | boolean | number | string): string {
  // The second escape matters when the code is put into an HTML page.
  return escapeHidden(JSON.stringify(value)).replace(/<(?=!--|\/?script)/gi, '\\u003c');
}

function layOut(open: string, close: string, items: readonly string[], indent: string | undefined): string {
  if (items.length === 0) return open + close;
  if (indent === undefined) {
    const space = open === '{' ? ' ' : '';
    return `${open}${space}${items.join(', ')}${space}${close}`;
  }
  const inner = deeper(indent);
  return `${open}\n${items.map((item) => `${inner}${item},\n`).join('')}${indent}${close}`;
}

function deeper(indent: string): string;
function deeper(indent: string | undefined): string | undefined;
function deeper(indent: string | undefined): string | undefined {
  return indent === undefined ? undefined : `${indent}  `;
}

function encode(char: string): string {
  return [...new TextEncoder().encode(char)]
    .map((byte) => `~${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('');
}
