import type * as Yaml from 'yaml';

/** What has entries: a map has pairs, and a list has items. */
export type YamlCollection = Yaml.YAMLMap | Yaml.YAMLSeq;

/**
 * The index of the entry that a token of a JSON Pointer names.
 * @param yaml the library, which only programs that read YAML load
 * @returns -1 where a map has no such key, and `NaN` where the token is not an index of a list
 */
export function entryIndex(yaml: typeof Yaml, parent: YamlCollection, token: string): number {
  if (yaml.isSeq(parent)) return Number(token);
  return parent.items.findIndex(({ key }) => yaml.isScalar(key) && String(key.value) === token);
}

/** The value of a member or an item. Undefined where there is none; aliases and merge keys are not followed. */
export function yamlChildOf(yaml: typeof Yaml, node: unknown, token: string): unknown {
  if (yaml.isSeq(node)) return node.items[entryIndex(yaml, node, token)];
  return yaml.isMap(node) ? node.items[entryIndex(yaml, node, token)]?.value : undefined;
}
