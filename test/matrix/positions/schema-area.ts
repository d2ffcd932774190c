import { isRecord } from '../../../generator/json/json.js';
import { URI_OF } from '../../../generator/schema/dialect.js';
import { DIALECT_KEYWORDS, OPENAPI_KEYWORDS } from '../../../generator/schema/dialect-keywords.js';
import type { KeywordRow } from '../../../generator/schema/keyword-row.js';
import { KEYWORDS } from '../../../generator/schema/keywords.js';
import { type Area, event, hasHalfCharacter, own, type Part, type Position } from '../position.js';
import { COMPANIONS, MORE_SAMPLES, SAMPLES, type Sample } from './keyword-samples.js';

type Json = Readonly<Record<string, unknown>>;

/** Where a schema can be, and how a value reaches it. */
interface Place {
  readonly name: string;
  /** The schema of the property. Undefined for the event itself. */
  property?(inner: Json, id: string): Json;
  /** The value of the property. */
  value?(value: unknown): unknown;
}

const PLACES: readonly Place[] = [
  { name: 'event' },
  { name: 'property', property: (inner) => inner },
  { name: 'items', property: (items) => ({ type: 'array', items }), value: (value) => [value] },
  { name: 'definition', property: (_inner, id) => ({ $ref: `#/$defs/Part_${id}` }) },
];

/** How many properties share an event. */
const SHARED = 12;

/** The input with a schema at a place: as a property of an event that others share, or as an event of its own. */
function placed(
  place: Place,
  inner: Json,
  { id, dialect = {}, $defs = {} }: { readonly id: string; readonly dialect?: Json; readonly $defs?: Json },
): Part {
  if (!place.property)
    return {
      files: {
        [`schemas/${id}.json`]: {
          ...dialect,
          ...merged(event(id) as Json, inner),
          ...defs(inner.$defs, $defs),
        },
      },
    };
  const definitions = { ...(place.name === 'definition' && { [`Part_${id}`]: inner }), ...$defs };
  const schema = place.property(inner, id);
  if (Object.keys(dialect).length === 0)
    return { files: {}, member: { event: sharedBy(id), name: id, schema, $defs: definitions } };
  return {
    files: { [`schemas/${id}.json`]: { ...dialect, ...event(id, { [id]: schema }), ...defs(definitions) } },
  };
}

/** `$defs` of several origins, if there are any. */
function defs(...all: readonly unknown[]): Json {
  const entries = all.flatMap((one) => (isRecord(one) ? Object.entries(one) : []));
  // A value other than a map stays as it is, to be refused.
  const wrong = all.find((one) => one !== undefined && !isRecord(one));
  return wrong === undefined && entries.length === 0 ? {} : { $defs: wrong ?? own(...entries) };
}

function sharedBy(id: string): string {
  return `shared${Math.floor(Number(id.slice(1)) / SHARED)}`;
}

/** The payload with a value for the schema at a place. */
function payloadOf(place: Place, value: unknown, part: Part, id: string): unknown {
  if (!place.property) return isRecord(value) ? { ...value, type: id } : value;
  return { type: part.member?.event ?? id, [id]: place.value ? place.value(value) : value };
}

const ROWS: ReadonlyMap<string, KeywordRow> = new Map<string, KeywordRow>([
  ...Object.entries(KEYWORDS),
  ...Object.entries(DIALECT_KEYWORDS),
  ...[...OPENAPI_KEYWORDS, 'x-unknown'].map((name): [string, KeywordRow] => [
    name,
    { dialects: [], value: 'json', role: 'annotation' },
  ]),
]);

/** Every string of every keyword, in every place of a schema. The keyword table lists them. */
export const schemaArea: Area = {
  name: 'schemas',
  files: {},
  positions: PLACES.flatMap((place) => [
    ...[...ROWS].flatMap(([keyword, row]) =>
      samplesOf(keyword, row).map((sample) => positionOf(place, { keyword, row, sample })),
    ),
    unknownKeyword(place),
    referredDefinition(place),
  ]),
};

function samplesOf(keyword: string, row: KeywordRow): readonly Sample[] {
  const more = MORE_SAMPLES[keyword] ?? [];
  const usual = SAMPLES[row.value].filter(({ at }) => !more.some((one) => one.at === at));
  return [...usual, ...more];
}

/** Keywords whose values at an event are payloads, so that objects in them need the discriminator. */
const PAYLOADS = new Set(['const', 'enum', 'examples', 'default']);

function positionOf(
  place: Place,
  { keyword, row, sample }: { readonly keyword: string; readonly row: KeywordRow; readonly sample: Sample },
): Position {
  return {
    name: `${place.name}: ${keyword}, ${sample.at}`,
    part(text, id) {
      const isEvent = place.name === 'event';
      const value = isEvent && PAYLOADS.has(keyword) ? typed(sample.value(text), id) : sample.value(text);
      const about = row.about && !isEvent ? { type: row.about } : {};
      const part = placed(
        place,
        { ...about, ...COMPANIONS[keyword], [keyword]: value },
        { id, dialect: dialectOf(row) },
      );
      const requests = (list: readonly unknown[] = []) =>
        list
          // At an event, a value that is not an object contradicts the schema, and so does the discriminator's name.
          .filter((one) => !isEvent || (isRecord(one) && text !== 'type'))
          .map((one) => ({ payload: payloadOf(place, one, part, id) }));
      return {
        ...part,
        accepts: requests(sample.accepts?.(text)),
        rejects: requests(sample.rejects?.(text)),
        ...(sample.isDocumented && { documents: [text] }),
        ...(isEvent && keyword === 'examples' && { examples: (value as unknown[]).filter(isRecord) }),
      };
    },
  };
}

/** A value in which every object is an event of a type. */
function typed(value: unknown, id: string): unknown {
  if (Array.isArray(value)) return value.map((one) => typed(one, id));
  return isRecord(value) ? { ...value, type: id } : value;
}

/** The dialect for a keyword that 2020-12 has not. */
function dialectOf({ dialects }: KeywordRow): Json {
  if (dialects.length === 0 || dialects.includes('2020-12')) return {};
  const newest = dialects.filter((one): one is keyof typeof URI_OF => one in URI_OF).at(-1);
  return newest === undefined ? {} : { $schema: URI_OF[newest] };
}

function unknownKeyword(place: Place): Position {
  const part = (text: string, id: string): Part => placed(place, own([`x-${text}`, text]), { id });
  return { name: `${place.name}: unknown keyword`, part };
}

/** A definition whose key is the text, with a reference to it. */
function referredDefinition(place: Place): Position {
  return {
    name: `${place.name}: $defs, key that is referred to`,
    part(text, id) {
      if (hasHalfCharacter(text)) return undefined;
      const key = `Def ${id} ${text}`;
      const $ref = `#/$defs/${encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'))}`;
      const $defs = own([key, { type: 'object', properties: { n: { const: 1 } } }]);
      return placed(place, place.property ? { $ref } : { properties: { q: { $ref } } }, { id, $defs });
    },
  };
}

/** Two schemas in one: lists are joined, maps too, and of other values the second stays. */
function merged(one: Json, other: Json): Json {
  const entries = Object.entries(other).map(([key, value]): [string, unknown] => {
    const first = Object.hasOwn(one, key) ? one[key] : undefined;
    if (Array.isArray(first) && Array.isArray(value)) return [key, [...first, ...value]];
    return [key, isRecord(first) && isRecord(value) ? { ...value, ...first } : value];
  });
  return { ...one, ...own(...entries) };
}
