import { posix } from 'node:path';
import { type Diagnostic, diagnostic } from '../diagnostics/index.js';
import { isJsonObject, ownValue } from '../json/json.js';
import { pointerTokens } from '../json/json-pointer.js';
import { placeOf } from '../load/source-text.js';
import { KEYWORD_NAMES } from '../schema/keyword-sets.js';
import { pascalCase } from '../text/safe-text.js';
import type { NamedSchema } from './collect.js';
import type { SchemaNode } from './schema-index.js';

/** Names for definitions by their keys. Several keys may share a name: then they say the same. */
export interface DefinitionNames {
  readonly names: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
}

const HOLDERS = new Set(['$defs', 'definitions', 'schemas']);
const KEYWORDS = new Set(KEYWORD_NAMES);

/**
 * Names every definition. A file gives its own name, an entry of `$defs` its key, anything else its way through the
 * file. Where entries of several files have one name and differ, the name of the file goes in front of each; files
 * of one name that differ are an error.
 */
export function nameDefinitions(
  definitions: readonly NamedSchema[],
  groupOf: ReadonlyMap<string, string>,
  rules: NameRules,
): DefinitionNames {
  const nameOf = (one: NamedSchema): string => definitionName(one.node, rules);
  const byName = groupBy(definitions, nameOf);
  const given = definitions.map((one): [NamedSchema, string] => {
    const rivals = byName.get(nameOf(one)) ?? [];
    const unanimous = rivals.every((rival) => groupOf.get(rival.key) === groupOf.get(one.key));
    const isGiven = Object.hasOwn(rules.definitions, placeName(one.node));
    const keeps = unanimous || isGiven || one.node.pointer === '';
    return [one, keeps ? nameOf(one) : qualifiedName(one.node)];
  });
  const owners = new Map<string, NamedSchema>();
  const diagnostics: Diagnostic[] = [];
  for (const [one, name] of given) {
    const owner = owners.get(name);
    if (name === '') diagnostics.push(nameless(one.node));
    else if (owner === undefined) owners.set(name, one);
    else if (groupOf.get(owner.key) !== groupOf.get(one.key))
      diagnostics.push(collision(name, one.node, owner.node));
  }
  return { names: new Map(given.map(([one, name]) => [one.key, name])), diagnostics };
}

/** A diagnostic for two things that would have one name. */
export function collision(name: string, node: SchemaNode, other: SchemaNode): Diagnostic {
  const place = `${other.document.file}#${other.pointer}`;
  return diagnostic(
    'HS404',
    {
      message: `${name} is also the name of ${place}`,
      hint: 'rename one of the two, or give one a name in "names" of the configuration',
    },
    placeOf(node.document, node.pointer, 'key'),
  );
}

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

function qualifiedName(node: SchemaNode): string {
  const tokens = pointerTokens(node.pointer) ?? [];
  const own = tokens.filter((token) => !KEYWORDS.has(token));
  // A schema at `/if` has nothing but keywords on its way, and is not the file itself.
  const words = own.length > 0 ? own : tokens;
  return pascalCase([fileName(node.document.path), ...words].join(' ')) ?? '';
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

function nameless(node: SchemaNode): Diagnostic {
  return diagnostic(
    'HS404',
    { message: 'no name can be made for this definition', hint: 'give it a key with a letter in it' },
    placeOf(node.document, node.pointer, 'key'),
  );
}
