/**
 * The only door through which text from a schema reaches code, comments, identifiers, paths or Markdown.
 * A schema is untrusted: every function here takes any string at all and gives text that stays what it is.
 */
import { isJsonArray, isJsonObject, type JsonValue } from '../json/json.js';

const LINE_BREAK = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;
// Control characters have no business in a comment or a table; some hide text or turn its direction around.
const INVISIBLE = /[\p{Cc}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/**
 * A JSON value as a JavaScript and TypeScript expression, on one line or, with `indent`, laid out over several.
 * `__proto__` becomes a computed key, because the plain one would set the prototype.
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

/** A regular expression as a literal; `source` has escaped every slash and line break in it. */
export function regExpLiteral(expression: RegExp): string {
  return `/${expression.source.replaceAll('<!--', '<\\x21--')}/${expression.flags}`;
}

/** A template literal type, such as `` `evt_${string}` ``: of texts and types, and any text where a part is undefined. */
export function templateType(parts: readonly (string | { readonly type: string } | undefined)[]): string {
  const inner = parts.map((part) =>
    typeof part === 'string' ? templateText(part) : `\${${part?.type ?? 'string'}}`,
  );
  return `\`${inner.join('')}\``;
}

/** Text as it stands in a template literal: as in quotes, but other characters would end it. */
function templateText(text: string): string {
  const quoted = quoteScalar(text).slice(1, -1).replaceAll('\\"', '"');
  return quoted.replace(/`|\$(?=\{)/g, '\\$&');
}

/** A property key for a type, an interface or a class: bare where TypeScript allows it, quoted elsewhere. */
export function propertyKey(key: string): string {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(key) ? key : quoteScalar(key);
}

/** The same for an object literal, where a plain `__proto__` would set the prototype. */
export function objectKey(key: string): string {
  return key === '__proto__' ? '["__proto__"]' : propertyKey(key);
}

/** Reads a property, or nothing from nothing: `?.type`, `?.["x-type"]`. */
export function optionalAccess(key: string): string {
  const name = propertyKey(key);
  return name === key ? `?.${name}` : `?.[${name}]`;
}

/** Lines for the inside of a block comment: nothing in them can end it or start a tag of its own. */
export function commentLines(text: string): readonly string[] {
  return text.split(LINE_BREAK).map((line) =>
    line
      .replace(INVISIBLE, ' ')
      .replaceAll('*/', '*\\/')
      .replace(/^(\s*)@/, '$1\\@')
      .trimEnd(),
  );
}

/** The same for what follows a tag, which has to stay on its line. */
export function commentInline(text: string): string {
  return commentLines(text).join(' ').trim();
}

/**
 * A name in PascalCase: split at every run of characters that are neither letters nor digits, `_` in front where
 * it would start with a digit. Undefined when no letter and no digit is in the text.
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
 * One segment of a path: letters, digits, `.`, `_` and `-` stay, every other byte of UTF-8 becomes `~` and two hex
 * digits (not `%`, which an import would decode), and so does what a file system gives a meaning of its own: a dot at
 * either end, `con` and its kin.
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
 * Text for a Markdown paragraph or table cell, on one line. Code in backticks stays code; nothing else in it is read
 * by Markdown or HTML.
 */
export function markdownText(text: string): string {
  return oneLine(text)
    .split(/(`[^`]+`)/)
    .map((part) => (/^`[^`]+`$/.test(part) ? markdownCode(part.slice(1, -1)) : escapeMarkdown(part)))
    .join('')
    .trim();
}

/** Text as inline code of Markdown, for table cells too. */
export function markdownCode(text: string): string {
  const line = oneLine(text).replaceAll('|', '\\|');
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = longest > 0 ? ' ' : '';
  return `${fence}${pad}${line}${pad}${fence}`;
}

function oneLine(text: string): string {
  return text.split(LINE_BREAK).join(' ').replace(INVISIBLE, ' ');
}

function escapeMarkdown(text: string): string {
  return text
    .replace(/[&<>]/g, (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[char] ?? '')
    .replace(/[\\`*_{}[\]|#!~]/g, '\\$&');
}

function quoteScalar(value: null | boolean | number | string): string {
  // The three escapes matter where the code is put into an HTML page or read by a parser older than ES2019.
  return JSON.stringify(value)
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029')
    .replace(/<(?=!--|\/?script)/gi, '\\u003c');
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
