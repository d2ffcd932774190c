import type { PageText } from './page-block.js';

/** Names in the form of event types: words with `.`, `:`, `_`, `/` or `-` between them. */
const NAME = /^[A-Za-z0-9]+(?:[._:/-][A-Za-z0-9]+)+$/;

/**
 * The event that a heading names: a known event type, or the only word in it that has the form of one.
 * @param isKnown tells event types of the catalog
 */
export function eventInHeading(
  { text, codes }: Pick<PageText, 'text' | 'codes'>,
  isKnown: (name: string) => boolean,
): string | undefined {
  const [code, ...more] = codes;
  if (code !== undefined && more.length === 0 && (NAME.test(code) || isKnown(code))) return code;
  const words = text
    .replace(/\s*\{#[^}]*\}\s*$/, '')
    .split(/\s+/)
    .map((word) => word.replace(/^["'(]+|["'),:]+$/g, ''));
  const known = words.filter(isKnown);
  if (known.length === 1 && (words.length === 1 || /[._:/-]/.test(known[0] ?? ''))) return known[0];
  const named = words.filter((word) => /^[A-Za-z0-9_-]+(?:[.:][A-Za-z0-9_-]+)+$/.test(word));
  if (named.length === 1 && !/^\d/.test(named[0] ?? '')) return named[0];
  return words.length === 1 && NAME.test(words[0] ?? '') && /[._:]/.test(words[0] ?? '')
    ? words[0]
    : undefined;
}

/** The event that the attributes of a fence name: `title="order.paid"`. */
export function eventInAttributes(
  attributes: string,
  isKnown: (name: string) => boolean,
): string | undefined {
  const [, title] = /\b(?:title|filename|name)\s*=\s*["'{]*([^"'{}\s]+)/.exec(attributes) ?? [];
  const name = title?.replace(/\.json$/, '');
  return name !== undefined && (isKnown(name) || /^[A-Za-z0-9_-]+(?:[.:][A-Za-z0-9_-]+)+$/.test(name))
    ? name
    : undefined;
}

/** The words of a text that have the form of event types with a dot or a colon, and are not part of an address. */
export function eventWords({ text }: Pick<PageText, 'text'>): readonly string[] {
  const found = text.matchAll(/(?<![\w./@:-])[A-Za-z][\w-]*(?:[.:][A-Za-z][\w-]*)+(?![\w/(]|[.:]\w)/g);
  return [...found].map(([name]) => name);
}
