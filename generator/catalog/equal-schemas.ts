import { canonicalJson, type JsonValue } from '../json/json.js';
import { renameReferences } from '../schema/rename-references.js';
import type { NamedSchema } from './named-schema.js';

/**
 * Groups equal schemas that have the same name, so that a definition which every file repeats becomes one. The result
 * gives the group of each key. References are equal when their targets are, even around cycles: groups start as large
 * as the names allow, and are split until nothing changes.
 */
export function equalityGroups<Named extends Pick<NamedSchema, 'schema'>>(
  named: ReadonlyMap<string, Named>,
  nameOf: (schema: Named) => string,
): ReadonlyMap<string, string> {
  let groups = new Map([...named].map(([key, one]) => [key, nameOf(one)]));
  for (;;) {
    const split = new Map(
      [...named].map(([key, one]) => {
        const shape = renameReferences(one.schema, (target) => groups.get(target) ?? target);
        return [key, `${groups.get(key)} ${canonicalJson(shape as JsonValue)}`];
      }),
    );
    const next = numbered(split);
    if (new Set(next.values()).size === new Set(groups.values()).size) return next;
    groups = next;
  }
}

function numbered(groups: ReadonlyMap<string, string>): Map<string, string> {
  const numbers = new Map<string, string>();
  for (const group of groups.values()) if (!numbers.has(group)) numbers.set(group, String(numbers.size));
  return new Map([...groups].map(([key, group]) => [key, numbers.get(group) ?? group]));
}
