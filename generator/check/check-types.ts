import type { NamedSchema } from '../catalog/index/named-schema.js';
import type { SchemaNode } from '../catalog/index/schema-index.js';
import { type Diagnostic, diagnostic } from '../diagnostics/index.js';
import { pointerTo } from '../json/json-pointer.js';
import { placeOf } from '../load/source-text.js';
import { analyseCoverage } from '../schema/coverage.js';
import { INSTANCE_TYPES, type InstanceType } from '../schema/instance-types.js';
import { KEYWORDS_BY_TYPE } from '../schema/keyword-sets.js';
import type { Memory } from '../schema/memory.js';
import { replaceUntyped, type Untyped } from '../schema/replace-untyped.js';
import type { Schema } from '../schema/schema.js';
import { writtenTokens } from '../schema/written-tokens.js';
import { checkUnknown } from './known-content.js';

/** What the check must know about the catalog. */
export interface TypeCheckSettings {
  /** True for the schema of an event, which is an object even without a `type`. */
  readonly isEvent: (node: SchemaNode) => boolean;
  /** True where schemas with only object keywords are treated as schemas of objects. */
  readonly assumeObject: boolean;
  readonly memory: Memory | undefined;
}

/**
 * Warns about schemas without a type. They accept values of every other type, and their TypeScript type must do the
 * same.
 */
export function checkTypes(
  named: ReadonlyMap<string, NamedSchema>,
  { isEvent, assumeObject, memory }: TypeCheckSettings,
): readonly Diagnostic[] {
  const lookUp = (key: string): Schema | undefined => named.get(key)?.schema;
  const context = { lookUp, coverageOf: analyseCoverage(lookUp) };
  const given = ({ node }: NamedSchema): string => JSON.stringify([isEvent(node), assumeObject]);
  const check = ({ node, schema }: NamedSchema): readonly Diagnostic[] => {
    const found: Diagnostic[] = [];
    replaceUntyped(schema, isEvent(node) ? ['object'] : INSTANCE_TYPES, context, (untyped) => {
      const isAssumed = assumeObject && untyped.types.every((type) => type === 'object');
      if (!isAssumed) found.push(leftOut(node, untyped, assumeObject));
      return untyped.schema;
    });
    return found;
  };
  return checkUnknown({ named, memory, kind: 'types', given, check });
}

function leftOut(node: SchemaNode, { schema, path, types }: Untyped, isAssumed: boolean): Diagnostic {
  const keywords = types.flatMap((type) =>
    KEYWORDS_BY_TYPE[type].filter((keyword) => schema[keyword] !== undefined),
  );
  const [first = ''] = keywords;
  const type = types.length === 1 ? JSON.stringify(types[0]) : JSON.stringify(types);
  const way = !isAssumed && types.includes('object') && types.length === 1 ? ', or set assumeObject' : '';
  return diagnostic(
    'HS215',
    {
      message: `"${first}" applies to ${types.map((type) => PLURALS[type]).join(' and ')} only; without a "type", values of other types pass`,
      hint: `add "type": ${type.replace(',', ', ')}${way}`,
    },
    placeOf(node.document, writtenPointer(node, path)),
  );
}

const PLURALS: Readonly<Record<InstanceType, string>> = {
  object: 'objects',
  array: 'arrays',
  string: 'strings',
  number: 'numbers',
  boolean: 'booleans',
  null: 'null',
};

/** The pointer of a place in the file: older dialects have other keywords than the catalog's schemas. */
export function writtenPointer({ value, pointer }: SchemaNode, path: readonly string[]): string {
  return pointerTo(pointer, ...writtenTokens(value, path).map(({ token }) => token));
}
