import { posix } from 'node:path';
import { type Diagnostic, diagnostic } from '../diagnostics/index.js';
import { pointerTokens } from '../json-pointer.js';
import { placeOf } from '../load/source-text.js';
import { pascalCase } from '../text/safe-text.js';
import type { NamedSchema } from './collect.js';
import { KEYWORD_NAMES } from './keywords.js';
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
): DefinitionNames {
  const byName = groupBy(definitions, (one) => definitionName(one.node));
  const given = definitions.map((one): [NamedSchema, string] => {
    const rivals = byName.get(definitionName(one.node)) ?? [];
    const unanimous = rivals.every((rival) => groupOf.get(rival.key) === groupOf.get(one.key));
    return [one, unanimous || one.node.pointer === '' ? definitionName(one.node) : qualifiedName(one.node)];
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
    { message: `${name} is also the name of ${place}`, hint: 'rename one of the two' },
    placeOf(node.document, node.pointer, 'key'),
  );
}

/** The name of a file without its extensions: `order-line.schema.json` gives `OrderLine`. */
export function fileName(path: string): string {
  return pascalCase(posix.basename(path).replace(/(?:\.schema)?\.(?:json|ya?ml)$/, '')) ?? '';
}

/** The name that a definition has by itself: of its file, of its key, or of its way through the file. */
export function definitionName(node: SchemaNode): string {
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
