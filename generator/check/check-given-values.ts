import type { NamedSchema } from '../catalog/index/named-schema.js';
import type { SchemaNode } from '../catalog/index/schema-index.js';
import { type Diagnostic, diagnostic } from '../diagnostics/index.js';
import { canonicalJson, isJsonArray, type JsonValue, ownValue } from '../json/json.js';
import { pointerTo } from '../json/json-pointer.js';
import { placeOf } from '../load/source-text.js';
import { ANNOTATIONS } from '../schema/keyword-sets.js';
import { memoize } from '../schema/memoize.js';
import type { Memory } from '../schema/memory.js';
import { isOfTypes, type SchemaObject, typeOfValue, typesOf } from '../schema/schema.js';
import { digest } from '../text/digest.js';
import { type Judge, judgeOf } from './judge-values.js';
import { checkUnknown } from './known-content.js';
import { type PlacedSchema, placedSchemas, writtenSchema } from './written-schema.js';

/**
 * Warns about values that schemas give and refuse: defaults and examples that their own schema rejects, and values of
 * an enumeration that the keywords beside it reject. The examples of events are checked later, by their validators.
 */
export function checkGivenValues(
  named: ReadonlyMap<string, NamedSchema>,
  isEvent: (node: SchemaNode) => boolean,
  memory?: Memory,
): readonly Diagnostic[] {
  const judge = judgeOf(named);
  const check = (owner: NamedSchema): readonly Diagnostic[] =>
    placedSchemas(owner).flatMap((placed) => [
      ...givenProblems(placed, judge, placed.path.length === 0 && isEvent(owner.node)),
      ...enumProblems(placed, judge),
    ]);
  // Enumerations are compared with what the file says.
  const given = ({ node }: NamedSchema): string =>
    `${node.dialect} ${isEvent(node)} ${writtenContent(node.document)}`;
  return checkUnknown({ named, memory, kind: 'values', given, check });
}

const writtenContent = memoize(({ text }: SchemaNode['document']) => digest(text));

function givenProblems(placed: PlacedSchema, judge: Judge, isRoot: boolean): readonly Diagnostic[] {
  const { schema, owner } = placed;
  const wrongDefault = schema.default !== undefined && !judge(schema, schema.default);
  const examples = isRoot ? [] : (schema.examples ?? []);
  const wrong = examples.flatMap((value, at) => (judge(schema, value) ? [] : [{ value, at }]));
  if (!wrongDefault && wrong.length === 0) return [];
  const { pointer, written } = writtenSchema(placed);
  const report = (what: string, value: JsonValue, ...tokens: readonly (string | number)[]): Diagnostic =>
    diagnostic(
      'HS223',
      {
        message: `the ${what} ${shown(value)} does not match its own schema: ${reason(schema, value)}`,
        hint: `correct the ${what} or the schema`,
      },
      placeOf(owner.node.document, pointerTo(pointer, ...tokens)),
    );
  const hasList = isJsonArray(ownValue(written, 'examples'));
  return [
    ...(wrongDefault ? [report('default', schema.default ?? null, 'default')] : []),
    ...wrong.map(({ value, at }) =>
      hasList ? report('example', value, 'examples', at) : report('example', value, 'example'),
    ),
  ];
}

function enumProblems(placed: PlacedSchema, judge: Judge): readonly Diagnostic[] {
  const { schema, owner } = placed;
  const { enum: values, ...rest } = schema;
  if (values === undefined) return [];
  const { pointer, written } = writtenSchema(placed);
  const list = ownValue(written, 'enum');
  // The index of each written value, of equal ones the first. A list may have thousands.
  const entries = isJsonArray(list) ? list.map((value, at) => [canonicalJson(value), at] as const) : [];
  const indexes = new Map(entries.reverse());
  const place = (...tokens: readonly (string | number)[]) =>
    placeOf(owner.node.document, pointerTo(pointer, ...tokens));
  const says = Object.keys(rest).some((keyword) => !ANNOTATIONS.has(keyword));
  const refused = says
    ? values.filter((value) => indexes.has(canonicalJson(value)) && !judge(rest, value))
    : [];
  const type = ownValue(written, 'type');
  const lacksNull = isJsonArray(type) && type.includes('null') && !values.includes(null);
  return [
    ...refused.map((value) =>
      diagnostic(
        'HS224',
        {
          message: `the value ${shown(value)} of "enum" can never occur: ${reason(rest, value)}`,
          hint: 'remove it, or correct the keywords beside "enum"',
        },
        place('enum', indexes.get(canonicalJson(value)) ?? 0),
      ),
    ),
    ...(lacksNull
      ? [
          diagnostic(
            'HS224',
            {
              message: '"type" allows null, and "enum" does not list it: null is not valid',
              hint: 'add null to the "enum", or remove "null" from the "type"',
            },
            place('enum'),
          ),
        ]
      : []),
  ];
}

/** What a schema has against a value, as far as its type and its values say it. */
function reason(schema: SchemaObject, value: JsonValue): string {
  const types = typesOf(schema);
  if (types !== undefined && !isOfTypes(value, types))
    return `its type is ${typeOfValue(value)}, not ${types.join(' or ')}`;
  const text = canonicalJson(value);
  if (schema.enum?.every((one) => canonicalJson(one) !== text)) return 'it is not a value of "enum"';
  const others = Object.keys(schema).filter((keyword) => !ANNOTATIONS.has(keyword) && keyword !== 'type');
  return `it does not meet ${others.map((keyword) => JSON.stringify(keyword)).join(' and ')}`;
}

function shown(value: JsonValue): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
