import { canonicalJson, isJsonArray, isJsonObject, type JsonValue } from '../json/json.js';
import { pointerTo } from '../json/json-pointer.js';
import { FORMAT_NAMES, formatCheck } from '../patterns/formats.js';
import type { TypeName } from '../schema/instance-types.js';
import { allowsType, type SchemaObject, typesOf, valuesOf } from '../schema/schema.js';
import type { InvalidVariant } from './fixture.js';
import type { Location } from './locations.js';
import type { IsRepeat } from './repeats.js';
import { matches } from './sample-text.js';
import { dotted } from './valid-variants.js';

/** A way to break a constraint: a value for the place, or one place below it. */
interface Violation {
  readonly keyword: string;
  readonly what: string;
  readonly value?: JsonValue;
  /** The property that is removed or added, where the place itself stays. */
  readonly below?: string;
}

/**
 * Every constraint, each broken once, at the first of the places for which it stands. Where a place may be one of several
 * things, one error speaks for all of them: `anyOf`.
 */
export function invalidVariants(
  locations: readonly Location[],
  isRepeat: IsRepeat,
): readonly InvalidVariant[] {
  return locations.flatMap((location) => {
    const { schema, choices, taken } = location;
    if (isRepeat(schema, choices.indexOf(taken))) return [];
    const atPlace = [
      ...wrongTypes(location),
      ...(choices.length === 1 ? wrongValues(location) : wrongChoices(location)),
    ];
    // Two places may refer to one object type.
    const inside = isRepeat(taken.properties, 0) ? [] : wrongMembers(location);
    return [...atPlace, ...inside].map((one) => describe(location, one));
  });
}

function describe({ at }: Location, { keyword, what, value, below }: Violation): InvalidVariant {
  const place = below === undefined ? at : [...at, below];
  const name = `${place.length === 0 ? 'the payload' : dotted(place)} ${what}`;
  return { name, at: place, path: pointerTo('', ...place), keyword, ...(value !== undefined && { value }) };
}

const BY_KIND: readonly (readonly [TypeName, JsonValue])[] = [
  ['null', null],
  ['integer', 0],
  ['string', 'text'],
  ['boolean', true],
  ['array', []],
  ['object', {}],
];

/** Null where it is not allowed, and one other kind. A list of values breaks together with the type: left out. */
function wrongTypes({ choices, at }: Location): readonly Violation[] {
  const typed = choices.every((choice) => typesOf(choice) !== undefined && valuesOf(choice) === undefined);
  if (!typed || at.length === 0) return [];
  const wrong = BY_KIND.filter(([kind]) => !choices.some((choice) => allowsType(choice, kind)));
  const keyword = choices.length > 1 ? 'anyOf' : 'type';
  const isNull = ([kind]: readonly [TypeName, JsonValue]): boolean => kind === 'null';
  const picked = [wrong.find(isNull), wrong.find((one) => !isNull(one))].filter((one) => one !== undefined);
  return picked.map(([kind, value]) => ({
    keyword,
    value,
    what: kind === 'null' ? 'is null' : `is of kind ${kind}`,
  }));
}

function wrongValues({ value, taken }: Location): readonly Violation[] {
  const named = valuesOf(taken);
  if (named !== undefined) {
    const other = otherValue(value, named);
    const keyword = 'const' in taken ? 'const' : 'enum';
    return other === undefined ? [] : [{ keyword, value: other, what: 'is another value' }];
  }
  if (typeof value === 'string') return wrongTexts(value, taken);
  return typeof value === 'number' ? wrongNumbers(taken) : [];
}

/** Where a place may be a text or null, a text that breaks its own constraint is refused for both. */
function wrongChoices({ value, choices, taken }: Location): readonly Violation[] {
  const others = choices.filter((choice) => choice !== taken);
  const onlyNull = others.every((choice) => choice.type === 'null');
  if (!onlyNull || typeof value !== 'string' || valuesOf(taken) !== undefined) return [];
  return wrongTexts(value, taken).map((one) => ({ ...one, keyword: 'anyOf' }));
}

function otherValue(value: JsonValue, named: readonly JsonValue[]): JsonValue | undefined {
  const candidates: readonly JsonValue[] =
    typeof value === 'string'
      ? [`${value}_`, '?']
      : typeof value === 'number'
        ? [value + 1, -1]
        : value === null
          ? []
          : [!value];
  const known = new Set(named.map(canonicalJson));
  return candidates.find((one) => !known.has(canonicalJson(one)));
}

function wrongTexts(value: string, schema: SchemaObject): readonly Violation[] {
  const { format, pattern, minLength, maxLength, ...rest } = schema;
  const check = format !== undefined && FORMAT_NAMES.includes(format) ? formatCheck(format) : undefined;
  const candidates = ['?', `not a ${format ?? 'match'}`, '', `_${value}`, ' '];
  const noFormat = check && candidates.find((text) => !check(text) && matches(text, schema));
  const noPattern =
    pattern === undefined
      ? undefined
      : candidates.find(
          (text) =>
            !matches(text, { ...rest, pattern }) &&
            matches(text, { ...rest, ...lengths(schema) }) &&
            (check?.(text) ?? true),
        );
  return [
    ...(noFormat === undefined ? [] : [{ keyword: 'format', value: noFormat, what: `is no ${format}` }]),
    ...(noPattern === undefined
      ? []
      : [{ keyword: 'pattern', value: noPattern, what: 'does not match its pattern' }]),
    ...(minLength !== undefined && minLength > 0 && pattern === undefined && !check
      ? [{ keyword: 'minLength', value: 'x'.repeat(minLength - 1), what: 'is too short' }]
      : []),
    ...(maxLength !== undefined && maxLength < 1000 && pattern === undefined && !check
      ? [{ keyword: 'maxLength', value: 'x'.repeat(maxLength + 1), what: 'is too long' }]
      : []),
  ];
}

function lengths({ minLength, maxLength }: SchemaObject): SchemaObject {
  return { ...(minLength !== undefined && { minLength }), ...(maxLength !== undefined && { maxLength }) };
}

function wrongNumbers(schema: SchemaObject): readonly Violation[] {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  if (multipleOf !== undefined) return [];
  return [
    ...(minimum === undefined ? [] : [{ keyword: 'minimum', value: minimum - 1, what: 'is too small' }]),
    ...(maximum === undefined ? [] : [{ keyword: 'maximum', value: maximum + 1, what: 'is too large' }]),
    ...(exclusiveMinimum === undefined
      ? []
      : [{ keyword: 'exclusiveMinimum', value: exclusiveMinimum, what: 'is too small' }]),
    ...(exclusiveMaximum === undefined
      ? []
      : [{ keyword: 'exclusiveMaximum', value: exclusiveMaximum, what: 'is too large' }]),
  ];
}

/** What breaks inside an object or an array: the place itself stays of the right kind. */
function wrongMembers({ value, taken }: Location): readonly Violation[] {
  if (isJsonObject(value)) {
    const missing = (taken.required ?? []).filter((key) => Object.hasOwn(value, key));
    return [
      ...missing.map((key) => ({ keyword: 'required', below: key, what: 'is missing' })),
      ...(taken.additionalProperties === false && taken.patternProperties === undefined
        ? [{ keyword: 'additionalProperties', below: 'unknown_property', value: true, what: 'is not known' }]
        : []),
    ];
  }
  if (!isJsonArray(value) || taken.contains !== undefined) return [];
  const [first = null] = value;
  const { minItems = 0, maxItems } = taken;
  return [
    ...(minItems > 0
      ? [{ keyword: 'minItems', value: value.slice(0, minItems - 1), what: 'has too few items' }]
      : []),
    ...(maxItems !== undefined &&
    maxItems < 100 &&
    value.length > 0 &&
    !taken.uniqueItems &&
    taken.prefixItems === undefined
      ? [
          {
            keyword: 'maxItems',
            value: Array<JsonValue>(maxItems + 1).fill(first),
            what: 'has too many items',
          },
        ]
      : []),
    ...(taken.uniqueItems && value.length > 0 && taken.prefixItems === undefined && (maxItems ?? 2) > 1
      ? [{ keyword: 'uniqueItems', value: [...value, first], what: 'repeats an item' }]
      : []),
  ];
}
