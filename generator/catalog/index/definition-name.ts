import { posix } from 'node:path';
import { isJsonObject, ownValue } from '../../json/json.js';
import { pointerTokens } from '../../json/json-pointer.js';
import { KEYWORD_NAMES } from '../../schema/keyword-sets.js';
import { pascalCase } from '../../text/safe-text.js';
import type { SchemaNode } from './schema-index.js';

const HOLDERS = new Set(['$defs', 'definitions', 'schemas']);
const KEYWORDS = new Set(KEYWORD_NAMES);

/** The name that a file gives to its schema, without extensions: `order-line.schema.json` gives `OrderLine`. */
export function fileName(path: string): string {
  return pascalCase(bareName(posix.basename(path))) ?? '';
}

/** A file's name, or the last part of a URI, without the extensions of a schema file. */
export function bareName(file: string): string {
  return file.replace(/(?:\.schema)?\.(?:json|ya?ml)$/, '');
}

/** Where names come from: from the configuration, and otherwise from the schemas. */
export interface NameRules {
  readonly from: 'file' | 'title' | 'id';
  /** Names by event type, without the trailing `Event`. */
  readonly events: Readonly<Record<string, string>>;
  /** Names by place: a path, or a path and a pointer. */
  readonly definitions: Readonly<Record<string, string>>;
}

/** The place of a definition, as the configuration writes it: `common/order.json`, `all.json#/$defs/order`. */
export function placeName({ document, pointer }: SchemaNode): string {
  return pointer === '' ? document.path : `${document.path}#${pointer}`;
}

/**
 * The name of a definition, before collisions are resolved. It comes from the configuration, else from the title or
 * the `$id` where `rules` say so, else from the file, the key, or the pointer.
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
  return qualifiedName(node, 0);
}

/**
 * The name of a definition with where it is from in front, for names that collide: for a part of a file the file's name,
 * for a file its folder.
 * @param folders how many folders above the file are part of the name
 */
export function qualifiedName(node: SchemaNode, folders: number): string {
  const { path } = node.document;
  const above = posix.dirname(path).split('/').slice(-folders);
  const front = folders === 0 || above[0] === '.' ? [] : above;
  return pascalCase([...front, fileName(path), ...partWords(node.pointer)].join(' ')) ?? '';
}

/** What the place of a definition in its file adds to its name. */
function partWords(pointer: string): readonly string[] {
  const tokens = (pointerTokens(pointer) ?? []).slice(pointer.startsWith('/components/schemas/') ? 2 : 0);
  const own = tokens.filter((token) => !KEYWORDS.has(token));
  // A schema at `/if` has only keywords in its pointer, but it is not the file itself.
  return own.length > 0 ? own : tokens;
}
