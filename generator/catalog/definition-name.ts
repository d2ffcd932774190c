import { posix } from 'node:path';
import { isJsonObject, ownValue } from '../json/json.js';
import { pointerTokens } from '../json/json-pointer.js';
import { KEYWORD_NAMES } from '../schema/keyword-sets.js';
import { pascalCase } from '../text/safe-text.js';
import type { SchemaNode } from './schema-index.js';

const HOLDERS = new Set(['$defs', 'definitions', 'schemas']);
const KEYWORDS = new Set(KEYWORD_NAMES);

/** The name of a file without its extensions: `order-line.schema.json` gives `OrderLine`. */
export function fileName(path: string): string {
  return pascalCase(bareName(posix.basename(path))) ?? '';
}

/** A file's name, or a URI's last part, without what schemas end with. */
export function bareName(file: string): string {
  return file.replace(/(?:\.schema)?\.(?:json|ya?ml)$/, '');
}

/** Where names come from: what the configuration gives, and otherwise what the schemas have. */
export interface NameRules {
  readonly from: 'file' | 'title' | 'id';
  /** Names by event type, without the `Event` at their end. */
  readonly events: Readonly<Record<string, string>>;
  /** Names by place: a path, or a path and a pointer. */
  readonly definitions: Readonly<Record<string, string>>;
}

/** A definition's place as the configuration has it: `common/order.json`, `all.json#/$defs/order`. */
export function placeName({ document, pointer }: SchemaNode): string {
  return pointer === '' ? document.path : `${document.path}#${pointer}`;
}

/**
 * The name that a definition has by itself: the one that the configuration gives, that of its title or `$id` where
 * those are asked for, or that of its file, of its key, or of its way through the file.
 */
export function definitionName(node: SchemaNode, rules: NameRules): string {
  const place = placeName(node);
  if (Object.hasOwn(rules.definitions, place)) return rules.definitions[place] ?? '';
  return ownName(node, rules.from) ?? placedName(node);
}

function ownName({ value, dialect }: SchemaNode, from: NameRules['from']): string | undefined {
  if (from === 'file' || !isJsonObject(value)) return undefined;
  const text = ownValue(value, from === 'title' ? 'title' : dialect === 'draft-04' ? 'id' : '$id');
  if (typeof text !== 'string') return undefined;
  if (from === 'title') return pascalCase(text);
  const [address = ''] = text.replace(/^#/, '').split('#');
  return pascalCase(bareName(address.split('/').findLast((segment) => segment !== '') ?? ''));
}

function placedName(node: SchemaNode): string {
  const tokens = pointerTokens(node.pointer) ?? [];
  if (tokens.length === 0) return fileName(node.document.path);
  const holder = tokens.at(-2);
  if (holder !== undefined && HOLDERS.has(holder)) return pascalCase(tokens.at(-1) ?? '') ?? '';
  return qualifiedName(node);
}

/** The name of a definition with that of its file in front: for names that meet. */
export function qualifiedName(node: SchemaNode): string {
  const tokens = pointerTokens(node.pointer) ?? [];
  const own = tokens.filter((token) => !KEYWORDS.has(token));
  // A schema at `/if` has nothing but keywords on its way, and is not the file itself.
  const words = own.length > 0 ? own : tokens;
  return pascalCase([fileName(node.document.path), ...words].join(' ')) ?? '';
}
