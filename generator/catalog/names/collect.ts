import { isJsonObject, ownValue } from '../../json/json.js';
import { pointerTo } from '../../json/json-pointer.js';
import type { SchemaObject } from '../../schema/schema.js';
import { canonicalSchema } from '../canonical/canonical-schema.js';
import type { ReadingModes } from '../canonical/canonicalize.js';
import { type DocumentPlace, keyOf } from '../documents/document-place.js';
import type { Classified } from '../events/classify.js';
import { isEntry } from '../events/component-usage.js';
import { definitionName, type NameRules } from '../index/definition-name.js';
import type { NamedSchema } from '../index/named-schema.js';
import type { Reference } from '../index/references.js';
import type { SchemaIndex, SchemaNode } from '../index/schema-index.js';

/** Where the schemas that need names come from. */
export interface NamedSources {
  readonly index: SchemaIndex;
  readonly references: readonly Reference[];
  /** From users of base schemas to the schemas that extend these. */
  readonly children?: readonly Reference[];
  readonly classified: Classified;
  /** The schema of the envelope around all events, when the user wrote one. */
  readonly envelope?: SchemaNode | undefined;
  /** Names that other things in the output must have. */
  readonly taken: ReadonlySet<string>;
  readonly rules: NameRules;
  readonly modes: ReadingModes;
  /** Is told of each schema that has a `discriminator`, with its place. */
  readonly onDiscriminator?: (schema: SchemaObject, place: DocumentPlace) => void;
}

/**
 * Collects every schema that needs a name, once and in the catalog's form. A union that only lists events does not
 * need one when it is a whole file, or when its name is taken.
 */
export function collectNamed({
  index,
  references,
  children = [],
  classified,
  envelope,
  taken,
  rules,
  modes,
  onDiscriminator,
}: NamedSources): ReadonlyMap<string, NamedSchema> {
  const targets = new Map(references.map(({ from, target }) => [keyOf(from), keyOf(target)]));
  const nodes = [
    ...classified.events.map(({ node }) => node),
    ...classified.definitions,
    ...(envelope ? [envelope] : []),
    ...index.documents.flatMap((document) => localDefinitions(index, index.nodeAt(document, ''))),
    ...[...references, ...children].map(({ target }) => target),
  ];
  const unneeded = new Set(
    classified.indexes
      .filter((node) => !isEntry(node) || taken.has(definitionName(node, rules)))
      .map((node) => keyOf(node)),
  );
  const unique = new Map(
    nodes.filter((node) => !unneeded.has(keyOf(node))).map((node) => [keyOf(node), node]),
  );
  return new Map(
    [...unique].map(([key, node]) => {
      const { document } = node;
      const schema = canonicalSchema(
        node,
        (pointer) => targets.get(keyOf({ document, pointer })),
        modes,
        (found, pointer) => onDiscriminator?.(found, { document, pointer }),
      );
      return [key, { key, node, schema }];
    }),
  );
}

function localDefinitions(index: SchemaIndex, root: SchemaNode | undefined): readonly SchemaNode[] {
  if (!root || !isJsonObject(root.value)) return [];
  const { document, value } = root;
  return ['$defs', 'definitions'].flatMap((keyword) => {
    const held = ownValue(value, keyword);
    const keys = isJsonObject(held) ? Object.keys(held) : [];
    return keys.flatMap((key) => index.nodeAt(document, pointerTo('', keyword, key)) ?? []);
  });
}
