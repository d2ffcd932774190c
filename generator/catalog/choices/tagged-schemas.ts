import {
  isOnlyReference,
  mapSubschemas,
  refName,
  refTo,
  type Schema,
  type SchemaObject,
} from '../../schema/schema.js';
import { keyOf } from '../documents/document-place.js';
import { extendingSchema } from '../events/base-schemas.js';
import type { NamedSchema } from '../index/named-schema.js';
import { flattenEvent } from '../lower/flatten-event.js';
import type { DiscriminatorSources } from './discriminator-sources.js';
import { holdTag, type Tagged } from './hold-tag.js';
import type { TaggedChoice } from './tagged-choice.js';

/** Named schemas with literals in the place of discriminators. Each is written once. */
export class TaggedSchemas {
  readonly #extended = new Map<string, Schema>();
  readonly #extensions: ReadonlyMap<string, ReadonlyMap<number, string>>;
  readonly #lookUp = (key: string): Schema | undefined => this.written.get(key)?.schema;

  constructor(
    readonly written: ReadonlyMap<string, NamedSchema>,
    readonly choices: ReadonlyMap<SchemaObject, TaggedChoice>,
    readonly bases: ReadonlyMap<string, TaggedChoice>,
    readonly inPlace: ReadonlyMap<string, Tagged>,
    { index, references }: DiscriminatorSources,
  ) {
    const found = new Map<string, Map<number, string>>();
    for (const { from, target } of references.list) {
      const owner = bases.has(keyOf(target)) ? extendingSchema(index, from) : undefined;
      if (!owner) continue;
      const at = Number(from.pointer.slice(from.pointer.lastIndexOf('/') + 1));
      found.set(keyOf(owner), (found.get(keyOf(owner)) ?? new Map<number, string>()).set(at, keyOf(target)));
    }
    this.#extensions = found;
  }

  /** The keys of the bases whose content a named schema has. */
  basesOf(key: string): readonly string[] {
    return [...(this.#extensions.get(key)?.values() ?? [])];
  }

  /** A named schema, with literals in the place of discriminators. */
  schemaOf(key: string): Schema {
    const base = this.bases.get(key);
    if (base) return this.#choiceOf(key, base);
    const schema = this.#extend(key);
    const tagged = this.inPlace.get(key);
    return tagged && typeof schema === 'object' ? holdTag(schema, tagged, this.#lookUp) : schema;
  }

  /** A base, where it is used: one of the schemas that extend it, or null where it allows that. */
  #choiceOf(key: string, { branches }: TaggedChoice): Schema {
    const written = this.#lookUp(key);
    if (typeof written !== 'object') return written ?? true;
    const { title, description, deprecated, default: value } = written;
    const oneOf = branches.map(({ key: child = '', tagged }) =>
      // A base that its own discriminator names is itself without the choice.
      this.#branch(child === key ? contentOf(this.#extend(key)) : { $ref: refTo(child) }, tagged),
    );
    return {
      ...(title !== undefined && { title }),
      ...(description !== undefined && { description }),
      ...(deprecated !== undefined && { deprecated }),
      ...(value !== undefined && { default: value }),
      oneOf: nullApart('oneOf', allowsNull(written) ? [...oneOf, { type: 'null' }] : oneOf),
    };
  }

  /** A named schema with the content of each base that it extends, and with literals in its choices. */
  #extend(key: string): Schema {
    const known = this.#extended.get(key);
    if (known !== undefined) return known;
    const schema = this.#tag(this.#lookUp(key) ?? true);
    this.#extended.set(key, schema);
    const extensions = this.#extensions.get(key);
    if (extensions === undefined || typeof schema === 'boolean') return schema;
    const allOf = (schema.allOf ?? []).map((branch, at) => {
      const base = extensions.get(at);
      return base === undefined ? branch : contentOf(this.#extend(base));
    });
    const isInline = allOf.every((one) => typeof one === 'object' && one.$ref === undefined);
    const extended = { ...schema, allOf };
    const flat = isInline ? flattenEvent(extended, this.#lookUp) : extended;
    this.#extended.set(key, flat);
    return flat;
  }

  #tag(schema: Schema): Schema {
    if (typeof schema === 'boolean') return schema;
    const choice = this.choices.get(schema);
    const result = mapSubschemas(schema, (inner, [keyword, at]) => {
      const tagged = keyword === choice?.keyword ? choice?.branches[Number(at)]?.tagged : undefined;
      return this.#branch(this.#tag(inner), tagged);
    });
    const keyword = choice?.keyword;
    const list = keyword && result[keyword];
    return keyword && list ? { ...result, [keyword]: nullApart(keyword, list) } : result;
  }

  #branch(branch: Schema, tagged: Tagged | undefined): Schema {
    if (tagged === undefined || typeof branch === 'boolean') return branch;
    const isHeld = isOnlyReference(branch) && this.inPlace.has(refName(branch.$ref));
    return isHeld ? branch : holdTag(branch, tagged, this.#lookUp);
  }
}

function allowsNull({ type }: SchemaObject): boolean {
  return Array.isArray(type) && type.includes('null');
}

/** A choice in which null is apart from the others, so that the tag alone decides among these. */
function nullApart(keyword: 'oneOf' | 'anyOf', branches: readonly Schema[]): readonly Schema[] {
  const isNull = (one: Schema): boolean => typeof one === 'object' && one.type === 'null';
  const others = branches.filter((one) => !isNull(one));
  if (others.length < 2 || others.length === branches.length) return branches;
  return [{ [keyword]: others }, ...branches.filter(isNull)];
}

/** What a base says, as a part of the schemas that extend it: not its texts, its choice of them, or null. */
function contentOf(base: Schema): Schema {
  if (typeof base === 'boolean') return base;
  const {
    title: _title,
    description: _description,
    examples: _examples,
    default: _default,
    deprecated: _deprecated,
    oneOf: _oneOf,
    anyOf: _anyOf,
    ...content
  } = base;
  return allowsNull(base) ? { ...content, type: 'object' } : content;
}
