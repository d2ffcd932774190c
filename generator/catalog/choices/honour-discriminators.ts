import type { Diagnostic } from '../../diagnostics/index.js';
import {
  isOnlyReference,
  mapSubschemas,
  refName,
  type Schema,
  type SchemaObject,
} from '../../schema/schema.js';
import { addToGroup } from '../../text/group-by.js';
import { uniqueBy } from '../../text/unique-by.js';
import { keyOf } from '../documents/document-place.js';
import type { NamedSchema } from '../index/named-schema.js';
import type { DiscriminatorSources } from './discriminator-sources.js';
import type { Tagged } from './hold-tag.js';
import { type TaggedChoice, taggedBase, taggedChoice } from './tagged-choice.js';
import { TaggedSchemas } from './tagged-schemas.js';

/** Schemas that say by literals what their discriminators say. */
export interface Honoured {
  readonly named: ReadonlyMap<string, NamedSchema>;
  /** The keys of the bases whose content a schema has, by the key of the schema. */
  readonly basesOf: (key: string) => readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Writes what OpenAPI's `discriminator` says inside payloads with plain keywords, so that types, validators and samples
 * follow. Each branch of a choice is held to its values of the tag. A base that the mapping or an `allOf` extends
 * becomes the choice of the schemas that extend it, and what it says itself becomes part of each of them.
 *
 * A component that is used only as the branch of choices, with the same values in each, has the literals itself. Where
 * it is used elsewhere too, only the branch has them.
 */
export function honourDiscriminators(
  written: ReadonlyMap<string, NamedSchema>,
  sources: DiscriminatorSources,
): Honoured {
  const found: Diagnostic[] = [];
  const choices = new Map<SchemaObject, TaggedChoice>();
  const lookUp = (key: string): Schema | undefined => written.get(key)?.schema;
  for (const [schema, place] of sources.places) {
    const choice = taggedChoice(schema, place, { ...sources, lookUp });
    if (choice === undefined) continue;
    found.push(...choice.diagnostics);
    choices.set(schema, choice);
  }
  const bases = new Map<string, TaggedChoice>();
  for (const [node, children] of sources.references.bases) {
    const schema = lookUp(keyOf(node));
    if (typeof schema !== 'object') continue;
    const choice = taggedBase(node, children, { ...sources, lookUp });
    found.push(...choice.diagnostics);
    bases.set(keyOf(node), choice);
  }
  // A base that has a choice of its own is read as both.
  const diagnostics = uniqueBy(found, (one) => `${one.code} ${one.file}#${one.pointer}`);
  if (choices.size === 0 && bases.size === 0) return { named: written, basesOf: () => [], diagnostics };
  const inPlace = heldInPlace(written, [...choices.values(), ...bases.values()], choices, sources.isEvent);
  const rewritten = new TaggedSchemas(written, choices, bases, inPlace, sources);
  const named = [...written].map(([key, one]) => [key, { ...one, schema: rewritten.schemaOf(key) }] as const);
  return { named: new Map(named), basesOf: (key) => rewritten.basesOf(key), diagnostics };
}

/**
 * The components that only tagged branches refer to, all with the same values: they have the literals themselves. One
 * that is nothing but a reference stays another name of what it refers to.
 */
function heldInPlace(
  named: ReadonlyMap<string, NamedSchema>,
  all: readonly TaggedChoice[],
  choices: ReadonlyMap<SchemaObject, TaggedChoice>,
  isEvent: ReadonlySet<string>,
): ReadonlyMap<string, Tagged> {
  const wanted = new Map<string, Tagged[]>();
  for (const { key, tagged } of all.flatMap(({ branches }) => branches))
    if (key !== undefined && tagged) addToGroup(wanted, key, tagged);
  const usedOtherwise = new Set<string>();
  const visit = (schema: Schema): Schema => {
    if (typeof schema === 'boolean') return schema;
    if (schema.$ref !== undefined) usedOtherwise.add(refName(schema.$ref));
    const choice = choices.get(schema);
    return mapSubschemas(schema, (inner, [keyword, at]) => {
      const isTagged = keyword === choice?.keyword && choice?.branches[Number(at)]?.tagged !== undefined;
      return isTagged && isOnlyReference(inner) ? inner : visit(inner);
    });
  };
  for (const { schema } of named.values()) visit(schema);
  const found = [...wanted].flatMap(([key, list]): readonly (readonly [string, Tagged])[] => {
    const [first] = list;
    const isSame = new Set(list.map((one) => JSON.stringify(one))).size === 1;
    const isName = isOnlyReference(named.get(key)?.schema ?? true);
    return first && isSame && !usedOtherwise.has(key) && !isEvent.has(key) && !isName ? [[key, first]] : [];
  });
  return new Map(found);
}
