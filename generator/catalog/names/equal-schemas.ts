import { canonicalJson, type JsonValue } from '../../json/json.js';
import { renameReferences } from '../../schema/rename-references.js';
import { isOnlyReference, refName, type Schema } from '../../schema/schema.js';
import type { NamedSchema } from '../index/named-schema.js';

/**
 * Groups equal schemas that have the same name, so that a definition which every file repeats becomes one, and so does
 * one that only refers to another of its name. The result gives the group of each key. References are equal when their targets are, even around cycles: groups start as large
 * as the names allow, and are split until nothing changes.
 */
export function equalityGroups<Named extends Pick<NamedSchema, 'schema'>>(
  named: ReadonlyMap<string, Named>,
  nameOf: (schema: Named) => string,
): ReadonlyMap<string, string> {
  let groups = new Map([...named].map(([key, one]) => [key, nameOf(one)]));
  const meant = new Map([...named.keys()].map((key) => [key, endOf(key, named, nameOf)]));
  for (;;) {
    const isAlone = alone(groups);
    const split = new Map(
      [...meant].map(([key, schema]) => {
        const group = groups.get(key) ?? key;
        // A group of one cannot be split, and most schemas are alone in theirs.
        if (isAlone(group)) return [key, `1 ${group}`];
        const shape = renameReferences(schema, (target) => groups.get(target) ?? target);
        return [key, `2 ${group} ${canonicalJson(shape as JsonValue)}`];
      }),
    );
    const next = numbered(split);
    if (new Set(next.values()).size === new Set(groups.values()).size) return next;
    groups = next;
  }
}

/** The schema at the end of references between schemas of one name, where each is nothing but the reference. */
function endOf<Named extends Pick<NamedSchema, 'schema'>>(
  key: string,
  named: ReadonlyMap<string, Named>,
  nameOf: (schema: Named) => string,
): Schema {
  const seen = new Set<Named>();
  let end = named.get(key);
  while (end !== undefined && !seen.has(end) && isOnlyReference(end.schema)) {
    seen.add(end);
    const next = named.get(refName(end.schema.$ref));
    if (next === undefined || nameOf(next) !== nameOf(end)) break;
    end = next;
  }
  return end?.schema ?? true;
}

/** Gives a test of whether a group has one member. */
function alone(groups: ReadonlyMap<string, string>): (group: string) => boolean {
  const sizes = new Map<string, number>();
  for (const group of groups.values()) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  return (group) => sizes.get(group) === 1;
}

function numbered(groups: ReadonlyMap<string, string>): Map<string, string> {
  const numbers = new Map<string, string>();
  for (const group of groups.values()) if (!numbers.has(group)) numbers.set(group, String(numbers.size));
  return new Map([...groups].map(([key, group]) => [key, numbers.get(group) ?? group]));
}
