import { type Diagnostic, diagnostic } from '../diagnostics/index.js';
import { placeOf } from '../load/source-text.js';
import { definitionName, type NameRules, placeName, qualifiedName } from './definition-name.js';
import type { NamedSchema } from './named-schema.js';
import type { SchemaNode } from './schema-index.js';

/** Names for definitions by their keys. Several keys may share a name: then they say the same. */
export interface DefinitionNames {
  readonly names: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
}

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
