import { type Diagnostic, diagnostic } from '../../diagnostics/index.js';
import { placeOf } from '../../load/source-text.js';
import { groupBy } from '../../text/group-by.js';
import { definitionName, type NameRules, placeName, qualifiedName } from '../index/definition-name.js';
import type { NamedSchema } from '../index/named-schema.js';
import type { SchemaNode } from '../index/schema-index.js';

/** The names of definitions, by key. Several keys share a name when their schemas are equal. */
export interface DefinitionNames {
  readonly names: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Names every definition: a file by its name, an entry of `$defs` by its key, anything else by its pointer. Equal
 * definitions share a name. Where several have the same name but differ, the name of the file is put in front of entries,
 * and those of folders in front of files, as many as it takes to tell them apart.
 * @param groupOf the same group for keys whose schemas are equal
 */
export function nameDefinitions(
  definitions: readonly NamedSchema[],
  groupOf: ReadonlyMap<string, string>,
  rules: NameRules,
): DefinitionNames {
  const byName = groupBy(definitions, (one) => definitionName(one.node, rules));
  const names = new Map(
    [...byName].flatMap(([name, rivals]) => {
      const groups = groupBy(rivals, ({ key }) => groupOf.get(key) ?? key);
      const named = namesOfRivals(name, [...groups.values()], rules);
      return [...groups.values()].flatMap((group, at) =>
        group.map(({ key }): [string, string] => [key, named[at] ?? '']),
      );
    }),
  );
  const given = definitions.map((one): [NamedSchema, string] => [one, names.get(one.key) ?? '']);
  const owners = new Map<string, NamedSchema>();
  const diagnostics: Diagnostic[] = [];
  for (const [one, name] of given) {
    const owner = owners.get(name);
    if (name === '') diagnostics.push(nameless(one.node));
    else if (owner === undefined) owners.set(name, one);
    else if (groupOf.get(owner.key) !== groupOf.get(one.key))
      diagnostics.push(collision(name, one.node, owner.node));
  }
  return { names, diagnostics };
}

/**
 * The names of different definitions that would have the same name, each a group of equal ones. The first of a group, in
 * the order of the files, gives the group its name.
 */
function namesOfRivals(
  name: string,
  groups: readonly (readonly NamedSchema[])[],
  rules: NameRules,
): readonly string[] {
  const files = groups.filter((group) => group.some(isFile));
  const keeps = (group: readonly NamedSchema[]): boolean =>
    groups.length === 1 ||
    group.some(({ node }) => Object.hasOwn(rules.definitions, placeName(node))) ||
    (files.length === 1 && files[0] === group);
  const depth = Math.max(...groups.flat().map(({ node }) => node.document.path.split('/').length));
  let names: readonly string[] = [];
  for (let folders = files.length > 1 ? 1 : 0; folders <= depth; folders += 1) {
    names = groups.map((group) => {
      const [first] = group;
      return keeps(group) || first === undefined ? name : qualifiedName(first.node, folders);
    });
    if (new Set(names).size === names.length) break;
  }
  return names;
}

function isFile({ node }: NamedSchema): boolean {
  return node.pointer === '';
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
