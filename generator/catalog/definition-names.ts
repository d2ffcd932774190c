import { type Diagnostic, diagnostic } from '../diagnostics/index.js';
import { placeOf } from '../load/source-text.js';
import { definitionName, type NameRules, placeName, qualifiedName } from './definition-name.js';
import type { NamedSchema } from './named-schema.js';
import type { SchemaNode } from './schema-index.js';

/** The names of definitions, by key. Several keys share a name when their schemas are equal. */
export interface DefinitionNames {
  readonly names: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Names every definition: a file by its name, an entry of `$defs` by its key, anything else by its pointer. Where
 * entries of several files have the same name but differ, the file's name is put in front of each. Files that have
 * the same name but differ are an error.
 * @param groupOf the same group for keys whose schemas are equal
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

/** The diagnostic for two schemas that would get the same name. */
export function collision(name: string, node: SchemaNode, other: SchemaNode): Diagnostic {
  const place = `${other.document.file}#${other.pointer}`;
  return diagnostic(
    'HS404',
    {
      message: `${name} is also the name of ${place}`,
      hint: 'rename one of them, or name one in "names" in the configuration',
    },
    placeOf(node.document, node.pointer, 'key'),
  );
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
    {
      message: 'this definition has no key that can become a name',
      hint: 'use a key that contains a letter',
    },
    placeOf(node.document, node.pointer, 'key'),
  );
}
